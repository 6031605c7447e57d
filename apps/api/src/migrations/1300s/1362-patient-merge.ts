import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records of one patient that were made twice: one is replaced by the other, and both stay. */
export class PatientMerge1763800001362 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MERGE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// What a merge did is kept with it, so that taking it back does neither more nor less.
const MERGE = `
alter table patient add column replaced_by uuid,
  add constraint patient_replaced_fkey foreign key (clinic_id, replaced_by) references patient (clinic_id, id),
  add constraint patient_replaces_another check (replaced_by <> id);
create index patient_replaced on patient (clinic_id, replaced_by) where replaced_by is not null;
alter table patient_plan add column paused_by_merge boolean not null default false;

create table patient_merge (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  kept_id uuid not null,
  merged_at timestamptz not null,
  merged_by uuid not null,
  moved_account uuid,
  suspended_account uuid,
  joined_replaced uuid[] not null,
  joined_kept uuid[] not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, kept_id) references patient (clinic_id, id)
);
create unique index patient_merge_stands on patient_merge (clinic_id, patient_id) where undone_at is null;
create index patient_merge_newest on patient_merge (clinic_id, merged_at desc);
call protect('patient_merge', 'staff', 'select, insert, update');
`;
