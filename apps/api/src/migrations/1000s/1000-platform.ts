import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every feature stands on: row-level security in one call, the audit trail, keys, effects and throttles. */
export class Platform1763800001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PROTECT);
    await runner.query(AUDIT);
    await runner.query(KEYS);
    await runner.query(MACHINERY);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// Who may see a row is said once, here. `patient` narrows rows to the acting patient's own; `staff` hides them from
// every patient; `clinic` leaves it at the clinic.
const PROTECT = `
create procedure protect(target regclass, audience text, rights text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy clinic on %s using (clinic_id = nullif(current_setting(''app.clinic_id'', true), '''')::uuid)
    with check (clinic_id = nullif(current_setting(''app.clinic_id'', true), '''')::uuid)', target);
  if audience = 'patient' then
    execute format('create policy patient on %s as restrictive
      using (patient_id = coalesce(nullif(current_setting(''app.patient_id'', true), '''')::uuid, patient_id))', target);
  elsif audience = 'staff' then
    execute format('create policy staff on %s as restrictive
      using (nullif(current_setting(''app.patient_id'', true), '''') is null)', target);
  elsif audience <> 'clinic' then
    raise exception 'unknown audience %', audience;
  end if;
  execute format('grant %s on %s to hf_app, hf_jobs', rights, target);
  execute format('grant select on %s to hf_reader', target);
end $$;
`;

const AUDIT = `
create table audit_entry (
  clinic_id uuid not null,
  id uuid not null default uuidv7(),
  at timestamptz not null default clock_timestamp(),
  account_id uuid not null,
  session_id uuid,
  action text not null,
  patient_id uuid,
  outcome text not null default 'allowed' check (outcome in ('allowed', 'refused')),
  request_id uuid,
  origin text,
  primary key (clinic_id, id)
);
call protect('audit_entry', 'clinic', 'insert');

create function work_begin(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_request uuid, in_session uuid, in_origin text, in_now timestamptz) returns void language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', coalesce(in_patient::text, ''), true);
  insert into audit_entry (clinic_id, account_id, session_id, action, patient_id, request_id, origin)
    values (in_clinic, in_account, in_session, in_action, in_chart, in_request, in_origin);
end $$;
`;

const KEYS = `
create table clinic_key (
  clinic_id uuid not null,
  id uuid not null default uuidv7(),
  wrapped bytea not null,
  master_id text not null,
  retired_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id)
);
create unique index clinic_key_active on clinic_key (clinic_id) where retired_at is null;
call protect('clinic_key', 'clinic', 'select, insert, update');

create table data_key (
  clinic_id uuid not null,
  id uuid not null default uuidv7(),
  scope text not null check (scope in ('clinic', 'patient', 'thread', 'lookup')),
  subject_id uuid not null,
  clinic_key_id uuid not null,
  wrapped bytea,
  created_at timestamptz not null default now(),
  shredded_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, scope, subject_id),
  foreign key (clinic_id, clinic_key_id) references clinic_key (clinic_id, id),
  check ((wrapped is null) = (shredded_at is not null))
);
call protect('data_key', 'clinic', 'select, insert, update');

create function clinic_key_find(in_clinic uuid) returns table (id uuid, master_id text, wrapped bytea, active boolean)
language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true);
  return query select k.id, k.master_id, k.wrapped, k.retired_at is null from clinic_key k where k.clinic_id = in_clinic;
end $$;

create function clinic_key_make(in_clinic uuid, in_id uuid, in_master text, in_wrapped bytea) returns void
language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true);
  insert into clinic_key (clinic_id, id, master_id, wrapped) values (in_clinic, in_id, in_master, in_wrapped)
    on conflict do nothing;
end $$;

create function data_key_find(in_clinic uuid, in_scope text, in_subjects uuid[]) returns setof data_key
language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true);
  return query select * from data_key k
    where k.clinic_id = in_clinic and k.scope = in_scope and k.subject_id = any (in_subjects);
end $$;

create function data_key_make(in_clinic uuid, in_id uuid, in_scope text, in_subject uuid, in_clinic_key uuid,
  in_wrapped bytea) returns setof data_key language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true);
  insert into data_key (clinic_id, id, scope, subject_id, clinic_key_id, wrapped)
    values (in_clinic, in_id, in_scope, in_subject, in_clinic_key, in_wrapped) on conflict do nothing;
  return query select * from data_key k
    where k.clinic_id = in_clinic and k.scope = in_scope and k.subject_id = in_subject;
end $$;
`;

const MACHINERY = `
create table effect (
  clinic_id uuid not null,
  id uuid not null default uuidv7(),
  job text not null,
  receiver text not null,
  claimed_at timestamptz not null default now(),
  done_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, job, receiver)
);
call protect('effect', 'clinic', 'select, insert, update');

create table throttle (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
grant select, insert, update, delete on throttle to hf_app, hf_jobs;
grant select on throttle to hf_reader;
`;
