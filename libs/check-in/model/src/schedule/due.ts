import type { Anchor, Plan, PlanStep } from '../plan.contract';
import { fitBudget, type FormSize } from './budget';
import { GRACE_MS } from './ladder';
import { addDays, afterQuiet, daysBetween, localInstant } from './local-time';

/** One occasion on which a patient is asked, with its times in milliseconds since 1970. */
export interface Due {
  readonly dueOn: string;
  readonly steps: readonly string[];
  readonly forms: readonly string[];
  readonly opensAt: number;
  readonly closesAt: number;
  /** No answer is taken after that: three days after the window, or when the next occasion opens. */
  readonly expiresAt: number;
  readonly importance: PlanStep['importance'];
  readonly questions: number;
}

/** What a schedule is made from. */
export interface ScheduleInput {
  readonly plan: Plan;
  readonly anchors: readonly Pick<Anchor, 'kind' | 'day'>[];
  /** The patient's zone, IANA. */
  readonly zone: string;
  /** First and last day to schedule, ISO, both included. */
  readonly from: string;
  readonly to: string;
  /** How much each form asks; a form that is missing here is switched off and left out. */
  readonly sizes: ReadonlyMap<string, FormSize>;
}

type DayStep = { readonly day: string; readonly step: PlanStep; readonly moved: number };

// What a week held before a day decides what it has room for; beyond a year back nothing of it is left.
const COUNTED_DAYS = 400;
// Who was to be asked on Monday is not asked on Friday: from then on a step joins whatever is there.
const MOST_MOVES = 3;

/**
 * The occasions on which a patient is asked: at most one a day, within the week's budget, outside the quiet hours.
 * A step counts from the latest anchor of its kind; where a new anchor starts the count again, the earlier one ends.
 */
export function schedule({ plan, anchors, zone, from, to, sizes }: ScheduleInput): Due[] {
  const earliest = anchors.map(({ day }) => day).reduce((one, other) => (one < other ? one : other), from);
  const [began, counted] = [addDays(earliest, -30), addDays(from, -COUNTED_DAYS)];
  const first = began > counted ? began : counted;
  const days = plan.steps
    .flatMap((step) => stepDays(step, anchors, first, to).map((day) => ({ day, step, moved: 0 })))
    .sort((one, other) => one.day.localeCompare(other.day) || weight(other.step) - weight(one.step));
  const byDay = oneADay(days);
  const due = [...byDay].flatMap(([dueOn, steps]) => {
    const forms = onePerForm(steps).filter((form) => sizes.has(form));
    if (forms.length === 0) return [];
    const starts = steps.map(({ at, windowHours }) => ({ at: localInstant(dueOn, at, zone), windowHours }));
    const opensAt = afterQuiet(Math.min(...starts.map(({ at }) => at)), zone, plan);
    const closesAt = Math.max(...starts.map(({ at, windowHours }) => at + windowHours * 3_600_000));
    const importance = steps.some((step) => step.importance === 'after-infusion') ? 'after-infusion' : 'routine';
    const questions = forms.reduce((sum, form) => sum + (sizes.get(form)?.questions ?? 0), 0);
    const ids = steps.map(({ id }) => id);
    const one: Due = { dueOn, steps: ids, forms, opensAt, closesAt, expiresAt: closesAt, importance, questions };
    return [one];
  });
  const fitted = fitBudget(due, plan.questionsPerWeek, sizes);
  return fitted
    .map((one, index) => ({ ...one, expiresAt: expiryOf(one, fitted[index + 1]) }))
    .filter(({ dueOn }) => dueOn >= from && dueOn <= to);
}

function expiryOf({ closesAt }: Due, next: Due | undefined): number {
  return Math.max(closesAt, Math.min(closesAt + GRACE_MS, next?.opensAt ?? Number.POSITIVE_INFINITY));
}

/** The days of one step between two days, from the anchors of its kind, each until the next one begins. */
function stepDays(step: PlanStep, anchors: ScheduleInput['anchors'], from: string, to: string): string[] {
  const own = anchors.filter(({ kind }) => kind === step.anchor).map(({ day }) => day);
  const starts = [...new Set(own)].sort();
  return starts.flatMap((start, index) => {
    const next = starts[index + 1] ?? null;
    const days: string[] = [];
    for (let offset = firstOffset(step, start, from); ; offset += step.everyDays ?? 1) {
      const day = addDays(start, offset);
      const isOver = day > to || (step.untilDay !== null && offset > step.untilDay) || (next !== null && day >= next);
      if (isOver || isAfterInduction(step, anchors, start, day)) break;
      if (day >= from) days.push(day);
      if (step.everyDays === null) break;
    }
    return days;
  });
}

// The first offset of a step at or after a day, without counting through the years before it.
function firstOffset({ fromDay, everyDays }: PlanStep, start: string, from: string): number {
  if (everyDays === null) return fromDay;
  const behind = daysBetween(addDays(start, fromDay), from);
  return fromDay + Math.max(0, Math.ceil(behind / everyDays)) * everyDays;
}

// What is asked weekly during an induction ends with that induction, although it counts from its first infusion.
function isAfterInduction(step: PlanStep, anchors: ScheduleInput['anchors'], start: string, day: string): boolean {
  if (step.anchor !== 'intake' || step.everyDays === null) return false;
  return anchors.some(({ kind, day: end }) => kind === 'induction-end' && end >= start && day > end);
}

/** Puts steps on days: the same clock time shares an occasion, another one goes to the next free day, if one is near. */
function oneADay(days: readonly DayStep[]): Map<string, PlanStep[]> {
  const byDay = new Map<string, PlanStep[]>();
  const waiting = [...days];
  for (let one = waiting.shift(); one; one = waiting.shift()) {
    const { day, step, moved } = one;
    const there = byDay.get(day);
    if (!there) byDay.set(day, [step]);
    else if (
      moved >= MOST_MOVES ||
      there.every(({ importance, at }) => importance === step.importance || at === step.at)
    )
      there.push(step);
    else {
      const later = { day: addDays(day, 1), step, moved: moved + 1 };
      const place = waiting.findIndex((other) => other.day > later.day);
      waiting.splice(place < 0 ? waiting.length : place, 0, later);
    }
  }
  return new Map([...byDay].sort(([one], [other]) => one.localeCompare(other)));
}

function onePerForm(steps: readonly PlanStep[]): string[] {
  return [...new Set(steps.flatMap(({ forms }) => forms))];
}

// What follows an infusion keeps its day; what is routine makes way.
function weight(step: PlanStep): number {
  return step.importance === 'after-infusion' ? 1 : 0;
}
