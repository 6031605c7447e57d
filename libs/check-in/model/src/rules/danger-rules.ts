import { asqResult, cSsrsLevel } from '@holdfast/instruments/model';
import type { Urgency } from '../review.contract';
import { type AnswerRule, type Finding, numberOf } from './finding';

const F2 = 'Holdfast clinical reference F.2, design default';
const ITEM_9 = 'Clinical reference A.2 and F.2; item 9 is no assessment and over-detects passive thoughts';
const BASE = { looksAt: 'answer', approved: 'pending' } as const;
const RAISED: Readonly<Record<'moderate' | 'high' | 'critical', Urgency>> = {
  moderate: 'high',
  high: 'critical',
  critical: 'critical',
};

/**
 * Item 9 of the PHQ-9. From the second check-in on that asks it, any answer above zero is either a rise from zero or the
 * second in a row, and both weigh one level more.
 *
 * @source Holdfast clinical reference F.2, design default
 * @approved pending
 */
export const phq9Item9: AnswerRule = {
  ...BASE,
  id: 'phq-9.item-9',
  form: 'phq-9',
  items: ['9'],
  urgency: 'critical',
  source: ITEM_9,
  evidence: 'D',
  thresholds: [
    { id: 'moderate', default: 1, min: 1, max: 1, unit: 'points', editable: false },
    { id: 'high', default: 2, min: 1, max: 2, unit: 'points', editable: true },
  ],
  judge: ({ answers, earlierItem9 }, { moderate = 1, high = 2 }) =>
    thoughts('phq-9.item-9', numberOf(answers, '9'), moderate, high, earlierItem9),
};

/**
 * Item 12 of the QIDS-SR16; its highest answer includes plans and attempts.
 *
 * @source Holdfast clinical reference A.5 and F.2, design default
 * @approved pending
 */
export const qidsItem12: AnswerRule = {
  ...BASE,
  id: 'qids-sr16.item-12',
  form: 'qids-sr16',
  items: ['12'],
  urgency: 'critical',
  source: F2,
  evidence: 'D',
  thresholds: [{ id: 'critical', default: 3, min: 1, max: 3, unit: 'points', editable: true }],
  judge: ({ answers, earlierItem9 }, { critical = 3 }) => {
    const value = numberOf(answers, '12');
    if (value !== null && value >= critical)
      return { rule: 'qids-sr16.item-12', urgency: 'critical', facts: { value } };
    return thoughts('qids-sr16.item-12', value, 1, Number.POSITIVE_INFINITY, earlierItem9);
  },
};

/**
 * NIMH ASQ: any yes to the first four, or a refusal, is positive; a yes to the fifth is acute.
 *
 * @source NIMH ASQ toolkit; clinical reference A.8
 * @approved pending
 */
export const asq: AnswerRule = {
  ...BASE,
  id: 'asq.positive',
  form: 'asq',
  items: ['1', '2', '3', '4', '5'],
  urgency: 'critical',
  source: 'NIMH ASQ toolkit (clinical reference A.8)',
  evidence: 'V2',
  thresholds: [],
  judge: ({ answers, refused }) => {
    const found = asqResult(answers, refused);
    if (found === 'acute') return { rule: 'asq.positive', urgency: 'critical', facts: { result: found } };
    if (found !== 'positive') return null;
    // A refusal counts as positive, and is told as what it is.
    const saidYes = ['1', '2', '3', '4'].some((item) => numberOf(answers, item) === 1);
    return { rule: 'asq.positive', urgency: 'moderate', facts: { result: saidYes ? 'positive' : 'refused' } };
  },
};

/**
 * C-SSRS Screener: the highest row of the triage table that is true.
 *
 * @source cssrs.columbia.edu triage page; clinical reference A.7
 * @approved pending
 */
export const cSsrs: AnswerRule = {
  ...BASE,
  id: 'c-ssrs.level',
  form: 'c-ssrs',
  items: ['1', '2', '3', '4', '5', '6', '6b'],
  urgency: 'critical',
  source: 'Columbia triage page (clinical reference A.7)',
  evidence: 'V',
  thresholds: [],
  judge: ({ answers }) => {
    const level = cSsrsLevel(answers);
    const urgency = ({ high: 'critical', moderate: 'high', low: 'moderate', none: null } as const)[level ?? 'none'];
    return urgency ? { rule: 'c-ssrs.level', urgency, facts: { level: level ?? '' } } : null;
  },
};

/**
 * A plain yes to thoughts of harming oneself, in the evening form or the symptom checklist.
 *
 * @source Holdfast clinical reference E.1, B.4 and F.2, design default
 * @approved pending
 */
export const harmRules: readonly AnswerRule[] = (['evening', 'symptoms'] as const).map((form) => ({
  ...BASE,
  id: `${form}.harm`,
  form,
  items: ['harm'],
  urgency: 'high',
  source: F2,
  evidence: 'D',
  thresholds: [],
  judge: ({ answers }): Finding | null =>
    numberOf(answers, 'harm') === 1 ? { rule: `${form}.harm`, urgency: 'high', facts: {} } : null,
}));

/** Link ids of the answers that lead into the suicide screen when they find thoughts of harm. */
export const SCREEN_TRIGGERS: readonly string[] = ['phq-9.9', 'qids-sr16.12', 'evening.harm', 'symptoms.harm'];

function thoughts(
  rule: string,
  value: number | null,
  moderate: number,
  high: number,
  earlier: 'none' | 'zero' | 'positive',
): Finding | null {
  if (value === null || value < moderate) return null;
  const base = value >= high ? 'high' : 'moderate';
  const urgency = earlier === 'none' ? base : RAISED[base];
  // What had been answered before is why it weighs one level more: `none` says that nothing was raised.
  return { rule, urgency, facts: { value, earlier } };
}
