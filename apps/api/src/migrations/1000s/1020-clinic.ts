import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clinics, hours, staff, patients, care teams; and the two questions the gate and the gateway ask of them. */
export class Clinic1763800001020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(STANDING);
    await runner.query(LIVE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const TABLES = `
create table clinic (
  clinic_id uuid primary key,
  name text not null,
  neutral_name text not null,
  phone text not null,
  zone text not null,
  crisis_words text[] not null default '{}',
  created_at timestamptz not null default now()
);
call protect('clinic', 'clinic', 'select, insert, update');
-- Due work is swept clinic by clinic, and the jobs role must know which there are.
create policy directory on clinic for select to hf_jobs using (true);

create table clinic_hours (
  clinic_id uuid not null references clinic,
  id uuid not null default uuidv7(),
  weekday smallint not null check (weekday between 1 and 7),
  opens text not null,
  closes text not null,
  primary key (clinic_id, id),
  check (opens < closes)
);
call protect('clinic_hours', 'clinic', 'select, insert, update, delete');

create table clinic_holiday (
  clinic_id uuid not null references clinic,
  day date not null,
  primary key (clinic_id, day)
);
call protect('clinic_holiday', 'clinic', 'select, insert, delete');

create table staff (
  clinic_id uuid not null references clinic,
  id uuid not null,
  title text not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, id) references account (clinic_id, id)
);
call protect('staff', 'clinic', 'select, insert, update');

create table patient (
  clinic_id uuid not null references clinic,
  id uuid not null,
  patient_id uuid not null generated always as (id) stored,
  account_id uuid,
  name_sealed bytea not null,
  preferred_name_sealed bytea not null,
  pronouns_sealed bytea not null,
  date_of_birth_sealed bytea not null,
  phone_sealed bytea not null,
  email_sealed bytea not null,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, account_id),
  foreign key (clinic_id, account_id) references account (clinic_id, id)
);
call protect('patient', 'patient', 'select, insert, update');

create table patient_name_token (
  clinic_id uuid not null,
  token bytea not null,
  patient_id uuid not null,
  primary key (clinic_id, token, patient_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
call protect('patient_name_token', 'patient', 'select, insert, delete');

create table care_team_member (
  clinic_id uuid not null,
  patient_id uuid not null,
  staff_id uuid not null,
  lead boolean not null default false,
  since timestamptz not null default now(),
  primary key (clinic_id, patient_id, staff_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, staff_id) references staff (clinic_id, id)
);
create index care_team_by_staff on care_team_member (clinic_id, staff_id, patient_id);
call protect('care_team_member', 'patient', 'select, insert, update, delete');
`;

const STANDING = `
create function standing(in_clinic uuid, in_session uuid, in_chart uuid)
returns table (account_id uuid, kind text, roles text[], own_patient uuid, tie text) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    select a.id, a.kind, a.roles, p.id,
      case
        when in_chart is null then 'none'
        when p.id = in_chart then 'self'
        when exists (select from care_team_member m
          where m.clinic_id = in_clinic and m.patient_id = in_chart and m.staff_id = a.id) then 'care-team'
        else 'none'
      end
    from session s
    join account a on a.clinic_id = in_clinic and a.id = s.account_id and a.state = 'active'
    left join patient p on p.clinic_id = in_clinic and p.account_id = a.id
    where s.clinic_id = in_clinic and s.id = in_session and s.ended_at is null and s.expires_at > now();
end $$;

create function audit_refusal(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_request uuid, in_session uuid, in_origin text, in_now timestamptz) returns void language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true);
  insert into audit_entry (clinic_id, account_id, session_id, action, patient_id, request_id, origin, outcome)
    values (in_clinic, in_account, in_session, in_action, in_chart, in_request, in_origin, 'refused');
end $$;
`;

const LIVE = `
create function live_ticket_use(in_clinic uuid, in_hash bytea)
returns table (session_id uuid, account_id uuid, own_patient uuid, all_charts boolean, charts uuid[], expires_at timestamptz)
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
        and s.roles && array['provider', 'nurse', 'coordinator']),
      (select e.expires_at from session e where e.clinic_id = in_clinic and e.id = used.session_id)
    from (select used.session_id, f.* from standing(in_clinic, used.session_id, null) f) s;
end $$;
`;
