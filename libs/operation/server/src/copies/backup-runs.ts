import { Injectable } from '@nestjs/common';
import { Database, type Prepared } from '@holdfast/platform/server';
import type { BackupRunView } from '@holdfast/operation/model';
import type pg from 'pg';

const NEWEST: Prepared = {
  name: 'backup_run_newest',
  text: `select id, kind, folder, started_at, ended_at, outcome, tables, rows::float8 as rows, bytes::float8 as bytes, fields,
      audit_roots, reason from backup_run order by started_at desc limit $1`,
};
const PROVEN: Prepared = {
  name: 'backup_run_proven',
  text: `select kind, max(started_at) as at from backup_run where outcome = 'done' group by kind`,
};

interface RunRow {
  id: string;
  kind: 'backup' | 'proof';
  folder: string;
  started_at: Date;
  ended_at: Date | null;
  outcome: 'done' | 'failed' | null;
  tables: number | null;
  rows: number | null;
  bytes: number | null;
  fields: number | null;
  audit_roots: number | null;
  reason: string | null;
}

/** Reads what came of copies and proofs. They are the installation's and no clinic's, so no clinic acts in reading them. */
@Injectable()
export class BackupRuns {
  constructor(private readonly database: Database) {}

  /** The newest runs of both kinds, newest first. */
  async newest(count: number): Promise<BackupRunView[]> {
    return (await this.database.run<RunRow>(NEWEST, [count])).map(viewOf);
  }

  /** When the newest good backup and the newest good proof began, milliseconds since 1970; null where there is none. */
  async proven(): Promise<{ backup: number | null; proof: number | null }> {
    const rows = await this.database.run<{ kind: string; at: Date }>(PROVEN, []);
    const at = (kind: string) => rows.find((row) => row.kind === kind)?.at.getTime() ?? null;
    return { backup: at('backup'), proof: at('proof') };
  }
}

/** The figures that a run ends with. */
export interface RunFigures {
  readonly tables?: number;
  readonly rows?: number;
  readonly bytes?: number;
  readonly fields?: number;
  readonly auditRoots?: number;
}

const BEGIN = 'insert into backup_run (kind, folder) values ($1, $2) returning id';
const END = `update backup_run set ended_at = clock_timestamp(), outcome = $2, folder = $3, tables = $4, rows = $5, bytes = $6,
  fields = $7, audit_roots = $8, reason = left($9, 500) where id = $1`;

/**
 * Does a copy or a proof and writes down what came of it, also when it failed.
 *
 * @param jobs PostgreSQL as `hf_jobs`
 * @param job gives its figures and, once it is known, the name of the backup's folder
 */
export async function written<T extends RunFigures>(
  jobs: pg.Client,
  run: { kind: 'backup' | 'proof'; folder: string },
  job: () => Promise<{ figures: T; folder: string }>,
): Promise<{ figures: T; folder: string }> {
  const { rows } = await jobs.query<{ id: string }>(BEGIN, [run.kind, run.folder]);
  const end = (outcome: 'done' | 'failed', folder: string, figures: RunFigures, reason: string | null) =>
    jobs.query(END, [rows[0]?.id, outcome, folder, ...figuresOf(figures), reason]);
  try {
    const done = await job();
    await end('done', done.folder, done.figures, null);
    return done;
  } catch (cause) {
    await end('failed', run.folder, {}, cause instanceof Error ? cause.message : String(cause));
    throw cause;
  }
}

function figuresOf({ tables, rows, bytes, fields, auditRoots }: RunFigures): unknown[] {
  return [tables, rows, bytes, fields, auditRoots].map((one) => one ?? null);
}

function viewOf(row: RunRow): BackupRunView {
  return {
    id: row.id,
    kind: row.kind,
    folder: row.folder,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    outcome: row.outcome,
    tables: row.tables,
    rows: row.rows,
    bytes: row.bytes,
    fields: row.fields,
    auditRoots: row.audit_roots,
    reason: row.reason,
  };
}
