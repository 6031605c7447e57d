import { addDays, daysBetween, seriesOf } from '@holdfast/check-in/model';

/** One infusion as the ledger counts it. */
export interface Dose {
  /** ISO day. */
  readonly day: string;
  /** Milligrams given, above 0. */
  readonly doseMg: number;
}

/** What is watched because ketamine was given often. */
export const MONITORING = ['bladder', 'blood-pressure', 'cognition', 'misuse'] as const;

/** What is watched because ketamine was given often. */
export type Monitoring = (typeof MONITORING)[number];

/** After how many days each is asked about again. */
export type MonitoringDays = Readonly<Record<Monitoring, number>>;

/**
 * How often each is asked about, in days.
 *
 * @source Holdfast clinical reference B.4 for the bladder (at least monthly); the others are design defaults
 * @approved pending
 */
export const DEFAULT_MONITORING_DAYS: MonitoringDays = {
  bladder: 30,
  'blood-pressure': 30,
  cognition: 180,
  misuse: 90,
};

// No life is watched for longer; what lies before is a slip of the finger.
const LONGEST_DAYS = 50 * 365;

/**
 * The days on which a check may have been made: none ahead, and none more than about fifty years back.
 *
 * @param today ISO, in the patient's zone
 */
export function monitoringDays(today: string): { readonly from: string; readonly until: string } {
  return { from: addDays(today, -LONGEST_DAYS), until: today };
}

/** One thing to watch: when it was asked last, and from when it is due. */
export interface MonitoringDue {
  readonly what: Monitoring;
  /** ISO day; null where it was never asked. */
  readonly last: string | null;
  /** ISO day. */
  readonly dueOn: string;
  readonly isDue: boolean;
}

/** What a patient was given in all, and what is to be watched. */
export interface Exposure {
  readonly infusions: number;
  /** Milligrams in all. */
  readonly totalMg: number;
  /** Infusions of the last 90 days, today included. */
  readonly lastQuarter: number;
  readonly monitoring: readonly MonitoringDue[];
  readonly caution: FrequencyCaution | null;
}

/** Why infusions come often enough that a clinician must write down a reason. */
export type FrequencyCaution = 'more-than-weekly' | 'six-in-90-days';

const WEEK = 7;
const QUARTER = 90;
const MOST_IN_QUARTER = 6;

/**
 * Whether maintenance infusions come too often not to ask why.
 *
 * @param days  of all infusions, ISO; one that is only thought of may stand among them
 * @param today ISO
 * @returns null where no caution holds
 * @source Holdfast clinical reference D.2, step 7, design default
 * @approved pending
 */
export function frequencyCaution(days: readonly string[], today: string): FrequencyCaution | null {
  const boosters = seriesOf(days)
    .filter(({ kind }) => kind === 'maintenance')
    .flatMap((series) => series.days);
  const recent = boosters.filter((day) => day <= today && daysBetween(day, today) < QUARTER);
  const isDense = recent.some((day, index) => {
    const next = recent[index + 1];
    return next !== undefined && daysBetween(day, next) < WEEK;
  });
  if (isDense) return 'more-than-weekly';
  return recent.length >= MOST_IN_QUARTER ? 'six-in-90-days' : null;
}

/**
 * What a patient was given in all, and what is due to be watched.
 *
 * @param asked the day on which each was asked about last, ISO
 * @param today ISO
 */
export function exposureOf(
  doses: readonly Dose[],
  asked: Readonly<Partial<Record<Monitoring, string>>>,
  today: string,
  every: MonitoringDays = DEFAULT_MONITORING_DAYS,
): Exposure {
  const given = doses.filter(({ day }) => day <= today);
  const first = given.map(({ day }) => day).sort()[0] ?? today;
  return {
    infusions: given.length,
    totalMg: given.reduce((sum, { doseMg }) => sum + doseMg, 0),
    lastQuarter: given.filter(({ day }) => daysBetween(day, today) < QUARTER).length,
    monitoring: MONITORING.map((what) => {
      const last = asked[what] ?? null;
      const dueOn = addDays(last ?? first, every[what]);
      return { what, last, dueOn, isDue: given.length > 0 && dueOn <= today };
    }),
    caution: frequencyCaution(
      given.map(({ day }) => day),
      today,
    ),
  };
}
