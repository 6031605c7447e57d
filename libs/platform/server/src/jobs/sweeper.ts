import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import pg from 'pg';
import { SETTINGS, type Settings } from '../settings/settings';
import { poolOptions } from '../work/database';

/** One kind of due work: it claims what is due in a clinic and says how much it did. */
export interface Sweep {
  /** What it does, in words, as the demo clock reports it. */
  readonly name: string;
  /** Does what is due in one clinic. @returns how many things it did; 0 when nothing is due */
  sweep(clinicId: Id): Promise<number>;
}

const PERIOD_MS = 5000;
const TURN_MS = 3000;

/** Runs what has fallen due, clinic by clinic, every few seconds. Many processes may sweep at once. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Sweeper.name);
  private readonly sweeps: Sweep[] = [];
  private readonly pool: pg.Pool | null;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<unknown> = Promise.resolve();
  private isStopping = false;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    const url = settings.DATABASE_JOBS_URL;
    this.pool = url ? new pg.Pool({ ...poolOptions(url), max: 1 }) : null;
    this.pool?.on('error', () => undefined);
  }

  /** Adds a kind of due work. */
  add(sweep: Sweep): void {
    this.sweeps.push(sweep);
  }

  onApplicationBootstrap(): void {
    if (!this.settings.ROLES.includes('jobs') || !this.pool) return;
    this.timer = setInterval(() => {
      this.running = this.running
        .then(() => this.round())
        .catch((error: unknown) => this.log.warn({ err: error }, 'sweep'));
    }, PERIOD_MS);
    this.timer.unref();
  }

  /**
   * Sweeps every clinic until nothing is due, unless another process is sweeping.
   *
   * @param first done once the sweep is ours alone, before it begins; the demo clock is moved there
   * @returns what was done, by the sweep's name; null when another process is sweeping
   */
  async round(first?: () => void): Promise<Map<string, number> | null> {
    const client = await this.connections().connect();
    try {
      const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock(712002) as ours');
      if (!rows[0]?.ours) return null;
      try {
        first?.();
        return await this.sweepAll(await clinicsOf(client));
      } finally {
        await client.query('select pg_advisory_unlock(712002)');
      }
    } finally {
      client.release();
    }
  }

  /** Every clinic of the installation; only the jobs role may list them. */
  clinics(): Promise<Id[]> {
    return clinicsOf(this.connections());
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.isStopping = true;
    await this.running;
    await this.pool?.end();
  }

  private async sweepAll(clinicIds: readonly Id[]): Promise<Map<string, number>> {
    const done = new Map<string, number>();
    // Whoever has more than a turn's worth goes on once every other clinic had its turn.
    for (let left = clinicIds; left.length > 0 && !this.isStopping;) {
      const again: Id[] = [];
      for (const clinicId of left) if (!(await this.sweepClinic(clinicId, done))) again.push(clinicId);
      left = again;
    }
    return done;
  }

  /** @returns whether nothing is left; else whatever is left goes on once every other sweep has had its turn */
  private async sweepClinic(clinicId: Id, done: Map<string, number>): Promise<boolean> {
    let isDone = true;
    for (const sweep of this.sweeps) {
      // What fails in one clinic must not keep the others from being told.
      const { count, isLeft } = await sweepOne(sweep, clinicId).catch((error: unknown) => {
        this.log.error({ err: error, clinicId }, 'sweep');
        return { count: 0, isLeft: false };
      });
      if (count > 0) done.set(sweep.name, (done.get(sweep.name) ?? 0) + count);
      isDone &&= !isLeft;
    }
    return isDone;
  }

  private connections(): pg.Pool {
    if (!this.pool) throw new Error('DATABASE_JOBS_URL is needed to sweep.');
    return this.pool;
  }
}

/** Sweeps until nothing is due, or for some seconds: what is about danger never waits for what is only much. */
async function sweepOne(sweep: Sweep, clinicId: Id): Promise<{ count: number; isLeft: boolean }> {
  const until = Date.now() + TURN_MS;
  let total = 0;
  for (let count = await sweep.sweep(clinicId); count > 0; count = await sweep.sweep(clinicId)) {
    total += count;
    if (Date.now() > until) return { count: total, isLeft: true };
  }
  return { count: total, isLeft: false };
}

async function clinicsOf(connection: Pick<pg.Pool | pg.PoolClient, 'query'>): Promise<Id[]> {
  const answer = await connection.query<{ clinic_id: string }>('select clinic_id from clinic order by clinic_id');
  return answer.rows.map((row) => row.clinic_id);
}
