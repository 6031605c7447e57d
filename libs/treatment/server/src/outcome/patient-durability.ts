import { Injectable } from '@nestjs/common';
import { daysBetween, localDay } from '@holdfast/check-in/model';
import { Clinics, Patients } from '@holdfast/clinic/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import {
  BENCHMARKS,
  type DurabilityRow,
  type DurabilityView,
  exposureOf,
  type Given,
  type LedgerEntry,
  ledgerOf,
  type Monitoring,
  type NeedThresholds,
  ownInterval,
  ownSpans,
  seriesOf,
} from '@holdfast/treatment/model';
import { type HistoryRow, historyOf, ONE_HISTORY, thresholdsOf } from '../need/history-row';

const DOSES: Prepared = {
  name: 'durability_doses',
  text: `select day::text as day, sum(dose_mg)::float8 as mg from infusion
    where clinic_id = $1 and patient_id = $2 and ended_at is not null and dose_mg is not null group by day`,
};
// The checklist asks about bladder, memory and craving; blood pressure is measured at infusions.
const ASKED: Prepared = {
  name: 'durability_asked',
  text: `select
    (select max(due_on)::text from check_in where clinic_id = $1 and patient_id = $2 and state = 'submitted'
      and 'symptoms' = any (forms)) as checklist,
    (select max(due_on)::text from check_in where clinic_id = $1 and patient_id = $2 and state = 'submitted'
      and forms && array['symptoms', 'ketamine-outside']) as misuse,
    (select max(u.day)::text from infusion u where u.clinic_id = $1 and u.patient_id = $2 and exists (
      select from infusion_entry e where e.clinic_id = $1 and e.infusion_id = u.id and e.kind = 'vitals')) as pressure`,
};

interface Asked {
  [column: string]: unknown;
  checklist: string | null;
  misuse: string | null;
  pressure: string | null;
}

/** How long each infusion of one patient held, told from the same history as the need of a review. */
@Injectable()
export class PatientDurability {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly clinics: Clinics,
  ) {}

  /** The ledger of one patient; fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<DurabilityView> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      const values = [actor.clinicId, patientId, new Date(tx.now)];
      const [row] = await tx.query<HistoryRow>(ONE_HISTORY, values);
      if (!row) throw missing();
      const { given, totals } = historyOf(row);
      const today = localDay(tx.now, row.zone);
      const ledger = ledgerOf(given, totals, tx.now);
      const people = await this.patients.summaries(tx, [patientId]);
      return {
        patientId,
        name: people.get(patientId)?.name ?? '',
        clinic: await this.clinics.neutralName(tx),
        rows: ledger.map(rowOf),
        interval: intervalOf(ledger, given.at(-1) ?? null, today, thresholdsOf(row.setting)),
        exposure: await this.exposure(
          tx,
          patientId,
          given.map(({ day }) => day),
          today,
        ),
        series: seriesOf(given.map(({ day }) => day)).map(({ kind, days }) => ({ kind, days: [...days] })),
        benchmarks: [...BENCHMARKS],
        ...{ today, reckonedAt: new Date(tx.now).toISOString() },
      };
    });
  }

  private async exposure(
    tx: Tx,
    patientId: Id,
    days: readonly string[],
    today: string,
  ): Promise<DurabilityView['exposure']> {
    const place = [tx.actor.clinicId, patientId];
    const rows = await tx.query<{ day: string; mg: number }>(DOSES, place);
    const mgOf = new Map(rows.map(({ day, mg }) => [day, mg]));
    const [asked] = await tx.query<Asked>(ASKED, place);
    const doses = days.map((day) => ({ day, doseMg: mgOf.get(day) ?? 0 }));
    const { monitoring, ...rest } = exposureOf(doses, askedOf(asked), today);
    return { ...rest, withDose: doses.filter(({ doseMg }) => doseMg > 0).length, monitoring: [...monitoring] };
  }
}

function askedOf(asked: Asked | undefined): Partial<Record<Monitoring, string>> {
  return {
    ...(asked?.checklist ? { bladder: asked.checklist, cognition: asked.checklist } : {}),
    ...(asked?.misuse ? { misuse: asked.misuse } : {}),
    ...(asked?.pressure ? { 'blood-pressure': asked.pressure } : {}),
  };
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
