import type { CastClinic } from './cast';
import { Chance } from './chance';

/** How somebody's course goes, after the published figures (clinical reference, C.1). */
export type Course =
  'remission' | 'response' | 'relapse' | 'partial' | 'non-response' | 'worse' | 'silent' | 'starting';

/** One patient's course through the demo clinic's past. */
export interface Trajectory {
  readonly patient: string;
  readonly course: Course;
  /** PHQ-9 before the first infusion, 0–27 points. */
  readonly baseline: number;
  /** Days since the first infusion of the present series. */
  readonly startedAgo: number;
  /** Item 9 above zero before the first infusion. */
  readonly hadThoughts: boolean;
  readonly points: readonly TrajectoryPoint[];
}

/** One check-in of a course: so many days after the first infusion, negative for before. */
export interface TrajectoryPoint {
  readonly day: number;
  readonly phq9: number;
  readonly item9: number;
  readonly gad7: number | null;
  readonly mode: 'portal' | 'link' | 'phone' | 'paper';
}

// Of forty: 29 % remit and 54 % respond, of the responders every fourth slips again; 8 % get worse; a few fall silent.
const MIX: readonly Course[] = [
  ...Array<Course>(8).fill('remission'),
  ...Array<Course>(7).fill('response'),
  ...Array<Course>(5).fill('relapse'),
  ...Array<Course>(6).fill('partial'),
  ...Array<Course>(7).fill('non-response'),
  ...Array<Course>(3).fill('worse'),
  ...Array<Course>(3).fill('silent'),
];
const INDUCTION_END = 17;
const MAINTENANCE_DAYS = [24, 38, 57, 71, 91, 119, 147];

/** The course of every patient of a clinic. The first of the cast is in the middle of a second series. */
export function trajectoriesOf(clinic: CastClinic): Trajectory[] {
  const chance = new Chance(clinic.patients.length * 104_729);
  return clinic.patients.map(({ key }, index) => {
    const course = index === 0 ? 'starting' : (MIX[(index * 11) % MIX.length] ?? 'response');
    const baseline = chance.between(course === 'worse' ? 11 : 15, course === 'worse' ? 15 : 23);
    const startedAgo = index === 0 ? 5 : chance.between(36, 150);
    const hadThoughts = index > 0 && index % 6 === 5;
    // Some answered yesterday, and nobody has read it yet.
    const isFresh = index % 4 === 1 && course !== 'silent';
    const shape = { course, baseline, startedAgo, hadThoughts, isFresh };
    const points = index === 0 ? firstOfCast(chance) : pointsOf(shape, chance);
    return { patient: key, course, baseline, startedAgo, hadThoughts, points };
  });
}

// A good first series last summer, then a slow slide: why the second series began five days ago.
function firstOfCast(chance: Chance): TrajectoryPoint[] {
  const totals: [number, number][] = [
    [-118, 19],
    [-110, 12],
    [-103, 8],
    [-96, 5],
    [-82, 4],
    [-68, 6],
    [-54, 7],
    [-40, 9],
    [-26, 12],
    [-12, 15],
    [-2, 17],
  ];
  return totals.map(([day, phq9]) => point(day, phq9, 0, chance));
}

interface Shape extends Omit<Trajectory, 'patient' | 'points'> {
  readonly isFresh: boolean;
}

function pointsOf({ course, baseline, startedAgo, hadThoughts, isFresh }: Shape, chance: Chance): TrajectoryPoint[] {
  const days = [-3, 6, 13, ...MAINTENANCE_DAYS].filter((day) => day < startedAgo - (course === 'silent' ? 30 : 4));
  return [...days, ...(isFresh ? [startedAgo - 1] : [])].map((day) => {
    const noise = day < 0 ? 0 : chance.between(-1, 1);
    const phq9 = Math.max(0, Math.min(27, Math.round(baseline * share(course, day)) + noise));
    const stillThinks = hadThoughts && (day < 0 || (course === 'non-response' && day < 10));
    return point(day, phq9, stillThinks && phq9 > 0 ? 1 : 0, chance);
  });
}

/** What share of the baseline is left on a day of a course. */
function share(course: Course, day: number): number {
  if (day < 0) return 1;
  const induction = Math.min(1, day / INDUCTION_END);
  const after = Math.max(0, day - INDUCTION_END);
  switch (course) {
    case 'remission':
      return 1 - 0.85 * induction;
    case 'response':
    case 'silent':
    case 'starting':
      return 1 - 0.62 * induction;
    case 'relapse':
      return 1 - 0.65 * induction + Math.min(0.45, Math.max(0, after - 21) * 0.011);
    case 'partial':
      return 1 - 0.36 * induction;
    case 'non-response':
      return 1 - 0.12 * induction;
    case 'worse':
      return 1 + 0.45 * induction;
  }
}

function point(day: number, phq9: number, item9: number, chance: Chance): TrajectoryPoint {
  const mode = chance.pick(['portal', 'portal', 'portal', 'link', 'phone', 'paper'] as const);
  const gad7 = chance.next() < 0.5 ? Math.max(0, Math.min(21, Math.round(phq9 * 0.7) + chance.between(-1, 2))) : null;
  return { day, phq9, item9, gad7, mode };
}
