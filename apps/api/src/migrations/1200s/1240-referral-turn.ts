import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose turn an attempt is when no mail reaches the therapist, and how long it stands in its column of the board. */
export class ReferralTurn1763800001240 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TURN);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const TURN = `
alter table referral
  -- Since when somebody of the clinic has to call or fax, and when a question of the therapist's was answered.
  add column call_at timestamptz,
  add column replied_at timestamptz,
  add column column_since timestamptz;
update referral set column_since = since;
alter table referral_step drop constraint referral_step_kind_check;
alter table referral_step add constraint referral_step_kind_check check (kind in ('moved', 'nudged', 'to-call', 'reached',
  'opened', 'refused', 'coded', 'missed'));
`;
