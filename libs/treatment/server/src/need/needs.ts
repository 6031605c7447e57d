import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type ComingTotal, SubmissionSequel } from '@holdfast/check-in/server';
import { type Actor, type Id, systemOf } from '@holdfast/platform/model';
import { Clock, type Prepared, Sequels, Sweeper, type Tx, Work } from '@holdfast/platform/server';
import { NEED_CATEGORIES, type NeedStanding, PLACE_STEP, queueLineOf } from '@holdfast/treatment/model';
import {
  type AheadRow,
  type BesideRow,
  type HistoryRow,
  inputsBeside,
  inputsOf,
  type KeptInputs,
  ONE_HISTORY,
  standingFrom,
  withTotals,
} from './history-row';

const AHEAD: Prepared = { name: 'need_ahead', text: 'select * from need_ahead($1, $2, $3)' };
const DUE_AGAIN: Prepared = {
  name: 'need_due_again',
  text: 'update need set next_at = $3, revision = revision + 1 where clinic_id = $1 and patient_id = $2',
};
// A plain statement: a function around it would cost a quarter more. Who keeps a need never puts off when it is due.
const KEEP: Prepared = {
  name: 'need_keep',
  text: `update need n set place = $4::smallint, rank = $5, is_open = $6, line = $7, inputs = $8, requested_at = $9,
      reckoned_at = $10, revision = n.revision + 1,
      next_at = case when n.next_at > $10 then least(n.next_at, $11) else $11 end,
      decided_place = case when $4::smallint < 8 then greatest(n.decided_place, $4::smallint) else n.decided_place end
    where n.clinic_id = $1 and n.patient_id = $2 and n.revision = $3 returning true as kept`,
};
const FIRST: Prepared = {
  name: 'need_first',
  text: 'select need_first($1, $2, $4, $5, $6, $7, $8, $9, $10, $11) as kept where $3 = 0',
};
const BESIDE: Prepared = { name: 'need_beside', text: 'select * from need_beside($1, $2, $3, $4)' };
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
/** Due whoever asks: a work that began earlier must not trust what was kept either. */
const LONG_AGO = new Date(0);
const LAST_RANK = (NEED_CATEGORIES.length + 1) * PLACE_STEP;
/** A sequel that nothing can be kept by: the check-in then goes the whole way, and all is read anew. */
const READ_ANEW = { revision: -1 };
/** What leaves totals and days of infusions as they were; whatever else is touched, all is read anew. */
const BESIDE_TOTALS: ReadonlySet<string> = new Set(['alert', 'review', 'infusion']);

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
    this.sequels.add((tx, patientId, changed) => this.follow(tx, patientId, changed));
    this.submission.set((actor, patientId, totals) =>
      this.ahead(actor, patientId, totals).catch((error: unknown) => this.failed(error)),
    );
    this.sweeper.add({ name: 'needs moved by time', sweep: (clinicId) => this.move(clinicId) });
  }

  /**
   * Reckons one patient's need anew, inside ongoing work. Whoever did so meanwhile had not seen this work, so it repeats.
   *
   * @param changed what this work changed; where that leaves the totals as they were, they are not read again
   */
  async reckon(tx: Tx, patientId: Id, changed: ReadonlySet<string>): Promise<void> {
    const { clinicId } = tx.actor;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const found = (await this.beside(tx, patientId, changed)) ?? (await this.anew(tx, patientId));
      if (!found) return;
      const { row, revision, inputs, requestedAt } = found;
      const { place, rank, isOpen, told, nextAt } = standingFrom(row, inputs, tx.now);
      const [answer] = await tx.query<{ kept: boolean }>(revision === 0 ? FIRST : KEEP, [
        ...[clinicId, patientId, revision, place, rank, isOpen],
        ...[jsonOf(told && queueLineOf(told)), jsonOf(inputs), requestedAt, new Date(tx.now), new Date(nextAt)],
      ]);
      if (answer?.kept) return;
    }
    throw new Error('The need of a review changed faster than it could be reckoned.');
  }

  /** From what was kept; null where that is not enough. */
  private async beside(tx: Tx, patientId: Id, changed: ReadonlySet<string>) {
    if (![...changed].every((one) => BESIDE_TOTALS.has(one))) return null;
    const [row] = await tx.query<BesideRow>(BESIDE, [tx.actor.clinicId, patientId, new Date(tx.now), [...changed]]);
    if (!row?.revision) return null;
    const { revision, requested_at: requestedAt } = row;
    return { row, revision, inputs: inputsBeside(row, changed), requestedAt };
  }

  /** From all there is; null for whoever has no infusion. */
  private async anew(tx: Tx, patientId: Id) {
    const [row] = await tx.query<HistoryRow>(ONE_HISTORY, [tx.actor.clinicId, patientId, new Date(tx.now)]);
    if (!row || isUntreated(row)) return null;
    const { revision, requested_at: requestedAt } = row;
    return { row, revision, inputs: inputsOf(row, tx.now), requestedAt };
  }

  /** As `reckon`, but what fails never keeps back the work that it follows: the sweep reckons it again. */
  private async follow(tx: Tx, patientId: Id, changed: ReadonlySet<string>): Promise<void> {
    await tx.manager.query('savepoint need');
    try {
      await this.reckon(tx, patientId, changed);
      await tx.manager.query('release savepoint need');
    } catch (error) {
      this.failed(error);
      await tx.manager.query('rollback to savepoint need');
      await tx.query(DUE_AGAIN, [tx.actor.clinicId, patientId, LONG_AGO]);
    }
  }

  private failed(error: unknown): object {
    this.log.error({ err: error }, 'need');
    return READ_ANEW;
  }

  // One that cannot be reckoned is told of and put off, so that it keeps nobody else back.
  private moved(row: HistoryRow, now: number): { row: HistoryRow; inputs: KeptInputs | null; standing: NeedStanding } {
    try {
      const inputs = inputsOf(row, now);
      return { row, inputs, standing: standingFrom(row, inputs, now) };
    } catch (error) {
      this.failed(error);
      const off = { place: NEED_CATEGORIES.length, rank: LAST_RANK, isOpen: false, told: null };
      return { row, inputs: null, standing: { ...off, nextAt: now + PUT_OFF_MS } };
    }
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
    const { place, rank, isOpen, told, nextAt } = standingFrom(row, inputs, now);
    const kept = { revision: row.revision, place, rank, isOpen, line: told && queueLineOf(told), inputs };
    return { ...kept, requestedAt: row.requested_at?.toISOString() ?? null, nextAt: new Date(nextAt).toISOString() };
  }

  /** Reckons those anew for whom a day has passed. @returns how many */
  private move(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'need.move'), async (tx) => {
      const rows = await tx.query<HistoryRow>(DUE, [clinicId, new Date(tx.now), BATCH]);
      if (rows.length === 0) return 0;
      const kept = rows.map((row) => this.moved(row, tx.now));
      await tx.query(KEEP_ALL, [
        clinicId,
        kept.map(({ row }) => row.patient_id),
        kept.map(({ row }) => row.revision),
        kept.map(({ standing }) => standing.place),
        kept.map(({ standing }) => standing.rank),
        kept.map(({ standing }) => standing.isOpen),
        kept.map(({ standing: { told } }) => jsonOf(told && queueLineOf(told))),
        kept.map(({ inputs }) => jsonOf(inputs)),
        kept.map(({ row }) => row.requested_at),
        new Date(tx.now),
        kept.map(({ standing }) => new Date(standing.nextAt)),
      ]);
      return rows.length;
    });
  }
}

// Who has no day of an infusion, past or to come, has no row; who once had one keeps it.
function isUntreated(row: HistoryRow): boolean {
  return row.revision === 0 && row.infusion_days === null;
}

function jsonOf(value: object | null): string | null {
  return value && JSON.stringify(value);
}
