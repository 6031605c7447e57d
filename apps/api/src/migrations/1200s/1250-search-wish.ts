import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a patient said last of a search that goes on: that the next choice may be asked, or that nobody is to be asked now. */
export class SearchWish1763800001250 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WISH);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// A decline stood as a search of which nobody was left; what the patient said last tells the two apart.
const WISH = `
alter table referral_search
  add column agreed_at timestamptz,
  add column declined_at timestamptz;
update referral_search s set declined_at = said.at from (
    select distinct on (i.clinic_id, i.patient_id) i.clinic_id, i.patient_id, i.kind, i.at
    from referral_interest i order by i.clinic_id, i.patient_id, i.at desc, i.id desc
  ) said
  where said.clinic_id = s.clinic_id and said.patient_id = s.patient_id and said.kind = 'declined'
    and s.closed_at is null and said.at >= s.opened_at;
`;
