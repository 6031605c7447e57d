import { Injectable } from '@nestjs/common';
import type { Anchor, CheckInState, FormRef, TimedTotal } from '@holdfast/check-in/model';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { answerPlace, patientKey, refOf } from '../check-in-view';

const HOLD: Prepared = { name: 'check_in_hold', text: 'select * from check_in_hold($1, $2, $3, $4, $5, true)' };
const PEEK: Prepared = { name: 'check_in_peek', text: 'select * from check_in_peek($1, $2, $3, $4, $5)' };
const ANSWERS: Prepared = {
  name: 'answer_list',
  text: 'select link_id, id, value_sealed, digest, at from answer where clinic_id = $1 and check_in_id = $2',
};

const OF_MANY: Prepared = {
  name: 'answer_list_of_many',
  text: `select check_in_id, link_id, id, value_sealed, digest, at from answer
    where clinic_id = $1 and check_in_id = any ($2) and link_id like $3`,
};

interface HeldRow {
  [column: string]: unknown;
  state: CheckInState;
  opens_at: Date;
  closes_at: Date;
  expires_at: Date;
  forms: string[];
  screen: string | null;
  screen_after: string | null;
  submitted_at: Date | null;
  seconds: number | null;
  late: boolean;
  revision: number;
  item_9: 'none' | 'zero' | 'positive';
  infusion_hours: number | null;
  link_ids: string[] | null;
  answer_ids: string[];
  sealed: Buffer[];
  digests: Buffer[];
  answered_at: Date[];
  score_forms: string[] | null;
  score_totals: number[];
  scored_at: Date[];
  anchor_kinds: Anchor['kind'][] | null;
  anchor_days: string[];
  taken_at: Date | null;
  at_risk: boolean;
}
type AnswerRow = { link_id: string; id: string; value_sealed: Buffer; digest: Buffer; at: Date };

/** One answer as it was saved. */
export interface KeptAnswer {
  readonly id: Id;
  /** Null where it cannot be opened any more. */
  readonly value: number | string | null;
  readonly digest: Buffer;
  readonly at: Date;
}

/** A check-in held for writing, with every answer so far. */
export interface OpenSheet {
  readonly state: CheckInState;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly expiresAt: number;
  readonly forms: readonly FormRef[];
  readonly screen: FormRef | null;
  readonly screenAfter: string | null;
  readonly submittedAt: Date | null;
  readonly seconds: number | null;
  readonly late: boolean;
  /** Counts the answers saved; what is written from this sheet can tell by it whether one came since. */
  readonly revision: number;
  readonly earlierItem9: 'none' | 'zero' | 'positive';
  /** Whether what was said last told of harm. */
  readonly wasAtRisk: boolean;
  readonly hoursSinceInfusion: number | null;
  /** When it was filled in, where it was entered later from paper or a call; milliseconds since 1970. */
  readonly takenAt: number | null;
  readonly answers: ReadonlyMap<string, KeptAnswer>;
  /** The values of all answers that can be read, by link id. */
  readonly values: ReadonlyMap<string, number | string>;
  /** Earlier totals of the patient by form, oldest first; empty unless asked for. */
  readonly earlier: ReadonlyMap<string, readonly TimedTotal[]>;
  /** The days that the patient's plan counts from; empty unless asked for. */
  readonly anchors: readonly Pick<Anchor, 'kind' | 'day'>[];
}

