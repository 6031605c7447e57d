import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proxies: people whom a patient lets into part of their record, until a day or until they take it back. */
export class Proxy1763800001360 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KINDS);
    await runner.query(PROXY);
    await runner.query(STANDING);
    await runner.query(LIVE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// Two patients may ask the same person, and neither learns of the other: an open invitation of a proxy stands in nobody's way.
const KINDS = `
alter table account drop constraint account_kind_check,
  add constraint account_kind_check check (kind in ('patient', 'proxy', 'staff'));
alter table invitation drop constraint invitation_kind_check,
  add constraint invitation_kind_check check (kind in ('staff', 'patient', 'proxy'));
drop index invitation_open;
create unique index invitation_open on invitation (clinic_id, email_token)
  where accepted_at is null and revoked_at is null and kind <> 'proxy';
`;

const PROXY = `
create table proxy (
  clinic_id uuid not null references clinic,
  id uuid not null,
  patient_id uuid not null,
  account_id uuid,
  relation text not null check (relation in ('partner', 'parent', 'child', 'relative', 'friend', 'carer')),
  scopes text[] not null check (scopes <@ array['messages', 'check-ins', 'visits'] and cardinality(scopes) > 0),
  language text not null check (language in ('en', 'es')),
  version integer not null default 1,
  name_sealed bytea not null,
  email_sealed bytea not null,
  digest bytea not null,
  last_day date,
  granted_at timestamptz not null,
  asked_at timestamptz not null,
  accepted_at timestamptz,
  ends_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, account_id) references account (clinic_id, id)
);
create index proxy_by_patient on proxy (clinic_id, patient_id);
create unique index proxy_once on proxy (clinic_id, account_id, patient_id) where ended_at is null;
call protect('proxy', 'patient', 'select, insert, update');

create function proxy_scopes(in_clinic uuid, in_account uuid, in_chart uuid) returns text[]
language plpgsql stable as $$
begin
  return (select x.scopes from proxy x where x.clinic_id = in_clinic and x.account_id = in_account
    and x.patient_id = in_chart and x.ended_at is null and (x.ends_at is null or x.ends_at > now()));
end $$;
`;

// As before, and a proxy stands as the patient let them: on that one chart, whose rows alone their work may see.
const STANDING = `
drop function standing(uuid, uuid, uuid);
create function standing(in_clinic uuid, in_session uuid, in_chart uuid)
returns table (account_id uuid, kind text, roles text[], own_patient uuid, tie text, is_proven boolean,
  needs_factor boolean, scopes text[]) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    select a.id, a.kind, a.roles,
      case when a.kind = 'proxy' then case when g.given is not null then in_chart end else p.id end,
      case
        when in_chart is null then 'none'
        when p.id = in_chart then 'self'
        when a.kind = 'proxy' then case when g.given is not null then 'proxy' else 'none' end
        when exists (select from care_team_member m
          where m.clinic_id = in_clinic and m.patient_id = in_chart and m.staff_id = a.id) then 'care-team'
        when a.kind = 'staff' and is_breaking_glass(in_clinic, a.id, in_chart, in_session) then 'break-glass'
        else 'none'
      end,
      coalesce(s.proved_at > now() - interval '5 minutes', false),
      a.kind = 'staff' and not a.has_factor
        and coalesce((select i.staff_factor from identity_setting i where i.clinic_id = in_clinic), true),
      g.given
    from session s
    join account a on a.clinic_id = in_clinic and a.id = s.account_id and a.state = 'active'
    left join patient p on p.clinic_id = in_clinic and p.account_id = a.id
    cross join lateral (select case when a.kind = 'proxy' then proxy_scopes(in_clinic, a.id, in_chart) end as given
      offset 0) g
    where s.clinic_id = in_clinic and s.id = in_session and s.ended_at is null and s.expires_at > now();
end $$;
`;

// Hints of the patients whose messages they were let into, until the first of these days is over.
const LIVE = `
drop function live_ticket_use(uuid, bytea);
create function live_ticket_use(in_clinic uuid, in_hash bytea)
returns table (session_id uuid, account_id uuid, own_patient uuid, all_charts boolean, charts uuid[],
  expires_at timestamptz, gives_care boolean, charges uuid[])
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
      array(select x.patient_id from proxy x where s.kind = 'proxy' and x.clinic_id = in_clinic
        and x.account_id = s.account_id and x.ended_at is null and (x.ends_at is null or x.ends_at > now())
        and 'messages' = any (x.scopes))
    from (select used.session_id, f.* from standing(in_clinic, used.session_id, null) f) s;
end $$;
`;
