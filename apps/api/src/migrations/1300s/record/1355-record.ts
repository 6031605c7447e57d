import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records destroyed and archives of a clinic, each asked for by one person and approved by another. */
export class Record1763800001355 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GONE);
    await runner.query(DELETION);
    await runner.query(ARCHIVE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// Whoever is gone is nobody to every statement of the program, so that their address answers as a missing one. Only the work
// that lets them go still sees them: it says so in its own transaction.
const GONE = `
alter table patient add column gone_at timestamptz;
create policy gone on patient as restrictive
  using (gone_at is null or coalesce(current_setting('app.leaving', true), '') = patient_id::text) with check (true);
`;

const DELETION = `
create table record_deletion (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  state text not null default 'asked' check (state in ('asked', 'held', 'refused', 'undone', 'done')),
  reason_sealed bytea not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  decided_at timestamptz,
  decided_by uuid check (decided_by <> asked_by),
  due_at timestamptz,
  -- Since when something keeps it from being done, and what.
  kept_by text,
  ended_at timestamptz,
  ended_by uuid,
  key_ids uuid[] not null default '{}',
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  check (state not in ('held', 'done') or (decided_by is not null and due_at is not null))
);
create unique index record_deletion_one on record_deletion (clinic_id, patient_id) where state in ('asked', 'held');
create index record_deletion_due on record_deletion (clinic_id, due_at) where state = 'held';
call protect('record_deletion', 'staff', 'select, insert, update');

-- Whose record it is, before the access that names the patient is written down.
create function record_deletion_ahead(in_clinic uuid, in_patient uuid, in_id uuid) returns table (patient_id uuid)
language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', coalesce(in_patient::text, ''), true);
  return query select d.patient_id from record_deletion d where d.clinic_id = in_clinic and d.id = in_id;
end $$;
`;

const ARCHIVE = `
create table record_archive (
  clinic_id uuid not null references clinic,
  id uuid not null,
  state text not null default 'asked'
    check (state in ('asked', 'making', 'ready', 'refused', 'cancelled', 'failed', 'removed')),
  reason_sealed bytea not null,
  -- Whom it is encrypted for: the public half of a key that the clinic keeps and this program never sees.
  recipient text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  decided_at timestamptz,
  decided_by uuid check (decided_by <> asked_by),
  -- How far it is: the table and the last row that was read, and what is on the disk already.
  at_table text,
  after_row jsonb,
  tables integer not null default 0,
  tables_done integer not null default 0,
  parts integer not null default 0,
  rows bigint not null default 0,
  unreadable bigint not null default 0,
  lease_until timestamptz,
  tries integer not null default 0,
  bytes bigint,
  sha256 text,
  ready_at timestamptz,
  expires_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  primary key (clinic_id, id),
  check (state <> 'ready' or (bytes is not null and sha256 is not null and expires_at is not null))
);
create unique index record_archive_one on record_archive (clinic_id) where state in ('asked', 'making');
call protect('record_archive', 'staff', 'select, insert, update');
`;
