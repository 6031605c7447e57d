import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A step for what a therapist answered by phone or fax, put down by whoever took it. */
export class ReferralRelay1763800001270 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table referral_step drop constraint referral_step_kind_check;
alter table referral_step add constraint referral_step_kind_check check (kind in ('moved', 'nudged', 'to-call', 'reached',
  'relayed', 'opened', 'refused', 'coded', 'missed'));
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
