import { Injectable } from '@nestjs/common';
import { localDay } from '@holdfast/check-in/model';
import { Patients } from '@holdfast/clinic/server';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { frequencyCaution, type ReviewView } from '@holdfast/treatment/model';
import { type KeptInputs, type KeptNeed, needViewOf } from '../need/history-row';
import { Needs } from '../need/needs';
import { NeedSettings } from '../need/need-settings';
import { ReviewRecords } from './review-records';

const TOLD: Prepared = {
  name: 'need_told',
  text: 'select told, inputs from need where clinic_id = $1 and patient_id = $2',
};
const GIVEN: Prepared = {
  name: 'review_given',
  text: `select array_agg(x.day::text) as days, coalesce(p.zone, k.zone) as zone
    from clinic k left join patient_plan p on p.clinic_id = $1 and p.patient_id = $2
      left join check_in_anchor x on x.clinic_id = $1 and x.patient_id = $2 and x.kind = 'infusion'
    where k.clinic_id = $1 group by p.zone, k.zone`,
};

interface ToldRow {
  [column: string]: unknown;
  told: KeptNeed | null;
  inputs: KeptInputs | null;
}

/** What reviews are decided from, and what came of them. */
@Injectable()
export class ReviewReading {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly needs: Needs,
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
    const { clinicId } = tx.actor;
    const [row] = await tx.query<ToldRow>(TOLD, [clinicId, patientId]);
    const need = row ? needViewOf(row.told, row.inputs) : null;
    return {
      patientId,
      need,
      thresholds: (await this.settings.in(tx)).thresholds,
      caution: await this.caution(tx, patientId),
      next: need ? await this.needs.next(tx, patientId) : [],
      decisions: await this.records.decisions(tx, patientId),
      requests: await this.records.requests(tx, patientId),
    };
  }

  private async caution(tx: Tx, patientId: Id): Promise<ReviewView['caution']> {
    const [row] = await tx.query<{ days: (string | null)[]; zone: string }>(GIVEN, [tx.actor.clinicId, patientId]);
    if (!row) return null;
    const today = localDay(tx.now, row.zone);
    // What would be said of one more today, because that is what is decided.
    return frequencyCaution([...row.days.flatMap((day) => day ?? []), today], today);
  }
}
