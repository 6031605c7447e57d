import type { Plan, PlanStep } from '@holdfast/check-in/model';

/** A field of a plan's line that cannot stay as it is. */
export type StepField = 'fromDay' | 'everyDays' | 'untilDay' | 'at' | 'windowHours' | 'forms';

const within = (value: number | null, min: number, max: number): boolean =>
  value !== null && Number.isInteger(value) && value >= min && value <= max;
const isTime = (time: string): boolean => /^\d\d:\d\d$/.test(time);

/** The fields of one line that are empty or outside what the clinic's server takes. */
export function faultyFields({ fromDay, everyDays, untilDay, at, windowHours, forms }: PlanStep): StepField[] {
  const checks: Record<StepField, boolean> = {
    fromDay: within(fromDay, -30, 1500),
    everyDays: everyDays === null || within(everyDays, 1, 365),
    untilDay: untilDay === null || (within(untilDay, 0, 1500) && untilDay >= fromDay),
    at: isTime(at),
    windowHours: within(windowHours, 2, 720),
    forms: forms.length > 0 && forms.length <= 8,
  };
  return (Object.keys(checks) as StepField[]).filter((field) => !checks[field]);
}

/** Whether a plan can be sent as it is. */
export function isSound({ steps, questionsPerWeek, quietFrom, quietUntil }: Plan): boolean {
  return (
    steps.every((step) => faultyFields(step).length === 0) &&
    within(questionsPerWeek, 5, 200) &&
    isTime(quietFrom) &&
    isTime(quietUntil)
  );
}
