import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { isBackupDue, outlived } from '@holdfast/operation/model';
import { Health } from '@holdfast/platform/server';
import type pg from 'pg';
import { type Installation, INSTALLATION } from '../installation';
import { BackupRuns } from './backup-runs';
import { withConnection } from './connection';
import { backUp, proveRestore } from './copying';
import { backupsIn, removeBackup } from './folder';

const LOOK_MS = 60_000;
const AFTER_FAILURE_MS = 3_600_000;
const DAILY_LOCK = 712_004;

const LAST = `select max(started_at) filter (where outcome = 'done') as done,
  max(started_at) filter (where outcome is distinct from 'done') as failed from backup_run where kind = 'backup'`;
const NEWEST_PROVEN = `select folder from backup_run where kind = 'proof' and outcome = 'done' order by started_at desc limit 1`;

/**
 * Backs the installation up once a day, proves by a restore beside it that the backup is good, and lets old ones go. It goes
 * by real time, whatever the demo clock says, in processes that do jobs, by one of them at a time.
 */
@Injectable()
export class DailyCopies implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(DailyCopies.name);
  private readonly upSince = Date.now();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly runs: BackupRuns,
    health: Health,
  ) {
    const age = (kind: 'backup' | 'proof') => async () => {
      const at = (await this.runs.proven())[kind];
      return at === null ? Infinity : (Date.now() - at) / 1000;
    };
    health.figure('holdfast_backup_age_seconds', 'Age of the newest backup; +Inf without one', age('backup'));
    health.figure(
      'holdfast_backup_proof_age_seconds',
      'Age of the newest proof of restore; +Inf without',
      age('proof'),
    );
  }

  onApplicationBootstrap(): void {
    const { ROLES, BACKUP_DIR, DATABASE_READER_URL } = this.installation.settings;
    if (!ROLES.includes('jobs') || !BACKUP_DIR || !DATABASE_READER_URL) return;
    this.timer = setInterval(() => {
      this.running = this.running
        .then(() => this.look(Date.now()))
        .catch((error: unknown) => this.log.error({ err: error }, 'daily backup'));
    }, LOOK_MS);
    this.timer.unref();
  }

  /**
   * Makes and proves the daily backup when it is due and no other process is at it.
   *
   * @param now milliseconds since 1970
   * @returns the backup's folder; null when nothing was due
   */
  async look(now: number): Promise<string | null> {
    const { DATABASE_JOBS_URL, BACKUP_DIR } = this.installation.settings;
    if (!DATABASE_JOBS_URL || !BACKUP_DIR) return null;
    return withConnection(DATABASE_JOBS_URL, async (jobs) => {
      const { rows } = await jobs.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [DAILY_LOCK]);
      if (!rows[0]?.ours || !(await this.isDue(jobs, now))) return null;
      const folder = await this.copyAndProve(BACKUP_DIR);
      await this.letGo(jobs, BACKUP_DIR);
      return folder;
    });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private async isDue(jobs: pg.Client, now: number): Promise<boolean> {
    const { rows } = await jobs.query<{ done: Date | null; failed: Date | null }>(LAST);
    const [done, failed] = [rows[0]?.done?.getTime() ?? null, rows[0]?.failed?.getTime() ?? 0];
    if (now - failed < AFTER_FAILURE_MS && failed > (done ?? 0)) return false;
    return isBackupDue(now, done, this.installation.settings.BACKUP_HOUR, this.upSince);
  }

  private async copyAndProve(to: string): Promise<string> {
    const { folder } = await backUp(this.installation, to);
    if (this.installation.settings.DATABASE_SCRATCH_URL) await proveRestore(this.installation, folder);
    return folder;
  }

  private async letGo(jobs: pg.Client, folder: string): Promise<void> {
    const { rows } = await jobs.query<{ folder: string }>(NEWEST_PROVEN);
    const names = outlived(await backupsIn(folder), this.installation.settings.BACKUP_KEEP, rows[0]?.folder ?? null);
    for (const name of names) await removeBackup(folder, name);
  }
}
