import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an entry was made for, and the emergency in which a chart is opened by who does not look after the patient. */
export class AuditPurpose1763800001302 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GLASS);
    await runner.query(BEGIN);
    await runner.query(QUIET);
    await runner.query(STANDING);
    await runner.query(LIVE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// It holds in the session it was opened in, so that signing out ends it too.
const GLASS = `
create table break_glass (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  patient_id uuid not null,
  session_id uuid not null,
  reason_sealed bytea not null,
  began_at timestamptz not null default now(),
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (clinic_id, id),
  check (began_at < ends_at)
);
create index break_glass_open on break_glass (clinic_id, account_id, patient_id) where ended_at is null;
create index break_glass_by_patient on break_glass (clinic_id, patient_id, began_at);
create index break_glass_by_day on break_glass (clinic_id, began_at);
call protect('break_glass', 'patient', 'select, insert, update');

create function is_breaking_glass(in_clinic uuid, in_account uuid, in_chart uuid, in_session uuid) returns boolean
language plpgsql stable as $$
begin
  return exists (select from break_glass g where g.clinic_id = in_clinic and g.account_id = in_account
    and g.patient_id = in_chart and g.session_id = in_session and g.ended_at is null and g.ends_at > now());
end $$;
`;

// As before. The transaction takes its number before its entry gets an identifier: the sealer relies on it (1300). The
// identifier is left where a list can add whom it named. Purposes: a patient's own; the clinic's machinery; staff with no
// one patient, or arranging something about one; an emergency; care.
const BEGIN = `
create function audit_purpose(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_session uuid) returns text language plpgsql as $$
begin
  if in_account = '00000000-0000-7000-8000-000000000000' then return 'system'; end if;
  if in_patient is not null then return 'own'; end if;
  if in_chart is null or in_action in ('care-team.assign', 'break-glass.end') then return 'operations'; end if;
  if in_action = 'break-glass.open' or is_breaking_glass(in_clinic, in_account, in_chart, in_session) then
    return 'break-glass';
  end if;
  return 'treatment';
end $$;

create or replace function work_begin(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_request uuid, in_session uuid, in_origin text, in_now timestamptz) returns void language plpgsql as $$
declare
  said text;
  own xid8;
  entry uuid;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  said := set_config('app.patient_id', coalesce(in_patient::text, ''), true);
  own := pg_current_xact_id();
  entry := uuidv7();
  said := set_config('app.entry_id', entry::text, true);
  said := audit_purpose(in_clinic, in_account, in_patient, in_action, in_chart, in_session);
  insert into audit_entry (clinic_id, id, account_id, session_id, action, patient_id, request_id, origin, purpose)
    values (in_clinic, entry, in_account, in_session, in_action, in_chart, in_request, in_origin, said);
end $$;

create or replace function audit_refusal(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_request uuid, in_session uuid, in_origin text, in_now timestamptz) returns void language plpgsql as $$
declare
  said text;
  own xid8;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  own := pg_current_xact_id();
  said := audit_purpose(in_clinic, in_account, in_patient, in_action, in_chart, in_session);
  insert into audit_entry (clinic_id, account_id, session_id, action, patient_id, request_id, origin, outcome, purpose)
    values (in_clinic, in_account, in_session, in_action, in_chart, in_request, in_origin, 'refused', said);
end $$;
`;

// The clinic's machinery looks every few seconds whether something is due. A look that found nothing and wrote nothing
// answered nobody and leaves no entry; one that wrote leaves it in the same transaction.
const QUIET = `
create function work_look(in_clinic uuid) returns void language plpgsql as $$
declare
  said text;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  said := set_config('app.patient_id', '', true);
end $$;

create function work_done(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_request uuid, in_session uuid, in_origin text, in_now timestamptz) returns void language plpgsql as $$
begin
  if pg_current_xact_id_if_assigned() is null then return; end if;
  perform work_begin(in_clinic, in_account, in_patient, in_action, in_chart, in_request, in_session, in_origin, in_now);
end $$;
`;

const STANDING = `
create or replace function standing(in_clinic uuid, in_session uuid, in_chart uuid)
returns table (account_id uuid, kind text, roles text[], own_patient uuid, tie text, is_proven boolean,
  needs_factor boolean) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    select a.id, a.kind, a.roles, p.id,
      case
        when in_chart is null then 'none'
        when p.id = in_chart then 'self'
        when exists (select from care_team_member m
          where m.clinic_id = in_clinic and m.patient_id = in_chart and m.staff_id = a.id) then 'care-team'
        when a.kind = 'staff' and is_breaking_glass(in_clinic, a.id, in_chart, in_session) then 'break-glass'
        else 'none'
      end,
      coalesce(s.proved_at > now() - interval '5 minutes', false),
      a.kind = 'staff' and not a.has_factor
        and coalesce((select i.staff_factor from identity_setting i where i.clinic_id = in_clinic), true)
    from session s
    join account a on a.clinic_id = in_clinic and a.id = s.account_id and a.state = 'active'
    left join patient p on p.clinic_id = in_clinic and p.account_id = a.id
    where s.clinic_id = in_clinic and s.id = in_session and s.ended_at is null and s.expires_at > now();
end $$;
`;

// A chart that is open in an emergency is heard of live as well; the sockets are closed when it ends.
const LIVE = `
create or replace function live_ticket_use(in_clinic uuid, in_hash bytea)
returns table (session_id uuid, account_id uuid, own_patient uuid, all_charts boolean, charts uuid[],
  expires_at timestamptz, gives_care boolean)
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
      (select e.expires_at from session e where e.clinic_id = in_clinic and e.id = used.session_id),
      s.roles && array['provider', 'nurse', 'coordinator']
    from (select used.session_id, f.* from standing(in_clinic, used.session_id, null) f) s;
end $$;
`;
