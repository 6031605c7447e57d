import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Live hints reach a proxy by what the patient let them do, and by nothing else. */
export class ProxyHints1763800001364 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LIVE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// As in 1360, but each charge names the kind of thing that may be heard of: `messages:<patient>`.
const LIVE = `
drop function live_ticket_use(uuid, bytea);
create function live_ticket_use(in_clinic uuid, in_hash bytea)
returns table (session_id uuid, account_id uuid, own_patient uuid, all_charts boolean, charts uuid[],
  expires_at timestamptz, gives_care boolean, charges text[])
language plpgsql as $$
declare
  used live_ticket%rowtype;
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  delete from live_ticket t where t.clinic_id = in_clinic and t.token_hash = in_hash returning * into used;
  delete from live_ticket t where t.clinic_id = in_clinic and t.expires_at < now();
  if used.session_id is null or used.expires_at < now() then return; end if;
  return query
    select s.session_id, s.account_id, s.own_patient, s.roles && array['coordinator'],
      array(select m.patient_id from care_team_member m where m.clinic_id = in_clinic and m.staff_id = s.account_id
          and s.roles && array['provider', 'nurse', 'coordinator']
        union select g.patient_id from break_glass g where g.clinic_id = in_clinic and g.account_id = s.account_id
          and g.session_id = used.session_id and g.ended_at is null and g.ends_at > now()
          and s.roles && array['provider', 'nurse', 'coordinator']),
      least((select e.expires_at from session e where e.clinic_id = in_clinic and e.id = used.session_id),
        (select min(x.ends_at) from proxy x where x.clinic_id = in_clinic and x.account_id = s.account_id
          and x.ended_at is null and x.ends_at > now())),
      s.roles && array['provider', 'nurse', 'coordinator'],
      array(select scope || ':' || x.patient_id from proxy x cross join unnest(x.scopes) scope
        where s.kind = 'proxy' and x.clinic_id = in_clinic and x.account_id = s.account_id and x.ended_at is null
          and (x.ends_at is null or x.ends_at > now()))
    from (select used.session_id, f.* from standing(in_clinic, used.session_id, null) f) s;
end $$;
`;
