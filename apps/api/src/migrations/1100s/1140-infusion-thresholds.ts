import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An infusion remembers by which of the clinic's thresholds its vitals were judged. */
export class InfusionThresholds1763800001140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Null before anything was written down; 0 are the thresholds that ship.
    await runner.query('alter table infusion add vitals_version integer check (vitals_version >= 0)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
