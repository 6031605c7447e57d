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

/** Runs what has fallen due, clinic by clinic, every few seconds. Many processes may sweep at once. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Sweeper.name);
  private readonly sweeps: Sweep[] = [];
  private readonly pool: pg.Pool | null;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<unknown> = Promise.resolve();

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
      this.running = this.running.then(() => this.round()).catch((error: unknown) => this.log.warn({ err: error }, 'sweep'));
    }, PERIOD_MS);
    this.timer.unref();
  }

  /** Sweeps every clinic until nothing is due. @returns what was done, by the sweep's name */
  async round(): Promise<Map<string, number>> {
    const done = new Map<string, number>();
    for (const clinicId of await this.clinics()) {
      for (const sweep of this.sweeps) {
        for (let count = await sweep.sweep(clinicId); count > 0; count = await sweep.sweep(clinicId)) {
          done.set(sweep.name, (done.get(sweep.name) ?? 0) + count);
        }
      }
    }
    return done;
  }

  /** Every clinic of the installation; only the jobs role may list them. */
  async clinics(): Promise<Id[]> {
    if (!this.pool) throw new Error('DATABASE_JOBS_URL is needed to sweep.');
    const answer = await this.pool.query<{ clinic_id: string }>('select clinic_id from clinic order by clinic_id');
    return answer.rows.map((row) => row.clinic_id);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
    await this.pool?.end();
  }
}
