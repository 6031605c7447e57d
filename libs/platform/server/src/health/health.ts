import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { JobQueue } from '../jobs/job-queue';
import { Database, type Prepared } from '../work/database';

const PING: Prepared = { name: 'ping', text: 'select 1' };

/** How the process fares: ready or not, and its figures. No label ever names a person. */
@Injectable()
export class Health implements OnModuleDestroy {
  private readonly registry = new Registry();
  private readonly requests: Histogram;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
  ) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'holdfast_request_seconds',
      help: 'Time to answer a request, by route pattern and status class',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    });
    new Gauge({
      name: 'holdfast_database_connections',
      help: 'Connections to PostgreSQL by state',
      labelNames: ['state'],
      registers,
      collect() {
        for (const [state, count] of Object.entries(database.load())) this.set({ state }, count);
      },
    });
    new Gauge({
      name: 'holdfast_jobs_waiting',
      help: 'Jobs that wait, by queue',
      labelNames: ['queue'],
      registers,
      async collect() {
        for (const { queue, waiting } of await jobs.depth()) this.set({ queue }, waiting);
      },
    });
  }

  /** Counts one answered request. */
  answered(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
  }

  /**
   * Adds a figure that a feature keeps; it is asked for whenever somebody reads the figures.
   *
   * @param read gives the figure; one that cannot be had is left out, and the others are still told
   */
  figure(name: string, help: string, read: () => Promise<number>): void {
    const collect = async (gauge: Gauge) =>
      read().then(
        (value) => gauge.set(value),
        () => gauge.reset(),
      );
    new Gauge({
      ...{ name, help, registers: [this.registry] },
      collect() {
        return collect(this);
      },
    });
  }

  /** Whether the process can serve: it is not stopping, and the database answers. */
  async isReady(): Promise<boolean> {
    if (this.stopping) return false;
    return this.database.run(PING, []).then(
      () => true,
      () => false,
    );
  }

  /** The figures in Prometheus' text format. */
  metrics(): Promise<string> {
    return this.registry.metrics();
  }

  /** Says no from the moment the process is asked to stop, before it stops listening. */
  onModuleDestroy(): void {
    this.stopping = true;
  }
}
