import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Attempts of before stand in their column since they came into their state, and questions that were answered are answered: row
 * level security binds the owner too, so that nothing of it was written before. A step can be another release.
 */
export class ReferralTurnAnew1763800001275 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TURN);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const TURN = `
alter table referral no force row level security;
alter table referral_message no force row level security;
update referral set column_since = since where column_since is null;
update referral r set replied_at = m.at
  from (select clinic_id, referral_id, max(at) as at from referral_message
    where side = 'clinic' and kind = 'answer' group by clinic_id, referral_id) m
  where m.clinic_id = r.clinic_id and m.referral_id = r.id and m.at >= r.since and r.state = 'info_requested'
    and r.replied_at is null;
alter table referral force row level security;
alter table referral_message force row level security;
alter table referral_step drop constraint referral_step_kind_check;
alter table referral_step add constraint referral_step_kind_check check (kind in ('moved', 'nudged', 'to-call', 'reached',
  'relayed', 'opened', 'refused', 'coded', 'missed', 'released'));
`;
