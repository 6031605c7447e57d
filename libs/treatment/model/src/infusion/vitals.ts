import { z } from 'zod';
import { areCrossed, VITALS_RANGES, type VitalsRange } from './vitals-range';

/** Where an infusion is when vitals are taken: before the infusion, while it runs, or while the patient is observed. */
export const VITALS_PHASES = ['before', 'during', 'observation'] as const;

/** Where an infusion is when vitals are taken. */
export type VitalsPhase = (typeof VITALS_PHASES)[number];

const measure = (min: number, max: number) => z.number().min(min).max(max).nullable();

/** One set of vitals; outside these ranges no living person was measured, so it is a slip. Null where not measured. */
export const Vitals = z
  .strictObject({
    systolicMmHg: measure(40, 300),
    diastolicMmHg: measure(20, 200),
    pulsePerMinute: measure(20, 250),
    oxygenPercent: measure(50, 100),
    breathsPerMinute: measure(4, 60),
  })
  .refine(({ systolicMmHg, diastolicMmHg }) => (systolicMmHg === null) === (diastolicMmHg === null), {
    error: 'pressure-half',
    path: ['diastolicMmHg'],
  })
  .refine(
    ({ systolicMmHg, diastolicMmHg }) =>
      systolicMmHg === null || diastolicMmHg === null || diastolicMmHg < systolicMmHg,
    { error: 'pressure-crossed', path: ['diastolicMmHg'] },
  )
  .refine((vitals) => Object.values(vitals).some((value) => value !== null), { error: 'vitals-empty' })
  .meta({ id: 'Vitals' });

/** One set of vitals. */
export type Vitals = z.infer<typeof Vitals>;

const limit = ({ usual, least, most }: VitalsRange) => z.int().min(least).max(most).default(usual);

/**
 * From where vitals warn, hold or stop, as a clinic may set it.
 *
 * @source Holdfast clinical reference B.2: clinics' habits and one trial; design defaults throughout
 * @approved pending
 */
export const VitalsThresholds = z
  .strictObject({
    warnSystolicMmHg: limit(VITALS_RANGES.warnSystolicMmHg),
    warnDiastolicMmHg: limit(VITALS_RANGES.warnDiastolicMmHg),
    holdSystolicMmHg: limit(VITALS_RANGES.holdSystolicMmHg),
    holdDiastolicMmHg: limit(VITALS_RANGES.holdDiastolicMmHg),
    stopSystolicMmHg: limit(VITALS_RANGES.stopSystolicMmHg),
    stopDiastolicMmHg: limit(VITALS_RANGES.stopDiastolicMmHg),
    leastOxygenPercent: limit(VITALS_RANGES.leastOxygenPercent),
    mostPulsePerMinute: limit(VITALS_RANGES.mostPulsePerMinute),
    leastPulsePerMinute: limit(VITALS_RANGES.leastPulsePerMinute),
  })
  .refine((set) => !areCrossed(set), { error: 'thresholds-crossed' })
  .meta({ id: 'VitalsThresholds' });

/** From where vitals warn, hold or stop. */
export type VitalsThresholds = z.infer<typeof VitalsThresholds>;

/** The thresholds that ship. */
export const DEFAULT_VITALS_THRESHOLDS: VitalsThresholds = VitalsThresholds.parse({});

/** What a set of vitals asks of whoever gives the infusion. */
export const VITALS_VERDICTS = ['stop', 'hold', 'warn', 'fine'] as const;

/** What a set of vitals asks of whoever gives the infusion. */
export type VitalsVerdict = (typeof VITALS_VERDICTS)[number];

/**
 * What vitals ask for. Before the infusion high pressure holds it; while it runs or after, pressure that stays at the
 * stop threshold in two sets one after the other asks to stop and treat, a single one warns. A person decides.
 *
 * @param before the set taken before this one of the same infusion; null for the first
 * @source Holdfast clinical reference B.2, design default
 * @approved pending
 */
export function judgeVitals(
  phase: VitalsPhase,
  vitals: Vitals,
  before: Vitals | null,
  set: VitalsThresholds = DEFAULT_VITALS_THRESHOLDS,
): VitalsVerdict {
  const isStop = (one: Vitals | null) => reaches(one, set.stopSystolicMmHg, set.stopDiastolicMmHg);
  if (phase === 'before') {
    if (isStop(vitals) || reaches(vitals, set.holdSystolicMmHg, set.holdDiastolicMmHg)) return 'hold';
  } else if (isStop(vitals)) return isStop(before) ? 'stop' : 'warn';
  const { oxygenPercent: oxygen, pulsePerMinute: pulse } = vitals;
  const isOdd =
    (oxygen !== null && oxygen < set.leastOxygenPercent) ||
    (pulse !== null && (pulse > set.mostPulsePerMinute || pulse < set.leastPulsePerMinute));
  return isOdd || reaches(vitals, set.warnSystolicMmHg, set.warnDiastolicMmHg) ? 'warn' : 'fine';
}

function reaches(vitals: Vitals | null, systolic: number, diastolic: number): boolean {
  return (vitals?.systolicMmHg ?? 0) >= systolic || (vitals?.diastolicMmHg ?? 0) >= diastolic;
}
