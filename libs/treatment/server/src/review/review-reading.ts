import { Injectable } from '@nestjs/common';
import { localDay } from '@holdfast/check-in/model';
import { Patients } from '@holdfast/clinic/server';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import {
  frequencyCaution,
  type NeedView,
  nextCategories,
  type ReviewView,
  standingOf,
} from '@holdfast/treatment/model';
import { historyFrom, type KeptInputs } from '../need/history-row';
import { NeedSettings } from '../need/need-settings';
import { ReviewRecords } from './review-records';

const KEPT: Prepared = {
  name: 'need_kept',
  text: 'select inputs, reckoned_at from need where clinic_id = $1 and patient_id = $2',
};
const GIVEN: Prepared = {
  name: 'review_given',
  text: `select array_agg(x.day::text) as days, coalesce(p.zone, k.zone) as zone
    from clinic k left join patient_plan p on p.clinic_id = $1 and p.patient_id = $2
      left join check_in_anchor x on x.clinic_id = $1 and x.patient_id = $2 and x.kind = 'infusion'
    where k.clinic_id = $1 group by p.zone, k.zone`,
};

interface KeptRow {
  [column: string]: unknown;
  /** Null where nothing was reckoned since inputs are kept. */
  inputs: KeptInputs | null;
  reckoned_at: Date;
}

/** What reviews are decided from, and what came of them. */
@Injectable()
export class ReviewReading {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly settings: NeedSettings,
    private readonly records: ReviewRecords,
  ) {}

  /** All that a review of one patient is decided from; fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<ReviewView> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      return this.in(tx, patientId);
    });
  }

  /** The same inside ongoing work. */
  async in(tx: Tx, patientId: Id): Promise<ReviewView> {
    const kept = await this.kept(tx, patientId);
    return {
      ...{ patientId, need: kept.need, next: kept.next(), thresholds: kept.thresholds },
      caution: await this.caution(tx, patientId),
      decisions: await this.records.decisions(tx, patientId),
      requests: await this.records.requests(tx, patientId),
    };
  }

  /** The need as it was reckoned last, told from the inputs that were kept; null where nothing is told. */
  async need(tx: Tx, patientId: Id): Promise<NeedView | null> {
    return (await this.kept(tx, patientId)).need;
  }

  private async kept(tx: Tx, patientId: Id) {
    const [row] = await tx.query<KeptRow>(KEPT, [tx.actor.clinicId, patientId]);
    const { thresholds, version } = await this.settings.in(tx);
    const setting = { thresholds, version };
    if (!row?.inputs) return { need: null, thresholds, next: () => [] };
    const { zone } = row.inputs;
    const history = historyFrom(row.inputs);
    const need = standingOf(history, null, zone, setting, row.reckoned_at.getTime()).told;
    return { need, thresholds, next: () => (need ? nextCategories(history, zone, setting, tx.now) : []) };
  }

  private async caution(tx: Tx, patientId: Id): Promise<ReviewView['caution']> {
    const [row] = await tx.query<{ days: (string | null)[]; zone: string }>(GIVEN, [tx.actor.clinicId, patientId]);
    if (!row) return null;
    const today = localDay(tx.now, row.zone);
    // What would be said of one more today, because that is what is decided.
    return frequencyCaution([...row.days.flatMap((day) => day ?? []), today], today);
  }
}
