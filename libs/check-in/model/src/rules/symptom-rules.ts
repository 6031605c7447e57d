import type { Answers } from '@holdfast/instruments/model';
import type { Urgency } from '../review.contract';
import {
  type AnswerContext,
  type AnswerRule,
  type Finding,
  numberOf,
  type RuleThresholds,
  type Threshold,
} from './finding';

const B4 = 'Holdfast clinical reference B.4';
const SEVERE = 3;

type Judge = (context: AnswerContext, thresholds: RuleThresholds) => Omit<Finding, 'rule'> | null;

// Each line is one row of the follow-up checklist; a clinic sees it with this source and may set what is `editable`.
function rule(
  id: string,
  items: readonly string[],
  urgency: Urgency,
  judge: Judge,
  thresholds: readonly Threshold[] = [],
): AnswerRule {
  return {
    id: `symptoms.${id}`,
    looksAt: 'answer',
    form: 'symptoms',
    items,
    urgency,
    source: B4,
    evidence: 'D',
    approved: 'pending',
    thresholds,
    judge: (context, set) => {
      const found = judge(context, set);
      return found && { rule: `symptoms.${id}`, ...found };
    },
  };
}

const SEVERITIES = ['none', 'mild', 'moderate', 'severe'] as const;

/** How strong it was and whether it is still there, as answered; the second is asked after the first. */
function asSaid(answers: Answers, item: string): Finding['facts'] {
  const severity = SEVERITIES[numberOf(answers, item) ?? 0] ?? 'none';
  const now = numberOf(answers, `${item}-now`);
  return { severity, result: now === null ? 'open' : now === 0 ? 'past' : 'now' };
}

const found = (urgency: Urgency, facts: Finding['facts'] = {}) => ({ urgency, facts });
const says = (answers: Answers, item: string, least = 1) => (numberOf(answers, item) ?? 0) >= least;
// Where no infusion is known, the cautious reading holds: it was long enough ago for the symptom not to belong to it.
const since = ({ hoursSinceInfusion }: AnswerContext, hours: number) =>
  hoursSinceInfusion === null || hoursSinceInfusion >= hours;
const hours = (id: string, value: number, min: number, max: number): Threshold => ({
  id,
  default: value,
  min,
  max,
  unit: 'hours',
  editable: true,
});
const pressure = (id: string, value: number): Threshold => ({
  id,
  default: value,
  min: value - 40,
  max: value,
  unit: 'mmHg',
  editable: true,
});

/**
 * What the side-effect and red-flag checklist means, answer by answer.
 *
 * @source Holdfast clinical reference B.4, own wording, design default
 * @approved pending
 */
export const symptomRules: readonly AnswerRule[] = [
  rule('emergency', ['emergency'], 'critical', ({ answers }) =>
    says(answers, 'emergency') ? found('critical') : null,
  ),
  rule(
    'unreality',
    ['unreality', 'unreality-now'],
    'high',
    (context, { after = 24 }) =>
      says(context.answers, 'unreality') && says(context.answers, 'unreality-now') && since(context, after)
        ? found('high', { hours: after, result: context.hoursSinceInfusion === null ? 'unknown' : 'after' })
        : null,
    [hours('after', 24, 4, 24)],
  ),
  rule('hallucinations', ['hallucinations', 'hallucinations-now'], 'high', ({ answers }) =>
    says(answers, 'hallucinations') ? found('high', asSaid(answers, 'hallucinations')) : null,
  ),
  rule('elated', ['elated'], 'high', ({ answers }) => {
    const { severity = 'none' } = asSaid(answers, 'elated');
    if (says(answers, 'elated', 2)) return found('high', { severity, result: 'said' });
    return says(answers, 'elated') ? found('soon', { severity, result: 'said' }) : null;
  }),
  // Same day: the levels below critical know it as `high`, due within an hour and with contact the same day.
  rule('nausea', ['nausea', 'nausea-fluids'], 'high', ({ answers }) => {
    const keepsNothing = numberOf(answers, 'nausea-fluids') === 0;
    return says(answers, 'nausea', SEVERE) || keepsNothing
      ? found('high', { result: keepsNothing ? 'fluids' : 'severe' })
      : null;
  }),
  rule(
    'headache',
    ['headache', 'headache-now'],
    'critical',
    (context, { after = 72 }) => {
      if (says(context.answers, 'headache', SEVERE)) return found('critical', { result: 'severe' });
      const lasts = says(context.answers, 'headache') && says(context.answers, 'headache-now');
      return lasts && since(context, after) ? found('soon', { hours: after, result: 'lasts' }) : null;
    },
    [hours('after', 72, 24, 72)],
  ),
  rule('urinary', ['urinary', 'urinary-blood'], 'high', ({ answers }) => {
    if (says(answers, 'urinary-blood')) return found('high', { result: 'blood' });
    return says(answers, 'urinary', 2) ? found('soon', { result: 'trouble' }) : null;
  }),
  rule('craving', ['craving'], 'soon', ({ answers }) => (says(answers, 'craving') ? found('soon') : null)),
  // 1 is "Yes, or maybe"; 2 is "This does not apply to me".
  rule('pregnancy', ['pregnancy'], 'high', ({ answers }) =>
    numberOf(answers, 'pregnancy') === 1 ? found('high') : null,
  ),
  rule('new-medicine', ['new-medicine'], 'routine', ({ answers }) =>
    says(answers, 'new-medicine') ? found('routine') : null,
  ),
  rule('drove', ['drove'], 'routine', ({ answers }) => (says(answers, 'drove') ? found('routine') : null)),
  rule(
    'blood-pressure',
    ['bp-upper', 'bp-lower'],
    'critical',
    (context, { upper = 180, lower = 120, 'raised-upper': raisedUpper = 160, 'raised-lower': raisedLower = 100 }) => {
      const [top, bottom] = [numberOf(context.answers, 'bp-upper') ?? 0, numberOf(context.answers, 'bp-lower') ?? 0];
      const facts = { upper: top, lower: bottom };
      if (top >= upper || bottom >= lower) return found('critical', facts);
      return (top >= raisedUpper || bottom >= raisedLower) && since(context, 24) ? found('soon', facts) : null;
    },
    [pressure('upper', 180), pressure('lower', 120), pressure('raised-upper', 160), pressure('raised-lower', 100)],
  ),
];

/**
 * What the evening form and the question about ketamine outside the clinic mean.
 *
 * @source Holdfast clinical reference E.1, B.4 and A.10, design default
 * @approved pending
 */
export const eveningRules: readonly AnswerRule[] = [
  of('evening', 'home', 'high', 'evening.not-safe', (value) => value === 0),
  of('evening', 'escort', 'routine', 'evening.no-escort', (value) => value === 0),
  of('evening', 'side-effects', 'high', 'evening.severe', (value) => value >= SEVERE),
  of('ketamine-outside', '1', 'high', 'ketamine-outside.used', (value) => value === 1),
];

function of(form: string, item: string, urgency: Urgency, id: string, holds: (value: number) => boolean): AnswerRule {
  return {
    id,
    looksAt: 'answer',
    form,
    items: [item],
    urgency,
    source: `${B4}, E.1 and A.10`,
    evidence: 'D',
    approved: 'pending',
    thresholds: [],
    judge: ({ answers }) => {
      const value = numberOf(answers, item);
      return value !== null && holds(value) ? { rule: id, urgency, facts: {} } : null;
    },
  };
}
