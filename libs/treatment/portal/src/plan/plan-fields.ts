import { type DoseBasis, impossibleDose, type Route, TreatmentPlan } from '@holdfast/treatment/model';

/** A plan while it is being written: what stands in each field, as it was typed. */
export interface PlanFields {
  readonly route: Route;
  readonly basis: DoseBasis;
  readonly mgPerKg: string;
  readonly mg: string;
  readonly weightKg: string;
  readonly infusions: string;
  readonly countsFrom: string;
  readonly leastDays: string;
  readonly mostDays: string;
  readonly goals: string;
  readonly escortName: string;
  readonly relation: string;
  readonly phone: string;
  readonly notes: string;
}

/** One field of a plan. */
export type PlanField = keyof PlanFields;

/** What a field lacks, by name of its words. */
export type PlanGap = 'number' | 'whole' | 'dose' | 'weight' | 'spacing' | 'words' | 'day' | 'escort';

/** The range of each whole number. */
export const WHOLE_RANGES = { infusions: 60, leastDays: 365, mostDays: 365 } as const;

/** The fields of a plan that stands, or of a new one that counts from a day. */
export function fieldsOf(plan: TreatmentPlan | null, today: string): PlanFields {
  const dose = plan?.dose;
  return {
    route: plan?.route ?? 'iv',
    basis: dose?.basis ?? 'actual-weight',
    mgPerKg: dose && dose.basis !== 'fixed' ? String(dose.mgPerKg) : '',
    mg: dose?.basis === 'fixed' ? String(dose.mg) : '',
    weightKg: text(dose?.weightKg),
    infusions: text(plan?.infusions),
    countsFrom: plan?.countsFrom ?? today,
    leastDays: text(plan?.leastDays),
    mostDays: text(plan?.mostDays),
    goals: plan?.goals ?? '',
    ...{
      escortName: plan?.escort?.name ?? '',
      relation: plan?.escort?.relation ?? '',
      phone: plan?.escort?.phone ?? '',
    },
    notes: plan?.notes ?? '',
  };
}

/** What is lacking in each field, in their order; empty where the plan can be signed. */
export function gapsOf(fields: PlanFields): Map<PlanField, PlanGap> {
  const gaps = new Map<PlanField, PlanGap>(doseGaps(fields));
  for (const [field, most] of Object.entries(WHOLE_RANGES) as [keyof typeof WHOLE_RANGES, number][]) {
    const value = Number(fields[field]);
    if (!Number.isInteger(value) || value < 1 || value > most) gaps.set(field, 'whole');
  }
  if (!gaps.has('mostDays') && Number(fields.leastDays) > Number(fields.mostDays)) gaps.set('mostDays', 'spacing');
  if (fields.countsFrom === '') gaps.set('countsFrom', 'day');
  if (fields.goals.trim() === '') gaps.set('goals', 'words');
  const escort = [fields.escortName, fields.relation, fields.phone].filter((one) => one.trim() !== '').length;
  if (escort === 1 || escort === 2) gaps.set('escortName', 'escort');
  return gaps;
}

/** What is signed; null where something is lacking. */
export function planOf(fields: PlanFields): TreatmentPlan | null {
  if (gapsOf(fields).size > 0) return null;
  const { route, countsFrom, escortName, relation, phone } = fields;
  return (
    TreatmentPlan.safeParse({
      ...{ route, countsFrom, dose: doseOf(fields) },
      ...{ infusions: Number(fields.infusions), goals: fields.goals.trim(), notes: fields.notes.trim() || null },
      ...{ leastDays: Number(fields.leastDays), mostDays: Number(fields.mostDays) },
      escort: escortName.trim() ? { name: escortName.trim(), relation: relation.trim(), phone: phone.trim() } : null,
    }).data ?? null
  );
}

/** The dose as it is typed; figures that are no numbers are not a number here either. */
export function doseOf({ basis, mg, mgPerKg, weightKg }: PlanFields): TreatmentPlan['dose'] {
  if (basis === 'fixed') return { basis, mg: figure(mg), weightKg: weightKg.trim() === '' ? null : figure(weightKg) };
  return { basis, mgPerKg: figure(mgPerKg), weightKg: figure(weightKg) };
}

function doseGaps(fields: PlanFields): [PlanField, PlanGap][] {
  const dose = doseOf(fields);
  const amount = dose.basis === 'fixed' ? 'mg' : 'mgPerKg';
  const missing: [PlanField, PlanGap][] = [];
  if (Number.isNaN(dose.basis === 'fixed' ? dose.mg : dose.mgPerKg)) missing.push([amount, 'number']);
  if (Number.isNaN(dose.weightKg)) missing.push(['weightKg', 'number']);
  if (missing.length > 0) return missing;
  const impossible = impossibleDose(dose);
  if (impossible === 'weight') return [['weightKg', 'weight']];
  return impossible ? [[amount, 'dose']] : [];
}

function figure(typed: string): number {
  return typed.trim() === '' ? Number.NaN : Number(typed.replace(',', '.'));
}

function text(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
