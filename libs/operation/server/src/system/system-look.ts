import { Inject, Injectable } from '@nestjs/common';
import { diagnose, type DiagnosisView, isProven, type NodeView, type SystemView } from '@holdfast/operation/model';
import type { Actor } from '@holdfast/platform/model';
import { Database, type ParkedJob, ParkedJobs, type Prepared, Work } from '@holdfast/platform/server';
import { BackupRuns } from '../copies/backup-runs';
import { examine } from '../doctor/examination';
import { type Installation, INSTALLATION } from '../installation';

const RUNS = 10;

const NODES: Prepared = {
  name: 'system_nodes',
  text: `select id, started_at as "startedAt", seen_at as "seenAt", version, roles, skew_ms as "skewMs",
      case when seen_at > clock_timestamp() - interval '1 minute' then 'serving' else 'lost' end as state
    from node_beat where ended_at is null order by started_at`,
};
const MIGRATIONS: Prepared = {
  name: 'system_migrations',
  text: 'select name from migrations order by timestamp, name',
};

/** Shows an administrator how the installation fares. */
@Injectable()
export class SystemLook {
  constructor(
    private readonly work: Work,
    private readonly database: Database,
    private readonly jobs: ParkedJobs,
    private readonly runs: BackupRuns,
    @Inject(INSTALLATION) private readonly installation: Installation,
  ) {}

  /** What the database knows: release, nodes, queues, copies, and the clinic's own parked jobs. */
  view(actor: Actor): Promise<SystemView> {
    return this.work.as(actor, async (tx) => {
      const parked = await this.jobs.list(tx);
      const { version, settings } = this.installation;
      return {
        at: new Date().toISOString(),
        version,
        migrations: await this.migrations(),
        nodes: await this.nodes(),
        queues: (await this.jobs.figures()).map(({ oldestAt, ...rest }) => ({ ...rest, oldestAt: written(oldestAt) })),
        parked: parked.map(viewOf),
        copies: await this.copies(),
        mail: { isServer: settings.SMTP_URL !== undefined, from: settings.MAIL_FROM },
      };
    });
  }

  /** Has the doctor look; takes some seconds where a server does not answer. */
  async diagnosis(actor: Actor): Promise<DiagnosisView> {
    // The entry in the trail first, so that no connection waits for servers elsewhere.
    await this.work.as(actor, () => Promise.resolve());
    const facts = await examine(this.installation);
    const now = Date.now();
    const { database, disks, mail } = facts;
    return {
      at: new Date(now).toISOString(),
      findings: diagnose(facts, now).map((finding) => ({ ...finding, facts: { ...finding.facts } })),
      database: database && { version: database.version, skewMs: Math.round(database.skewMs) },
      disks: disks.map((disk) => ({ ...disk })),
      mail,
    };
  }

  private async nodes(): Promise<NodeView[]> {
    type Row = Omit<NodeView, 'startedAt' | 'seenAt'> & { startedAt: Date; seenAt: Date };
    const rows = await this.database.run<Row>(NODES, []);
    return rows.map((row) => ({ ...row, startedAt: row.startedAt.toISOString(), seenAt: row.seenAt.toISOString() }));
  }

  private async migrations(): Promise<SystemView['migrations']> {
    const rows = await this.database.run<{ name: string }>(MIGRATIONS, []);
    return { count: rows.length, newest: rows.at(-1)?.name ?? null };
  }

  private async copies(): Promise<SystemView['copies']> {
    const { BACKUP_DIR, BACKUP_HOUR, BACKUP_KEEP } = this.installation.settings;
    const { backup, proof } = await this.runs.proven();
    const at = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
    return {
      ...{ isDaily: BACKUP_DIR !== undefined, hour: BACKUP_HOUR, keep: BACKUP_KEEP },
      ...{ backupAt: at(backup), proofAt: at(proof), isProven: isProven(Date.now(), proof) },
      runs: await this.runs.newest(RUNS),
    };
  }
}

function viewOf({ createdAt, failedAt, ...job }: ParkedJob): SystemView['parked'][number] {
  return { ...job, createdAt: createdAt.toISOString(), failedAt: written(failedAt) };
}

function written(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
