import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions that were over long ago may be taken away: the sweep prunes them with what hangs on them. */
export class SignInPruning1763800001377 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SESSION);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const SESSION = 'grant delete on session to hf_app, hf_jobs;';
