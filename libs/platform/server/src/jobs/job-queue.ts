import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { EventNote } from '@holdfast/platform/model';
import type { PoolClient } from 'pg';
import { PgBoss } from 'pg-boss';
import { SETTINGS, type Settings } from '../settings/settings';

/** PostgreSQL schema of the queue. */
export const JOB_SCHEMA = 'job';

/** What a subscriber gets: the note, and the job's identifier to key its effects by. */
export type Reaction = (note: EventNote, jobId: string) => Promise<void>;

/** The part of a work that runs statements on its connection. */
export interface Executor {
  query(statement: { name: string; text: string }, values: readonly unknown[]): Promise<Record<string, unknown>[]>;
}

const POLL_SECONDS = 2;
// Twenty tries with at most half an hour between them outlast a mail server's bad night.
const POLICY = { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 1800 };

/** Carries events to those who subscribed, at least once, from the moment the change commits. */
@Injectable()
export class JobQueue implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(JobQueue.name);
  private readonly reactions = new Map<string, { event: string; react: Reaction }>();
  private boss: PgBoss | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Subscribes to an event; `receiver` names the subscription for good, across releases. */
  subscribe(event: string, receiver: string, react: Reaction): void {
    this.reactions.set(`${event}/${receiver}`, { event, react });
  }

  /** Enqueues an event's jobs on the connection whose transaction makes the change. */
  async publish(note: EventNote, client: PoolClient): Promise<void> {
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
    for (const [queue, { event }] of this.reactions) {
      if (event === note.name) await this.started().send(queue, note, { db });
    }
  }

  /** Connects, makes the queues of all who subscribed, and works them where this process does jobs. */
  async onApplicationBootstrap(): Promise<void> {
    const works = this.settings.ROLES.includes('jobs');
    const boss = new PgBoss({
      connectionString: this.settings.DATABASE_JOBS_URL ?? this.settings.DATABASE_URL,
      schema: JOB_SCHEMA,
      migrate: false,
      createSchema: false,
      supervise: works,
      schedule: false,
      max: 4,
    });
    boss.on('error', (error: Error) => this.log.warn({ err: error }, 'queue'));
    await boss.start();
    this.boss = boss;
    for (const [queue, { react }] of this.reactions) {
      if (await boss.getQueue(queue)) await boss.updateQueue(queue, POLICY);
      else await boss.createQueue(queue, POLICY);
      if (works) {
        await boss.work<EventNote>(queue, { pollingIntervalSeconds: POLL_SECONDS }, async (jobs) => {
          for (const job of jobs) await react(job.data, job.id);
        });
      }
    }
  }

  /** Works what waits right now until nothing does, for the demo clock and for tests. @returns jobs done */
  async drain(): Promise<number> {
    let done = 0;
    for (const [queue, { react }] of this.reactions) {
      for (;;) {
        const jobs = await this.started().fetch<EventNote>(queue, { batchSize: 50 });
        if (jobs.length === 0) break;
        for (const job of jobs) {
          await react(job.data, job.id);
          await this.started().complete(queue, job.id);
          done += 1;
        }
      }
    }
    return done;
  }

  /** Whether nothing waits in any queue, asked of the jobs themselves: the queues' own counts may be an hour old. */
  async isIdle(): Promise<boolean> {
    const waiting = [...this.reactions.keys()].map((queue) => this.started().findJobs(queue, { queued: true }));
    return (await Promise.all(waiting)).every((jobs) => jobs.length === 0);
  }

  /** Jobs that wait, by queue, as last counted, for the metrics. */
  async depth(): Promise<{ queue: string; waiting: number }[]> {
    const queues = await this.started().getQueues();
    return queues.map((queue) => ({ queue: queue.name, waiting: queue.queuedCount }));
  }

  /** Has a job that failed at its last try tried once more; commits or vanishes with the work. */
  async retryParked(queue: string, id: string, tx: Executor): Promise<void> {
    await this.started().retry(queue, id, { db: executorOf(tx) });
  }

  /** Takes a job that failed at its last try away; commits or vanishes with the work. */
  async discardParked(queue: string, id: string, tx: Executor): Promise<void> {
    await this.started().deleteJob(queue, id, { db: executorOf(tx) });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss?.stop({ graceful: true, timeout: 5000 });
    this.boss = null;
  }

  private started(): PgBoss {
    if (!this.boss) throw new Error('The job queue was not started.');
    return this.boss;
  }
}

// The queue brings statements of its own; they run unnamed on the connection of the work.
function executorOf(tx: Executor) {
  const executeSql = async (text: string, values: unknown[] = []) => ({
    rows: await tx.query({ name: '', text }, values),
  });
  return { executeSql };
}
