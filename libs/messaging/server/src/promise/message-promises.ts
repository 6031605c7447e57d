import { Injectable } from '@nestjs/common';
import type { Opening } from '@holdfast/clinic/model';
import { Clinics, Patients } from '@holdfast/clinic/server';
import { type MessagePromise, promiseTimes, type Topic, TOPICS } from '@holdfast/messaging/model';
import { type Actor, type Id, missing, systemOf } from '@holdfast/platform/model';
import { Clock, type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { Pool, TopicTerms } from '../thread/routing.entity';

const KEPT_MS = 15_000;
const MEDIAN_FROM = 5;
const UNPROMISED_MS = 24 * 60 * 60_000;

const MEDIAN: Prepared = {
  name: 'reply_median',
  text: `select count(*)::integer as replies,
      percentile_cont(0.5) within group (order by extract(epoch from p.settled_at - p.waited_since) / 60) as minutes
    from reply_promise p join thread t on t.clinic_id = p.clinic_id and t.id = p.thread_id
    where p.clinic_id = $1 and t.topic = $2 and p.settled_at > $3::timestamptz - interval '30 days'`,
};

interface Terms {
  readonly opening: Opening;
  readonly byTopic: ReadonlyMap<Topic, TopicTerms>;
  readonly at: number;
  /** When a reply is due, in the order of TOPICS. */
  readonly due: readonly Date[];
}

/** The message promise: who reads it, by when, and who is told if that slips. */
@Injectable()
export class MessagePromises {
  private readonly known = new Map<Id, Terms>();

  constructor(
    private readonly work: Work,
    private readonly clinics: Clinics,
    private readonly patients: Patients,
    private readonly clock: Clock,
  ) {}

  /** What the clinic promises a patient about a topic right now; fails with `missing` when there is no such patient. */
  view(actor: Actor, patientId: Id, topic: Topic): Promise<MessagePromise> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      await this.patients.mustExist(tx, patientId);
      const { opening, byTopic } = await this.load(tx);
      const terms = byTopic.get(topic);
      if (!terms) throw missing();
      const times = promiseTimes(opening, terms, tx.now);
      const pools = await tx.manager.findBy(Pool, { clinicId });
      const nameOf = (id: Id) => pools.find((pool) => pool.id === id)?.name ?? '';
      const median = await medianMinutes(tx, topic);
      return {
        topic,
        readBy: nameOf(terms.poolId),
        escalatesTo: nameOf(terms.escalationPoolId),
        replyBy: isoOf(times.replyBy),
        openNow: times.openNow,
        opensAt: isoOf(times.opensAt),
        medianReplyMinutes: median,
        zone: opening.zone,
      };
    });
  }

  /**
   * When a reply to a message sent now is due, for each topic in order. Kept for some seconds: a promise is of minutes.
   *
   * @param ongoing work to look the terms up in; without it the look-up is work of its own
   */
  async dueTimes(clinicId: Id, ongoing?: Tx): Promise<readonly Date[]> {
    const now = this.clock.now();
    const known = this.known.get(clinicId);
    if (known && Math.abs(now - known.at) < KEPT_MS) return known.due;
    const system = systemOf(clinicId, 'promise.compute');
    const terms = ongoing ? await this.load(ongoing) : await this.work.as(system, (tx) => this.load(tx));
    this.known.set(clinicId, terms);
    return terms.due;
  }

  /** Forgets what was remembered of a clinic's promises, because they were changed. */
  forget(clinicId: Id): void {
    this.known.delete(clinicId);
  }

  /** The pool that reads a topic first, and the one that is told when a reply is late. */
  async termsOf(tx: Tx, topic: Topic): Promise<TopicTerms> {
    const terms = await tx.manager.findOneBy(TopicTerms, { clinicId: tx.actor.clinicId, topic });
    if (!terms) throw missing();
    return terms;
  }

  private async load(tx: Tx): Promise<Terms> {
    const opening = await this.clinics.openingOf(tx);
    const rows = await tx.manager.findBy(TopicTerms, { clinicId: tx.actor.clinicId });
    const byTopic = new Map(rows.map((row) => [row.topic, row]));
    const due = TOPICS.map((topic) => {
      const terms = byTopic.get(topic);
      const times = terms && promiseTimes(opening, terms, tx.now);
      // A clinic that does not open promises nothing, and is told all the same: silence is never fine.
      return new Date(times?.replyBy ?? tx.now + UNPROMISED_MS);
    });
    return { opening, byTopic, at: tx.now, due };
  }
}

async function medianMinutes(tx: Tx, topic: Topic): Promise<number | null> {
  const values = [tx.actor.clinicId, topic, new Date(tx.now)];
  const [row] = await tx.query<{ replies: number; minutes: number | null }>(MEDIAN, values);
  return row && row.replies >= MEDIAN_FROM && row.minutes !== null ? Math.round(row.minutes) : null;
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
