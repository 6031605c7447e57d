import { Injectable } from '@nestjs/common';
import type { CheckInState, FormRef } from '@holdfast/check-in/model';
import type { Id } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx } from '@holdfast/platform/server';
import { answerPlace, patientKey, refOf } from '../check-in-view';

const LOCK: Prepared = {
  name: 'check_in_lock',
  text: `select c.state, c.opens_at, c.closes_at, c.expires_at, c.forms, c.screen, c.screen_after, c.answered, c.mode,
      c.submitted_at, c.seconds, c.late, p.item_9, p.last_infusion_on::text, p.zone,
      extract(epoch from $4::timestamptz - (p.last_infusion_on::timestamp at time zone p.zone)) / 3600 as infusion_hours
    from check_in c left join patient_plan p on p.clinic_id = $1 and p.patient_id = $3
    where c.clinic_id = $1 and c.id = $2 and c.patient_id = $3 for update of c`,
};
const ANSWERS: Prepared = {
  name: 'answer_list',
  text: 'select link_id, id, value_sealed, digest, at from answer where clinic_id = $1 and check_in_id = $2',
};

interface LockRow {
  [column: string]: unknown;
  state: CheckInState;
  opens_at: Date;
  closes_at: Date;
  expires_at: Date;
  forms: string[];
  screen: string | null;
  screen_after: string | null;
  answered: number;
  submitted_at: Date | null;
  seconds: number | null;
  late: boolean;
  item_9: 'none' | 'zero' | 'positive' | null;
  infusion_hours: string | null;
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
  readonly earlierItem9: 'none' | 'zero' | 'positive';
  readonly hoursSinceInfusion: number | null;
  readonly answers: ReadonlyMap<string, KeptAnswer>;
  /** The values of all answers that can be read, by link id. */
  readonly values: ReadonlyMap<string, number | string>;
}

/** Opens a check-in for writing: its row stays locked, so that two windows answer one after the other. */
@Injectable()
export class AnswerSheets {
  constructor(private readonly sealing: Sealing) {}

  /** The check-in with its answers; null when the patient has no such check-in. */
  async hold(tx: Tx, patientId: Id, checkInId: Id): Promise<OpenSheet | null> {
    const { clinicId } = tx.actor;
    const [row] = await tx.query<LockRow>(LOCK, [clinicId, checkInId, patientId, new Date(tx.now)]);
    if (!row) return null;
    const answers = await this.answers(tx, patientId, checkInId);
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
      earlierItem9: row.item_9 ?? 'none',
      hoursSinceInfusion: row.infusion_hours === null ? null : Number(row.infusion_hours),
      answers,
      values: new Map(readable),
    };
  }

  /** Every answer of a check-in, opened. */
  async answers(tx: Tx, patientId: Id, checkInId: Id): Promise<Map<string, KeptAnswer>> {
    const { clinicId } = tx.actor;
    const rows = await tx.query<AnswerRow>(ANSWERS, [clinicId, checkInId]);
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