/** Opens a check-in for writing: its row stays locked, so that two windows answer one after the other. */
@Injectable()
export class AnswerSheets {
  constructor(
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /**
   * The check-in with its answers; null when the patient has no such check-in.
   *
   * @param scoring whether earlier totals and anchors are needed too
   */
  async hold(tx: Tx, patientId: Id, checkInId: Id, scoring = false): Promise<OpenSheet | null> {
    const { clinicId } = tx.actor;
    const [row] = await tx.query<HeldRow>(HOLD, [clinicId, checkInId, patientId, new Date(tx.now), scoring]);
    return row ? this.sheetOf(clinicId, patientId, row) : null;
  }

  /** The same, read ahead of the work that will write from it: nothing is locked. */
  async peek(actor: Actor, patientId: Id, checkInId: Id, now: number): Promise<OpenSheet | null> {
    const [row] = await this.work.ahead<HeldRow>(actor, PEEK, [checkInId, patientId, new Date(now)]);
    return row ? this.sheetOf(actor.clinicId, patientId, row) : null;
  }

  private async sheetOf(clinicId: Id, patientId: Id, row: HeldRow): Promise<OpenSheet> {
    const answers = await this.opened(clinicId, patientId, answerRowsOf(row));
    const readable = [...answers].flatMap(([linkId, { value }]) => (value === null ? [] : [[linkId, value] as const]));
    return {
      state: row.state,
      opensAt: row.opens_at.getTime(),
      closesAt: row.closes_at.getTime(),
      expiresAt: row.expires_at.getTime(),
      forms: row.forms.map(refOf),
      screen: row.screen ? refOf(row.screen) : null,
      screenAfter: row.screen_after,
      submittedAt: row.submitted_at,
      seconds: row.seconds,
      late: row.late,
      revision: row.revision,
      earlierItem9: row.item_9,
      wasAtRisk: row.at_risk,
      hoursSinceInfusion: row.infusion_hours,
      takenAt: row.taken_at?.getTime() ?? null,
      answers,
      values: new Map(readable),
      earlier: earlierOf(row),
      anchors: (row.anchor_kinds ?? []).map((kind, index) => ({ kind, day: row.anchor_days[index] ?? '' })),
    };
  }

  /** Every answer of a check-in, opened. */
  async answers(tx: Tx, patientId: Id, checkInId: Id): Promise<Map<string, KeptAnswer>> {
    const { clinicId } = tx.actor;
    return this.opened(clinicId, patientId, await tx.query<AnswerRow>(ANSWERS, [clinicId, checkInId]));
  }

  /** The answers to one form of many check-ins, by check-in. */
  async answersOfMany(
    tx: Tx,
    places: readonly { readonly checkInId: Id; readonly patientId: Id }[],
    form: string,
  ): Promise<Map<Id, Map<string, KeptAnswer>>> {
    const { clinicId } = tx.actor;
    const ids = places.map(({ checkInId }) => checkInId);
    const rows = new Map<Id, AnswerRow[]>();
    for (const row of await tx.query<AnswerRow & { check_in_id: Id }>(OF_MANY, [clinicId, ids, `${form}.%`])) {
      rows.set(row.check_in_id, [...(rows.get(row.check_in_id) ?? []), row]);
    }
    const found = new Map<Id, Map<string, KeptAnswer>>();
    for (const { checkInId, patientId } of places) {
      found.set(checkInId, await this.opened(clinicId, patientId, rows.get(checkInId) ?? []));
    }
    return found;
  }

  private async opened(clinicId: Id, patientId: Id, rows: readonly AnswerRow[]): Promise<Map<string, KeptAnswer>> {
    const { scope } = patientKey(clinicId, patientId);
    const opened = await this.sealing.openAll(
      clinicId,
      scope,
      rows.map(({ id, value_sealed: sealed }) => ({ subjectId: patientId, place: answerPlace(clinicId, id), sealed })),
    );
    return new Map(
      rows.map(({ link_id, id, digest, at }, index) => {
        const text = opened[index] ?? null;
        return [link_id, { id, digest, at, value: text === null ? null : (JSON.parse(text) as number | string) }];
      }),
    );
  }
}

function answerRowsOf(row: HeldRow): AnswerRow[] {
  return (row.link_ids ?? []).flatMap((link_id, index) => {
    const [id, value_sealed, digest, at] = [
      row.answer_ids[index],
      row.sealed[index],
      row.digests[index],
      row.answered_at[index],
    ];
    return id && value_sealed && digest && at ? [{ link_id, id, value_sealed, digest, at }] : [];
  });
}

function earlierOf(row: HeldRow): Map<string, TimedTotal[]> {
  const found = new Map<string, TimedTotal[]>();
  (row.score_forms ?? []).forEach((form, index) => {
    const total = { total: row.score_totals[index] ?? 0, at: row.scored_at[index]?.getTime() ?? 0 };
    found.set(form, [...(found.get(form) ?? []), total]);
  });
  return found;
}
