import { Injectable } from '@nestjs/common';
import { daysBetween, localDay, seriesOf } from '@holdfast/check-in/model';
import { Clinics, Patients } from '@holdfast/clinic/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import {
  BENCHMARKS,
  type DurabilityRow,
  type DurabilityView,
  type Given,
  type LedgerEntry,
  ledgerOf,
  type NeedThresholds,
  ownInterval,
  ownSpans,
} from '@holdfast/treatment/model';
import { Exposures } from '../monitoring/exposures';
import { type HistoryRow, historyOf, ONE_HISTORY, thresholdsOf } from '../need/history-row';

/** How long each infusion of one patient held, told from the same history as the need of a review. */
@Injectable()
export class PatientDurability {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly clinics: Clinics,
    private readonly exposures: Exposures,
  ) {}

  /** The ledger of one patient; fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<DurabilityView> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      const values = [actor.clinicId, patientId, new Date(tx.now)];
      const [row] = await tx.query<HistoryRow>(ONE_HISTORY, values);
      if (!row) throw missing();
      const { given, totals } = historyOf(row, tx.now);
      const today = localDay(tx.now, row.zone);
      const days = given.map(({ day }) => day);
      const ledger = ledgerOf(given, totals, tx.now);
      const people = await this.patients.summaries(tx, [patientId]);
      return {
        patientId,
        name: people.get(patientId)?.name ?? '',
        clinic: await this.clinics.neutralName(tx),
        rows: ledger.map(rowOf),
        interval: intervalOf(ledger, given.at(-1) ?? null, today, thresholdsOf(row.setting)),
        exposure: await this.exposures.in(tx, patientId, days, today),
        series: seriesOf(days).map(({ kind, days }) => ({ kind, days: [...days] })),
        benchmarks: [...BENCHMARKS],
        ...{ today, reckonedAt: new Date(tx.now).toISOString() },
      };
    });
  }
}

function intervalOf(
  ledger: readonly LedgerEntry[],
  last: Given | null,
  today: string,
  { priorDays, priorWeight }: NeedThresholds,
): DurabilityView['interval'] {
  if (!last) return null;
  const held = ledger.flatMap((one) => one.held ?? []);
  const spans = ownSpans(held, last.at, daysBetween(last.day, today));
  const { days, ended, ownMedian: median } = ownInterval(spans, { days: priorDays, weight: priorWeight });
  return { days, ended, median, priorDays, priorWeight };
}

function rowOf({ kind, day: on, infusions, baseline, held }: LedgerEntry): DurabilityRow {
  const about = { on, kind, infusions, baseline };
  if (!held) {
    const nothing = { best: null, bestDropPercent: null, heldDays: null, isConfirmed: false, confidence: null };
    return { ...about, ...nothing, ending: 'no-baseline' };
  }
  const { best, bestDrop, heldDays, ending, isConfirmed, confidence } = held;
  return {
    ...{ ...about, best, ending, isConfirmed, confidence },
    bestDropPercent: bestDrop === null ? null : Math.round(bestDrop * 100),
    heldDays: heldDays === null ? null : Math.floor(heldDays),
  };
}
