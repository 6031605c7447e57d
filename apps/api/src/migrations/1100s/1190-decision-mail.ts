import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A patient is told by mail that there is something new once a decision can no longer be taken back. */
export class DecisionMail1763800001190 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TOLD);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// Nobody is mailed of what was decided before there were such mails.
const TOLD = `
alter table review_decision add column mailed_at timestamptz;
alter table review_decision no force row level security;
update review_decision set mailed_at = decided_at;
alter table review_decision force row level security;
create index review_decision_to_mail on review_decision (clinic_id, decided_at) where mailed_at is null;
`;
