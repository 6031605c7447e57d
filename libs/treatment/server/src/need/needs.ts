import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type ComingTotal, SubmissionSequel } from '@holdfast/check-in/server';
import { type Actor, type Id, systemOf } from '@holdfast/platform/model';
import { Clock, type Prepared, Sequels, Sweeper, type Tx, Work } from '@holdfast/platform/server';
import {
  NEED_CATEGORIES,
  type NeedStanding,
  PLACE_STEP,
  type QueueLine,
  queueLineOf,
  type ReviewView,
} from '@holdfast/treatment/model';
import {
  type AheadRow,
  type HistoryRow,
  inputsOf,
  type KeptNeed,
  ONE_HISTORY,
  standingAhead,
  standingFrom,
  withTotals,
} from './history-row';

const AHEAD: Prepared = { name: 'need_ahead', text: 'select * from need_ahead($1, $2, $3)' };
const DUE_AGAIN: Prepared = {
  name: 'need_due_again',
  text: 'update need set next_at = $3, revision = revision + 1 where clinic_id = $1 and patient_id = $2',
};
const KEEP: Prepared = {
  name: 'need_keep',
  text: 'select need_keep($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) as kept',
};
const DUE: Prepared = {
  name: 'need_due',
  text: `select h.* from need_histories($1, array(select n.patient_id from need n
      where n.clinic_id = $1 and n.next_at <= $2 order by n.next_at limit $3), $2) h`,
};
const KEEP_ALL: Prepared = {
  name: 'need_keep_all',
  text: 'select need_keep_all($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as kept',
};

const BATCH = 250;
const TRIES = 5;
const PUT_OFF_MS = 3_600_000;
const LAST_RANK = (NEED_CATEGORIES.length + 1) * PLACE_STEP;
/** A sequel that nothing can be kept by: the check-in then goes the whole way, and all is read anew. */
const READ_ANEW = { revision: -1 };
const MOST = 27; // points of the PHQ-9

/**
 * Keeps every patient's need of a review true: reckoned in the very commit of what changes it, and again at midnight,
 * when time alone may have moved it.
 */
