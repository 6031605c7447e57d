import type { Plan, PlanStep } from './plan.contract';

const ONCE = { everyDays: null, untilDay: null } as const;
const ROUTINE = { at: '09:00', importance: 'routine' } as const;

/**
 * What a new clinic asks, until it edits its plan: the schedule of the clinical reference, section E.1.
 *
 * @source Holdfast clinical reference E.1, design default informed by McInnes 2022, J Affect Disord
 * @approved pending
 */
export const DEFAULT_STEPS: readonly PlanStep[] = [
  {
    id: 'intake',
    anchor: 'intake',
    fromDay: -14,
    ...ONCE,
    ...ROUTINE,
    windowHours: 336,
    forms: ['phq-9', 'gad-7', 'asq', 'audit-c', 'taps-1', 'drug-single'],
  },
  {
    id: 'evening',
    anchor: 'infusion',
    fromDay: 0,
    ...ONCE,
    at: '18:00',
    windowHours: 18,
    forms: ['evening'],
    importance: 'after-infusion',
  },
  {
    id: 'day-1',
    anchor: 'infusion',
    fromDay: 1,
    ...ONCE,
    at: '09:00',
    windowHours: 24,
    forms: ['symptoms', 'mood', 'global-change'],
    importance: 'after-infusion',
  },
  { id: 'day-3', anchor: 'infusion', fromDay: 3, ...ONCE, ...ROUTINE, windowHours: 48, forms: ['mood', 'symptoms'] },
  {
    id: 'induction-weekly',
    anchor: 'intake',
    fromDay: 6,
    everyDays: 7,
    untilDay: 28,
    ...ROUTINE,
    windowHours: 48,
    forms: ['phq-9'],
  },
  {
    id: 'after-induction',
    anchor: 'induction-end',
    fromDay: 7,
    ...ONCE,
    ...ROUTINE,
    windowHours: 72,
    forms: ['phq-9', 'gad-7', 'global-change'],
  },
  {
    id: 'outcome',
    anchor: 'induction-end',
    fromDay: 21,
    ...ONCE,
    ...ROUTINE,
    windowHours: 240,
    forms: ['phq-9', 'gad-7', 'global-change'],
  },
  {
    id: 'months-1-2',
    anchor: 'induction-end',
    fromDay: 33,
    everyDays: 7,
    untilDay: 61,
    ...ROUTINE,
    windowHours: 96,
    forms: ['phq-9'],
  },
  {
    id: 'anxiety',
    anchor: 'induction-end',
    fromDay: 33,
    everyDays: 14,
    untilDay: 61,
    ...ROUTINE,
    windowHours: 96,
    forms: ['gad-7'],
  },
  {
    id: 'months-3-6',
    anchor: 'induction-end',
    fromDay: 74,
    everyDays: 14,
    untilDay: 186,
    ...ROUTINE,
    windowHours: 144,
    forms: ['phq-9'],
  },
  {
    id: 'later',
    anchor: 'induction-end',
    fromDay: 200,
    everyDays: 28,
    untilDay: null,
    ...ROUTINE,
    windowHours: 240,
    forms: ['phq-9', 'sleep-function'],
  },
  {
    id: 'monthly-safety',
    anchor: 'induction-end',
    fromDay: 30,
    everyDays: 28,
    untilDay: null,
    ...ROUTINE,
    windowHours: 240,
    forms: ['symptoms', 'ketamine-outside'],
  },
];

/** The plan of a clinic that has not edited its own. */
export const DEFAULT_PLAN: Plan = {
  steps: [...DEFAULT_STEPS],
  questionsPerWeek: 110,
  quietFrom: '21:00',
  quietUntil: '08:00',
};
