import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A patient is told by mail that there is something new once a decision can no longer be taken back. */
export class DecisionMail1763800001190 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TOLD);
    await runner.query(ZONES);
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

// Zones are checked where they are set now; one that was kept before and is unknown here would stop whatever reckons days.
const ZONES = `
alter table patient_plan no force row level security;
alter table clinic no force row level security;
update patient_plan p set zone = k.zone from clinic k
  where k.clinic_id = p.clinic_id and lower(p.zone) not in (select lower(name) from pg_timezone_names);
alter table clinic force row level security;
alter table patient_plan force row level security;
`;
