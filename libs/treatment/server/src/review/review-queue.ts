import { Injectable } from '@nestjs/common';
import { Patients } from '@holdfast/clinic/server';
import { LastWords } from '@holdfast/messaging/server';
import { type Actor, type Id, invalid } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import {
  type Decision,
  NEED_CATEGORIES,
  type NeedThresholds,
  PLACE_STEP,
  type QueueLine,
  type QueueNeed,
  queueNeedOf,
  type QueueRow,
  type QueueView,
  type ReviewQueuePage,
  type ReviewQueueQuery,
} from '@holdfast/treatment/model';
import { NeedSettings } from '../need/need-settings';

const PAGE = 50;

const WHERE: Readonly<Record<QueueView, string>> = {
  open: 'n.is_open',
  requested: 'n.requested_at is not null',
  decided: `not n.is_open and n.decision_id is not null and n.place < ${NEED_CATEGORIES.length}`,
  all: `n.place < ${NEED_CATEGORIES.length}`,
};

// A record that was replaced by another of the same person stands in no list. There are few: they are read once and kept.
const STANDS = `and n.patient_id not in (select q.id from patient q where q.clinic_id = $1 and q.replaced_by is not null)`;

// Coordinators see the whole clinic; everyone else the patients whose care team they are on. Asked of each row as it comes
// in the order of the index, so that nothing is joined and sorted that is not shown.
const OWN = `and (select true from care_team_member m
  where m.clinic_id = $1 and m.patient_id = n.patient_id and m.staff_id = $2)`;

function pageOf(view: QueueView, all: boolean): Prepared {
  return {
    name: `review_queue_${view}_${all ? 'all' : 'own'}`,
    text: `select n.patient_id, n.rank, n.line, n.requested_at, n.decision_id
      from need n where n.clinic_id = $1 and $2::uuid is not null and ${WHERE[view]} and (n.rank, n.patient_id) > ($3, $4)
        and n.rank < $5 ${STANDS} ${all ? '' : OWN} order by n.rank, n.patient_id limit ${PAGE + 1}`,
  };
}

function countsOf(view: QueueView, all: boolean): Prepared {
  return {
    name: `review_counts_${view}_${all ? 'all' : 'own'}`,
    text: `select n.place, count(*)::integer as count from need n
      where n.clinic_id = $1 and $2::uuid is not null and ${WHERE[view]} and n.place < ${NEED_CATEGORIES.length} ${STANDS}
        ${all ? '' : OWN} group by n.place`,
  };
}

const DECIDED: Prepared = {
  name: 'review_queue_decided_by',
  text: `select id, decision, decided_at, follow_up_on::text as follow_up_on from review_decision
    where clinic_id = $1 and id = any ($2::uuid[])`,
};

interface Row {
  [column: string]: unknown;
  patient_id: Id;
  rank: number;
  line: QueueLine | null;
  requested_at: Date | null;
  decision_id: Id | null;
}
interface DecidedRow {
  [column: string]: unknown;
  id: Id;
  decision: Decision;
  decided_at: Date;
  follow_up_on: string | null;
}

/** Who needs to be looked at, the most pressing first, each with why. It orders people's work; it decides nothing. */
@Injectable()
export class ReviewQueue {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly lastWords: LastWords,
    private readonly settings: NeedSettings,
  ) {}

  /** A page of one view; a cursor that was not ours fails with `input.invalid`. */
  page(actor: Actor, { view, category, after }: ReviewQueueQuery): Promise<ReviewQueuePage> {
    return this.work.as(actor, async (tx) => {
      const place = category ? NEED_CATEGORIES.indexOf(category) : null;
      const start: [number, Id] = [(place ?? 0) * PLACE_STEP - 1, NO_ID];
      const cursor = cursorOf(after) ?? start;
      const [rank, patientId] = cursor[0] < start[0] ? start : cursor;
      const until = ((place ?? NEED_CATEGORIES.length) + 1) * PLACE_STEP;
      const all = actor.roles.includes('coordinator');
      const whose = [actor.clinicId, actor.accountId];
      const rows = await tx.query<Row>(pageOf(view, all), [...whose, rank, patientId, until]);
      const page = rows.slice(0, PAGE);
      const last = page.at(-1);
      const { thresholds } = await this.settings.in(tx);
      return {
        items: await this.items(tx, page, thresholds),
        thresholds,
        counts: after ? null : await this.counts(tx, countsOf(view, all), whose),
        after: rows.length > PAGE && last ? `${last.rank}~${last.patient_id}` : null,
      };
    });
  }

  private async items(tx: Tx, rows: readonly Row[], thresholds: NeedThresholds): Promise<QueueRow[]> {
    const ids = rows.map((row) => row.patient_id);
    const people = await this.patients.summaries(tx, ids);
    const words = await this.lastWords.of(tx, ids);
    const decisionIds = rows.flatMap((row) => row.decision_id ?? []);
    const decided = await tx.query<DecidedRow>(DECIDED, [tx.actor.clinicId, decisionIds]);
    const decisions = new Map(decided.map((one) => [one.id, one]));
    return rows.flatMap((row) => {
      const person = people.get(row.patient_id);
      const decision = decisions.get(row.decision_id ?? '');
      const need = queueNeedOf(row.rank, row.line, thresholds);
      return person ? [rowOf(row, need, person, words.get(row.patient_id) ?? null, decision ?? null)] : [];
    });
  }

  private async counts(tx: Tx, statement: Prepared, whose: readonly unknown[]): Promise<ReviewQueuePage['counts']> {
    const rows = await tx.query<{ place: number; count: number }>(statement, whose);
    const counts: ReviewQueuePage['counts'] = {};
    for (const { place, count } of rows) {
      const category = NEED_CATEGORIES[place];
      if (category) counts[category] = count;
    }
    return counts;
  }
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

function rowOf(
  { patient_id: patientId, requested_at: requestedAt }: Row,
  need: QueueNeed,
  { name, preferredName }: { name: string; preferredName: string },
  lastWords: string | null,
  decision: DecidedRow | null,
): QueueRow {
  return {
    ...{ patientId, name, preferredName, ...need },
    lastWords,
    requestedAt: requestedAt?.toISOString() ?? null,
    lastDecision: decision && {
      id: decision.id,
      decision: decision.decision,
      decidedAt: decision.decided_at.toISOString(),
      followUpOn: decision.follow_up_on,
    },
  };
}

function cursorOf(after: string | undefined): [number, string] | null {
  if (after === undefined) return null;
  const found = /^(-?\d{1,9})~([0-9a-f-]{36})$/.exec(after);
  if (!found) throw invalid({ fields: ['after'] });
  return [Number(found[1]), found[2] ?? NO_ID];
}
