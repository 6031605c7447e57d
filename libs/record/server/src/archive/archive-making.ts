import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Id, systemOf } from '@holdfast/platform/model';
import { type Prepared, SETTINGS, type Settings, Sweeper, Work } from '@holdfast/platform/server';
import { ARCHIVE_LIFE_MS } from '@holdfast/record/model';
import { ArchiveFiles } from './archive-files';
import { ArchivePages } from './archive-pages';
import { type ArchiveRow, CLAIM } from './archive-rows';

const LOOK_MS = 3_000;
const RENEW_MS = 10_000;
const TRIES = 5;

const RENEW: Prepared = {
  name: 'archive_renew',
  text: `update record_archive set lease_until = clock_timestamp() + interval '30 seconds' where clinic_id = $1 and id = $2`,
};
const READY: Prepared = {
  name: 'archive_ready',
  text: `update record_archive set state = 'ready', bytes = $3, sha256 = $4, ready_at = $5, expires_at = $6, lease_until = null,
      at_table = null, after_row = null where clinic_id = $1 and id = $2 and state = 'making'`,
};
const FAULT: Prepared = {
  name: 'archive_fault',
  text: `update record_archive set tries = tries + 1, lease_until = clock_timestamp() + interval '20 seconds' * (tries + 1),
      state = case when tries + 1 >= $3 then 'failed' else state end,
      ended_at = case when tries + 1 >= $3 then $4::timestamptz end
    where clinic_id = $1 and id = $2 and state = 'making'`,
};
// Whoever was asked for and never approved, and whatever nobody fetched in time.
const LAPSE: Prepared = {
  name: 'archive_lapse',
  text: `update record_archive set state = case state when 'asked' then 'cancelled' else 'removed' end, ended_at = $2
    where clinic_id = $1 and (state = 'ready' and expires_at <= $2 or state = 'asked' and asked_at <= $3)`,
};
const STANDING: Prepared = {
  name: 'archive_standing',
  text: `select id from record_archive where clinic_id = $1 and state in ('making', 'ready')`,
};

/**
 * Makes the archives of clinics in steps that outlive the process: each page of a table is a part on the disk and a line of
 * progress in the database; whoever comes next goes on from there. It has a round of its own, so that alerts never wait for it.
 */
@Injectable()
export class ArchiveMaking implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(ArchiveMaking.name);
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<unknown> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly work: Work,
    private readonly sweeper: Sweeper,
    private readonly files: ArchiveFiles,
    private readonly pages: ArchivePages,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.settings.ROLES.includes('jobs') || !this.settings.DATABASE_JOBS_URL) return;
    this.timer = setInterval(() => {
      this.running = this.running
        .then(() => this.round())
        .catch((error: unknown) => this.log.warn({ err: error }, 'archives'));
    }, LOOK_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.isStopping = true;
    await this.running;
  }

  /**
   * Does one step of a clinic's archive: reads a page, or packs what was read.
   *
   * @returns false where there is nothing to do, or another process is at it
   */
  async step(clinicId: Id): Promise<boolean> {
    const [archive] = await this.work.as(systemOf(clinicId, 'archive.make'), (tx) =>
      tx.query<ArchiveRow>(CLAIM, [clinicId]),
    );
    if (!archive) return false;
    try {
      if (!(await this.pages.next(clinicId, archive))) await this.finish(clinicId, archive);
    } catch (error) {
      this.log.error({ err: error, clinicId }, 'archive');
      await this.work.as(systemOf(clinicId, 'archive.fault'), (tx) =>
        tx.query(FAULT, [clinicId, archive.id, TRIES, new Date(tx.now)]),
      );
    }
    return true;
  }

  /** Ends what nobody approved or fetched within seventy-two hours, and takes away the files of what has ended. */
  async tidy(clinicId: Id): Promise<void> {
    const standing = await this.work.as(systemOf(clinicId, 'archive.tidy'), async (tx) => {
      await tx.query(LAPSE, [clinicId, new Date(tx.now), new Date(tx.now - ARCHIVE_LIFE_MS)]);
      return tx.query<{ id: Id }>(STANDING, [clinicId]);
    });
    const kept = new Set(standing.map(({ id }) => id));
    for (const id of await this.files.present(clinicId)) if (!kept.has(id)) await this.files.remove(clinicId, id);
  }

  private async round(): Promise<void> {
    for (const clinicId of await this.sweeper.clinics()) {
      await this.tidy(clinicId);
      while (!this.isStopping && (await this.step(clinicId)));
    }
  }

  private async finish(clinicId: Id, { id, recipient, parts, ...row }: ArchiveRow): Promise<void> {
    const renewing = setInterval(() => {
      void this.work
        .as(systemOf(clinicId, 'archive.make'), (tx) => tx.query(RENEW, [clinicId, id]))
        .catch(() => undefined);
    }, RENEW_MS);
    try {
      const facts = { tables: row.tables, rows: row.rows, unreadable: row.unreadable };
      const manifest = { schema: 'holdfast-archive', version: 1, clinicId, archiveId: id, ...facts };
      const { bytes, sha256 } = await this.files.pack({ clinicId, id, recipient, parts }, manifest);
      await this.work.as(systemOf(clinicId, 'archive.make'), (tx) =>
        tx.query(READY, [clinicId, id, bytes, sha256, new Date(tx.now), new Date(tx.now + ARCHIVE_LIFE_MS)]),
      );
    } finally {
      clearInterval(renewing);
    }
  }
}
