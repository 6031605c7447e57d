import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The conversations of a destroyed record answer by address as missing ones do. */
export class GoneThreads1763800001357 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GONE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// As patients who are gone are nobody, their conversations are none. Said in the row itself: the inbox asks no other table.
const GONE = `
alter table thread add column gone_at timestamptz;
update thread t set gone_at = p.gone_at from patient p
  where p.clinic_id = t.clinic_id and p.id = t.patient_id and p.gone_at is not null;
create policy gone on thread as restrictive
  using (gone_at is null or coalesce(current_setting('app.leaving', true), '') = patient_id::text) with check (true);
`;
