import { Injectable } from '@nestjs/common';
import { type Actor, type EventNote, type Hint, type Id, SYSTEM_ACCOUNT } from '@holdfast/platform/model';
import type { PoolClient, QueryResultRow } from 'pg';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock/clock';
import { JobQueue } from '../jobs/job-queue';
import { type HintAudience, LiveHints } from '../live/live-hints';
import { Database, type Prepared } from './database';
import { Sequels } from './sequels';

/** One stretch of work inside one transaction of one clinic. */
export interface Tx {
  readonly actor: Actor;
  /** The clinic's time when the work began, milliseconds since 1970. */
  readonly now: number;
  readonly manager: EntityManager;
  /** Runs a prepared statement inside this transaction. */
  query<Row extends QueryResultRow>(statement: Prepared, values: readonly unknown[]): Promise<Row[]>;
  /** Enqueues an event; its subscribers' jobs commit or vanish with the change. */
  publish(note: EventNote): Promise<void>;
  /** Tells those who may know, after commit, that something changed. */
  hint(hint: Hint, audience?: HintAudience): void;
  /**
   * Says that something changed from which a patient's standing is reckoned: it is, before this work commits.
   *
   * @param changed the feature's word for it; whoever reckons reads no more anew than that asks for
   */
  touch(patientId: Id, changed: string): void;
  /**
   * Says whom a list names, so that the trail can tell each of them who saw their name. Work about one chart is about its
   * patient already: there it says nothing.
   */
  names(patientIds: Iterable<Id>): void;
}

const BEGIN: Prepared = {
  name: 'work_begin',
  text: 'select work_begin($1, $2, $3, $4, $5, $6, $7, $8, $9)',
};
const LOOK: Prepared = { name: 'work_look', text: 'select work_look($1)' };
const DONE: Prepared = { name: 'work_done', text: 'select work_done($1, $2, $3, $4, $5, $6, $7, $8, $9)' };
const NAMED: Prepared = {
  name: 'audit_list_add',
  text: `insert into audit_list (clinic_id, entry_id, patient_ids)
    values ($1, current_setting('app.entry_id')::uuid, $2)`,
};

/** The one way to the database: a transaction that knows its clinic, leaves its audit entry and queues its events. */
@Injectable()
export class Work {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly live: LiveHints,
    private readonly sequels: Sequels,
  ) {}

  /** Does a stretch of work as this actor; everything in it commits together or not at all. */
  async as<T>(actor: Actor, job: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.database.source.createQueryRunner();
    const hints: [Hint, HintAudience][] = [];
    const touched = new Map<Id, Set<string>>();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      const now = this.clock.now();
      const query: Tx['query'] = async <Row extends QueryResultRow>(statement: Prepared, values: readonly unknown[]) =>
        (await client.query<Row>({ ...statement, values: [...values] })).rows;
      const isLook = actor.accountId === SYSTEM_ACCOUNT && actor.chart === null;
      if (isLook) await query(LOOK, [actor.clinicId]);
      else await query(BEGIN, contextOf(actor, now));
      const publish = (note: EventNote) => this.jobs.publish(note, client);
      const hint: Tx['hint'] = (one, audience = 'all') => void hints.push([one, audience]);
      const touch: Tx['touch'] = (patientId, changed) =>
        void touched.set(patientId, (touched.get(patientId) ?? new Set()).add(changed));
      const named = new Set<Id>();
      const names: Tx['names'] = (ids) => [...ids].forEach((id) => named.add(id));
      const tx: Tx = { actor, now, manager: runner.manager, query, publish, hint, touch, names };
      const result = await job(tx);
      await this.sequels.run(tx, touched);
      if (isLook) await query(DONE, contextOf(actor, now));
      else if (named.size > 0 && actor.chart === null) await query(NAMED, [actor.clinicId, [...named]]);
      await runner.commitTransaction();
      for (const [one, audience] of hints) this.live.tell(actor.clinicId, one, audience);
      return result;
    } catch (cause) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw cause;
    } finally {
      await runner.release().catch(() => undefined);
    }
  }

  /**
   * Does a whole stretch of work in one round trip: a SQL function that begins with `work_begin`.
   * The first nine parameters are the actor's context; `values` follow from `$10`.
   */
  async once<Row extends QueryResultRow>(
    actor: Actor,
    statement: Prepared,
    values: readonly unknown[],
  ): Promise<Row[]> {
    return this.database.run<Row>(statement, [...contextOf(actor, this.clock.now()), ...values]);
  }

  /**
   * Reads ahead, in a round trip of its own, what a hot function is about to be written from. It leaves no entry, because
   * nobody is answered with it: the work that follows leaves one. The function takes the clinic and the acting patient
   * first; `values` follow from `$3`.
   */
  async ahead<Row extends QueryResultRow>(
    actor: Actor,
    statement: Prepared,
    values: readonly unknown[],
  ): Promise<Row[]> {
    return this.database.run<Row>(statement, [actor.clinicId, actor.patientId, ...values]);
  }

  /**
   * Runs a function of the trail's own log. It leaves no entry: an entry about each entry's place would never end.
   * The function takes the clinic and nobody as the acting patient first; `values` follow from `$3`.
   */
  async aside<Row extends QueryResultRow>(
    clinicId: Id,
    statement: Prepared,
    values: readonly unknown[],
  ): Promise<Row[]> {
    return this.database.run<Row>(statement, [clinicId, null, ...values]);
  }

  /** Tells those who may know that something changed; for work done by `once`, after it returned. */
  hint(clinicId: string, hint: Hint, audience: HintAudience = 'all'): void {
    this.live.tell(clinicId, hint, audience);
  }
}

/** The nine context parameters of `work_begin`, which every hot function takes first. */
export function contextOf(actor: Actor, now: number): unknown[] {
  return [
    actor.clinicId,
    actor.accountId,
    actor.accountId === SYSTEM_ACCOUNT ? null : actor.patientId,
    actor.action,
    actor.chart,
    actor.requestId,
    actor.sessionId,
    actor.origin,
    new Date(now),
  ];
}

/** The text of a hot function's statement: nine context parameters, then its own. */
export function hotStatement(name: string, own: number): Prepared {
  return { name, text: `select * from ${name}(${marksOf(9 + own)})` };
}

/** The text of a hot function's statement that returns nothing: cheaper than a table of no columns. */
export function hotCall(name: string, own: number): Prepared {
  return { name, text: `select ${name}(${marksOf(9 + own)})` };
}

function marksOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `$${index + 1}`).join(', ');
}
