import { z } from 'zod';

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

const limit = (fallback: number, min: number, max: number) => z.int().min(min).max(max).default(fallback);

/**
 * From where vitals warn, hold or stop, as a clinic may set it.
 *
 * @source Holdfast clinical reference B.2: clinics' habits and one trial; design defaults throughout
 * @approved pending
 */
export const VitalsThresholds = z
  .strictObject({
    warnSystolicMmHg: limit(150, 120, 180),
    warnDiastolicMmHg: limit(95, 80, 110),
    holdSystolicMmHg: limit(160, 130, 190),
    holdDiastolicMmHg: limit(100, 85, 120),
    stopSystolicMmHg: limit(180, 150, 200),
    stopDiastolicMmHg: limit(110, 100, 130),
    leastOxygenPercent: limit(92, 85, 96),
    mostPulsePerMinute: limit(120, 90, 160),
    leastPulsePerMinute: limit(50, 30, 60),
  })
  .refine(
    (set) =>
      set.warnSystolicMmHg <= set.holdSystolicMmHg &&
      set.holdSystolicMmHg <= set.stopSystolicMmHg &&
      set.warnDiastolicMmHg <= set.holdDiastolicMmHg &&
      set.holdDiastolicMmHg <= set.stopDiastolicMmHg,
    { error: 'thresholds-crossed' },
  )
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
