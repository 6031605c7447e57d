import type { Due } from './due';
import { addDays, daysBetween } from './local-time';

/** How much a form asks of a person. */
export interface FormSize {
  readonly questions: number;
  /** One of the long scales, of which a day holds one set at most. */
  readonly fullSet: boolean;
  /** A form that danger is seen in, or that the days after an infusion need: it is never left out to save questions. */
  readonly keep: boolean;
}

/**
 * Keeps a week from overloading a person: where the seven days up to an occasion would hold more questions than allowed,
 * the forms that may wait go to the patient's next occasion with room, or are left out where there is none.
 * What looks for danger always stays.
 *
 * @param due   occasions in order of days
 * @param limit questions in any seven days, 5 or more
 */
export function fitBudget(due: readonly Due[], limit: number, sizes: ReadonlyMap<string, FormSize>): Due[] {
  const fitted: Due[] = [];
  let carried: string[] = [];
  for (const one of due) {
    // There is at most one occasion a day, so the last seven are all that the week can hold.
    const used = fitted
      .slice(-7)
      .filter(({ dueOn }) => daysBetween(dueOn, one.dueOn) < 7)
      .reduce((sum, { questions }) => sum + questions, 0);
    // The hours after an infusion are not for what was left over.
    const guests = one.importance === 'routine' ? carried : [];
    const wanted = [...new Set([...one.forms, ...guests])].sort((a, b) => keepFirst(sizes, a) - keepFirst(sizes, b));
    const { taken, left } = take(wanted, limit - used, sizes);
    carried = [...new Set([...left, ...carried.filter((form) => !guests.includes(form) && !taken.includes(form))])];
    if (taken.length > 0) fitted.push({ ...one, forms: taken, questions: questionsOf(taken, sizes) });
  }
  return fitted;
}

/** More steps than that in a week are no plan for a person; each is a day's check-in or makes one longer. */
export const MOST_STEPS_A_WEEK = 28;

/** How many steps of a plan fall due in a week at its densest, if none ever ended. */
export function stepsPerWeek(steps: readonly { readonly everyDays: number | null }[]): number {
  return Math.ceil(steps.reduce((sum, { everyDays }) => sum + (everyDays === null ? 0 : 7 / everyDays), 0));
}

/** Questions of each seven days from a day on, for showing what a plan asks. */
export function weeksOf(
  due: readonly Pick<Due, 'dueOn' | 'questions'>[],
  from: string,
  weeks: number,
): { from: string; questions: number }[] {
  return Array.from({ length: weeks }, (_, index) => {
    const start = addDays(from, index * 7);
    const questions = due
      .filter(({ dueOn }) => daysBetween(start, dueOn) >= 0 && daysBetween(start, dueOn) < 7)
      .reduce((sum, one) => sum + one.questions, 0);
    return { from: start, questions };
  });
}

function take(wanted: readonly string[], room: number, sizes: ReadonlyMap<string, FormSize>) {
  const taken: string[] = [];
  const left: string[] = [];
  let free = room;
  for (const form of wanted) {
    const size = sizes.get(form);
    if (!size) continue;
    if (size.keep || size.questions <= free) {
      taken.push(form);
      free -= size.questions;
    } else left.push(form);
  }
  return { taken, left };
}

// Who stops half-way has then answered what matters most.
function keepFirst(sizes: ReadonlyMap<string, FormSize>, form: string): number {
  const size = sizes.get(form);
  if (!size?.keep) return 2;
  return size.fullSet ? 0 : 1;
}

function questionsOf(forms: readonly string[], sizes: ReadonlyMap<string, FormSize>): number {
  return forms.reduce((sum, form) => sum + (sizes.get(form)?.questions ?? 0), 0);
}
