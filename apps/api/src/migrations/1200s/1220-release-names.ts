import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A release keeps to whom it was signed, and a packet who wrote in it, when the record was read, and when a risk was judged. */
export class ReleaseNames1763800001220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NAMES);
    await runner.query(WRITTEN);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// What was signed before stays without names, and is told as the directory names them today.
const NAMES = `
alter table referral_release add column recipients_sealed bytea;
`;

const WRITTEN = `
alter table referral_packet
  add column read_at timestamptz,
  -- When a person last said how the risk stands; null where the record says it.
  add column risk_judged_at timestamptz,
  -- Who wrote in it before it was sent, each with the last time.
  add column edits jsonb not null default '[]';
`;
