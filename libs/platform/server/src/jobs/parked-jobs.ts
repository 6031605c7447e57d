import { Injectable } from '@nestjs/common';
import { type Id, missing } from '@holdfast/platform/model';
import { Database, type Prepared } from '../work/database';
import type { Tx } from '../work/work';
import { JobQueue } from './job-queue';

/** A job that failed at its last try. Its error is told by kind only: the words of one may name somebody. */
export interface ParkedJob {
  readonly id: Id;
  readonly queue: string;
  readonly createdAt: Date;
  readonly failedAt: Date | null;
  readonly tries: number;
  readonly error: string;
}

/** One queue's figures over the whole installation. */
export interface QueueFigures {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly parked: number;
  readonly oldestAt: Date | null;
}

// A job belongs to the clinic of its note: nobody sees or moves another clinic's.
const LIST: Prepared = {
  name: 'parked_jobs',
  text: `select id, name as queue, created_on as "createdAt", completed_on as "failedAt", retry_count + 1 as tries,
      coalesce(output ->> 'code', output ->> 'name', '') as error
    from job.job where state = 'failed' and data ->> 'clinicId' = $1 order by completed_on desc nulls last limit 100`,
};
const ONE: Prepared = {
  name: 'parked_job',
  text: `select name as queue from job.job where id = $2 and state = 'failed' and data ->> 'clinicId' = $1 for update`,
};
const FIGURES: Prepared = {
  name: 'queue_figures',
  text: `select q.name as queue, count(j.id) filter (where j.state in ('created', 'retry'))::int as waiting,
      count(j.id) filter (where j.state = 'active')::int as active,
      count(j.id) filter (where j.state = 'failed')::int as parked,
      min(j.start_after) filter (where j.state in ('created', 'retry')) as "oldestAt"
    from job.queue q left join job.job j on j.name = q.name group by q.name order by q.name`,
};
const PLAIN_WORD = /^[\w.-]{1,40}$/;

/** Jobs that nobody tries any more, and the figures of the queues. */
@Injectable()
export class ParkedJobs {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
  ) {}

  /** Every queue with its figures, by name; they tell nothing of any clinic. */
  figures(): Promise<QueueFigures[]> {
    return this.database.run<QueueFigures & Record<string, unknown>>(FIGURES, []);
  }

  /** The clinic's parked jobs, those that failed last first; 100 at most. */
  async list(tx: Tx): Promise<ParkedJob[]> {
    const rows = await tx.query<ParkedJob & Record<string, unknown>>(LIST, [tx.actor.clinicId]);
    return rows.map((row) => ({ ...row, error: PLAIN_WORD.test(row.error) ? row.error : '' }));
  }

  /** Has a parked job tried once more; fails with `missing` when the clinic has no such job. */
  async retry(tx: Tx, id: Id): Promise<void> {
    await this.jobs.retryParked(await this.queueOf(tx, id), id, tx);
  }

  /** Takes a parked job away for good; fails with `missing` when the clinic has no such job. */
  async discard(tx: Tx, id: Id): Promise<void> {
    await this.jobs.discardParked(await this.queueOf(tx, id), id, tx);
  }

  private async queueOf(tx: Tx, id: Id): Promise<string> {
    const [row] = await tx.query<{ queue: string }>(ONE, [tx.actor.clinicId, id]);
    if (!row) throw missing();
    return row.queue;
  }
}