@Injectable()
export class Needs implements OnModuleInit {
  private readonly log = new Logger(Needs.name);

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly sequels: Sequels,
    private readonly submission: SubmissionSequel,
    private readonly sweeper: Sweeper,
  ) {}

  onModuleInit(): void {
    this.sequels.add((tx, patientId) => this.follow(tx, patientId));
    this.submission.set((actor, patientId, totals) =>
      this.ahead(actor, patientId, totals).catch((error: unknown) => this.failed(error)),
    );
    this.sweeper.add({ name: 'needs moved by time', sweep: (clinicId) => this.move(clinicId) });
  }

  /** Reckons one patient's need anew, inside ongoing work. Whoever did so meanwhile had not seen this work, so it repeats. */
  async reckon(tx: Tx, patientId: Id): Promise<void> {
    const { clinicId } = tx.actor;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const [row] = await tx.query<HistoryRow>(ONE_HISTORY, [clinicId, patientId, new Date(tx.now)]);
      if (!row || isUntreated(row)) return;
      const standing = standingFrom(row, tx.now);
      const [answer] = await tx.query<{ kept: boolean }>(KEEP, [
        clinicId,
        patientId,
        ...valuesOf(row, standing, tx.now),
      ]);
      if (answer?.kept) return;
    }
    throw new Error('The need of a review changed faster than it could be reckoned.');
  }

  /** As `reckon`, but what fails never keeps back the work that it follows: the sweep reckons it again. */
  private async follow(tx: Tx, patientId: Id): Promise<void> {
    await tx.manager.query('savepoint need');
    try {
      await this.reckon(tx, patientId);
      await tx.manager.query('release savepoint need');
    } catch (error) {
      this.failed(error);
      await tx.manager.query('rollback to savepoint need');
      await tx.query(DUE_AGAIN, [tx.actor.clinicId, patientId, new Date(tx.now)]);
    }
  }

  private failed(error: unknown): object {
    this.log.error({ err: error }, 'need');
    return READ_ANEW;
  }

  // One that cannot be reckoned is told of and put off, so that it keeps nobody else back.
  private standing(row: HistoryRow, now: number): { row: HistoryRow; standing: NeedStanding } {
    try {
      return { row, standing: standingFrom(row, now) };
    } catch (error) {
      this.failed(error);
      const off = { place: NEED_CATEGORIES.length, rank: LAST_RANK, isOpen: false, told: null };
      return { row, standing: { ...off, nextAt: now + PUT_OFF_MS } };
    }
  }

  /** What the category would be with each next total, in ranges; empty where no need is told. */
  async next(tx: Tx, patientId: Id): Promise<ReviewView['next']> {
    const [row] = await tx.query<HistoryRow>(ONE_HISTORY, [tx.actor.clinicId, patientId, new Date(tx.now)]);
    const ranges: ReviewView['next'] = [];
    if (!row || isUntreated(row)) return ranges;
    for (let total = 0; total <= MOST; total += 1) {
      const category = standingFrom(row, tx.now, [{ total, at: tx.now }]).told?.category;
      const last = ranges.at(-1);
      if (last && last.category === category) last.to = total;
      else if (category) ranges.push({ from: total, to: total, category });
    }
    return ranges;
  }

  /** What a check-in's totals will make of it, for the statement that finishes the check-in; null where nothing. */
  private async ahead(actor: Actor, patientId: Id, totals: readonly ComingTotal[]): Promise<object | null> {
    const now = this.clock.now();
    const [row] = await this.work.ahead<AheadRow>(actor, AHEAD, [patientId]);
    // Who has no infusion has no need; where a day has passed meanwhile, all is read anew with the check-in.
    if (!row) return null;
    if (!row.inputs || row.next_at.getTime() <= now) return READ_ANEW;
    const inputs = withTotals(
      row.inputs,
      totals.filter(({ form }) => form === 'phq-9'),
    );
    const standing = standingAhead(row, inputs, now);
    const { place, rank, isOpen, nextAt } = standing;
    const kept = { revision: row.revision, place, rank, isOpen, ...keptOf(standing), inputs };
    return { ...kept, requestedAt: row.requested_at?.toISOString() ?? null, nextAt: new Date(nextAt).toISOString() };
  }

  /** Reckons those anew for whom a day has passed. @returns how many */
  private move(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'need.move'), async (tx) => {
      const rows = await tx.query<HistoryRow>(DUE, [clinicId, new Date(tx.now), BATCH]);
      if (rows.length === 0) return 0;
      const kept = rows.map((row) => this.standing(row, tx.now));
      await tx.query(KEEP_ALL, [
        clinicId,
        kept.map(({ row }) => row.patient_id),
        kept.map(({ row }) => row.revision),
        kept.map(({ standing }) => standing.place),
        kept.map(({ standing }) => standing.rank),
        kept.map(({ standing }) => standing.isOpen),
        kept.map(({ standing }) => jsonOf(keptOf(standing).told)),
        kept.map(({ standing }) => jsonOf(keptOf(standing).line)),
        kept.map(({ row }) => jsonOf(inputsOf(row))),
        new Date(tx.now),
        kept.map(({ standing }) => new Date(standing.nextAt)),
      ]);
      return rows.length;
    });
  }
}

// Who has no day of an infusion, past or to come, has no row; who once had one keeps it.
function isUntreated(row: HistoryRow): boolean {
  return row.revision === 0 && !row.is_treated;
}

function valuesOf(row: HistoryRow, standing: NeedStanding, now: number): unknown[] {
  const { told, line } = keptOf(standing);
  return [
    ...[
      row.revision,
      standing.place,
      standing.rank,
      standing.isOpen,
      jsonOf(told),
      jsonOf(line),
      jsonOf(inputsOf(row)),
    ],
    ...[row.requested_at, new Date(now), new Date(standing.nextAt)],
  ];
}

// Totals are kept once, among what the need was reckoned from.
function keptOf({ told }: NeedStanding): { told: KeptNeed | null; line: QueueLine | null } {
  if (!told) return { told: null, line: null };
  const { totals: _, ...kept } = told;
  return { told: kept, line: queueLineOf(told) };
}

function jsonOf(value: object | null): string | null {
  return value && JSON.stringify(value);
}
