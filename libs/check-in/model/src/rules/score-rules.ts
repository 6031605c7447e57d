import type { Urgency } from '../review.contract';
import { type Finding, numberOf, type ScoreContext, type ScoreRule, type Threshold } from './finding';

const MEANINGFUL_PHQ_9 = 5;

function points(id: string, value: number, min: number, max: number): Threshold {
  return { id, default: value, min, max, unit: 'points', editable: true };
}

function rule(
  form: string,
  id: string,
  urgency: Urgency,
  source: string,
  evidence: ScoreRule['evidence'],
  thresholds: readonly Threshold[],
  judge: (context: ScoreContext, thresholds: Readonly<Record<string, number>>) => Finding['facts'] | null,
): ScoreRule {
  return {
    id,
    looksAt: 'total',
    form,
    urgency,
    source,
    evidence,
    approved: 'pending',
    thresholds,
    judge: (context, set) => {
      const facts = judge(context, set);
      return facts && { rule: id, urgency, facts };
    },
  };
}

const roseBy =
  (points: number) =>
  ({ total, earlier }: ScoreContext, { rise = points }) => {
    const last = earlier.at(-1)?.total;
    return total !== null && last !== undefined && total - last >= rise ? { from: last, to: total, rise } : null;
  };

const atLeast =
  (points: number) =>
  ({ total }: ScoreContext, { least = points }) =>
    total !== null && total >= least ? { total, least } : null;

/**
 * What totals mean once a form is complete.
 *
 * @source Holdfast clinical reference A, B.4 and C.2; each rule names its own
 * @approved pending
 */
export const SCORE_RULES: readonly ScoreRule[] = [
  rule(
    'phq-9',
    'phq-9.worsened',
    'soon',
    'Löwe et al. 2004, Med Care 42(12):1194 (five points)',
    'M',
    [points('rise', MEANINGFUL_PHQ_9, 2, 12)],
    roseBy(MEANINGFUL_PHQ_9),
  ),
  rule(
    'phq-9',
    'phq-9.above-baseline',
    'moderate',
    'McInnes 2022: 8.4 % worsened after induction; clinical reference B.4, C.2',
    'D',
    [points('rise', MEANINGFUL_PHQ_9, 2, 12)],
    ({ total, baseline }, { rise = MEANINGFUL_PHQ_9 }) =>
      total !== null && baseline !== null && total >= baseline + rise ? { from: baseline, to: total, rise } : null,
  ),
  rule(
    'phq-9',
    'phq-9.response-lost',
    'soon',
    'Clinical reference C.2: response is half of the baseline or less',
    'D',
    [],
    ({ total, baseline, earlier }) => {
      if (total === null || baseline === null || baseline < 1) return null;
      const hadResponse = earlier.some((one) => one.total <= baseline / 2);
      return hadResponse && total > baseline / 2 ? { total, baseline } : null;
    },
  ),
  rule(
    'phq-9',
    'phq-9.relapse-range',
    'soon',
    'Clinical reference C.2: two totals of 15 or more, 5 to 21 days apart',
    'D',
    [points('least', 15, 10, 20)],
    ({ total, earlier }, { least = 15 }) => {
      const last = earlier.at(-1);
      if (total === null || total < least || !last || last.total < least) return null;
      return last.daysAgo >= 5 && last.daysAgo <= 21 ? { from: last.total, to: total, least } : null;
    },
  ),
  rule(
    'gad-7',
    'gad-7.worsened',
    'soon',
    'Toussaint 2020, J Affect Disord',
    'V',
    [points('rise', 4, 2, 12)],
    roseBy(4),
  ),
  rule('pcl-5', 'pcl-5.probable', 'routine', 'PMC10292741 (31–33)', 'V', [points('least', 33, 31, 40)], atLeast(33)),
  rule(
    'pcl-5',
    'pcl-5.worsened',
    'soon',
    'Marx 2022; clinical reference A.6',
    'D',
    [points('rise', 10, 5, 20)],
    roseBy(10),
  ),
  rule(
    'asrm',
    'asrm.high',
    'high',
    'Altman; clinical reference A.11 and B.4',
    'V2',
    [points('least', 6, 4, 8)],
    atLeast(6),
  ),
  rule(
    'audit-c',
    'audit-c.positive',
    'routine',
    'US Core help text: 4 for men, 3 for women; the lower one where sex is not recorded',
    'V',
    [points('least', 3, 3, 4)],
    atLeast(3),
  ),
  rule(
    'who-5',
    'who-5.low',
    'routine',
    'Clinical reference A.11',
    'V2',
    [points('most', 28, 20, 50)],
    ({ total }, { most = 28 }) => (total !== null && total <= most ? { total, most } : null),
  ),
  rule(
    'global-change',
    'global-change.worse',
    'soon',
    'Clinical reference A.11',
    'D',
    [points('least', 5, 5, 7)],
    ({ answers }, { least = 5 }) => {
      const value = numberOf(answers, '1');
      return value !== null && value >= least ? { value } : null;
    },
  ),
  rule('drug-single', 'drug-single.positive', 'routine', 'Smith 2010', 'M', [], ({ answers }) => {
    const value = numberOf(answers, '1');
    return value !== null && value >= 1 ? { value } : null;
  }),
  rule('taps-1', 'taps-1.positive', 'routine', 'US Core TAPS', 'M', [], ({ answers }) => {
    const positive = Object.values(answers).filter((value) => typeof value === 'number' && value > 0).length;
    return positive > 0 ? { positive } : null;
  }),
  rule('symptoms', 'symptoms.urinary-again', 'soon', 'Clinical reference B.4', 'D', [], ({ answers, previous }) =>
    isMild(answers, 'urinary') && isMild(previous[0]?.answers ?? {}, 'urinary') ? {} : null,
  ),
  rule(
    'symptoms',
    'symptoms.memory-lasting',
    'soon',
    'Clinical reference B.4',
    'D',
    [{ id: 'days', default: 7, min: 3, max: 14, unit: 'days', editable: true }],
    ({ answers, previous }, { days = 7 }) => {
      if (!isMild(answers, 'memory')) return null;
      const ended = previous.findIndex((one) => !isMild(one.answers, 'memory'));
      const since = (ended < 0 ? previous : previous.slice(0, ended)).at(-1)?.daysAgo ?? 0;
      return since >= days ? { days: Math.floor(since) } : null;
    },
  ),
];

function isMild(answers: ScoreContext['answers'], item: string): boolean {
  return (numberOf(answers, item) ?? 0) >= 1;
}

/** What a finished form means, in the order of the rules. */
export function judgeScore(
  form: string,
  context: ScoreContext,
  thresholds: ReadonlyMap<string, Readonly<Record<string, number>>> = new Map(),
): Finding[] {
  return SCORE_RULES.filter((one) => one.form === form).flatMap(
    (one) => one.judge(context, thresholds.get(one.id) ?? {}) ?? [],
  );
}
