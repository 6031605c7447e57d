import type { Span } from './survival';

const DAY_MS = 86_400_000;
const HELD = 0.5; // of the baseline: half or less is a response
const CONFIRM = { leastDays: 5, mostDays: 21 };
const CLOSE_DAYS = 14;
const FAR_DAYS = 28;

/** One total with its time, milliseconds since 1970. */
export interface Total {
  readonly at: number;
  /** PHQ-9, 0–27 points. */
  readonly total: number;
}

/** How a held response ended, or did not. */
export type Ending = 'symptoms-returned' | 'next-infusion' | 'running' | 'no-response' | 'not-measured';

/** How sure the days of a held response are: how closely totals stand around its end. */
export type Confidence = 'good' | 'fair' | 'poor';

/** What one infusion did, as far as totals tell. */
export interface Held {
  /** When it was given, milliseconds since 1970. */
  readonly at: number;
  /** Lowest total until the next infusion, points; null without one. */
  readonly best: number | null;
  /** Drop from the baseline to it, 0–1; below 0 where it rose. */
  readonly bestDrop: number | null;
  /** Days from the infusion for which a response was held; null where there was none. */
  readonly heldDays: number | null;
  readonly ending: Ending;
  /** Whether the return of symptoms was seen twice, 5 to 21 days apart. */
  readonly isConfirmed: boolean;
  readonly confidence: Confidence;
}

/**
 * What each infusion did: the best response after it, for how many days a response was held, and how that ended.
 * Several infusions of one induction are one: what is kept up began with the last of them.
 *
 * @param infusions of the course that stand alone or end an induction, milliseconds since 1970, in order
 * @param totals    of the whole course, in order
 * @param baseline  points, above 0
 * @param now       milliseconds since 1970
 * @source Holdfast clinical reference C.2 and D.2: response is half of the baseline or less
 * @approved pending
 */
export function durability(
  infusions: readonly number[],
  totals: readonly Total[],
  baseline: number,
  now: number,
): Held[] {
  return infusions.map((at, index) => {
    const next = infusions[index + 1] ?? null;
    const until = next ?? now;
    const own = totals.filter((one) => one.at > at && one.at <= until);
    return heldAfter(at, own, baseline, { until, isLast: next === null });
  });
}

function heldAfter(
  at: number,
  own: readonly Total[],
  baseline: number,
  { until, isLast }: { until: number; isLast: boolean },
): Held {
  const best = own.length > 0 ? Math.min(...own.map(({ total }) => total)) : null;
  const bestDrop = best === null ? null : (baseline - best) / baseline;
  const isHeld = ({ total }: Total) => total <= baseline * HELD;
  const from = own.findIndex(isHeld);
  const nothing = { at, best, bestDrop, heldDays: null, isConfirmed: false };
  if (own.length === 0) return { ...nothing, ending: 'not-measured', confidence: 'poor' };
  if (from < 0) return { ...nothing, ending: 'no-response', confidence: confidenceOf(own, at, until) };
  const lostAt = own.findIndex((one, index) => index > from && !isHeld(one));
  const lost = lostAt < 0 ? null : own[lostAt];
  const end = lost?.at ?? until;
  const after = lost ? own[lostAt + 1] : undefined;
  const apart = lost && after ? (after.at - lost.at) / DAY_MS : 0;
  return {
    ...{ at, best, bestDrop, heldDays: (end - at) / DAY_MS },
    ending: lost ? 'symptoms-returned' : isLast ? 'running' : 'next-infusion',
    isConfirmed: after !== undefined && !isHeld(after) && apart >= CONFIRM.leastDays && apart <= CONFIRM.mostDays,
    confidence: lost ? widthConfidence((lost.at - (own[lostAt - 1]?.at ?? at)) / DAY_MS) : confidenceOf(own, at, end),
  };
}

/** The widest stretch without a total says how much can have gone unseen. */
function confidenceOf(own: readonly Total[], from: number, until: number): Confidence {
  const times = [from, ...own.map(({ at }) => at), until];
  const widest = Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)));
  return widthConfidence(widest / DAY_MS);
}

function widthConfidence(days: number): Confidence {
  if (days <= CLOSE_DAYS) return 'good';
  return days <= FAR_DAYS ? 'fair' : 'poor';
}

/**
 * The intervals that a patient's own expected interval is drawn from: those before the last infusion, ended by symptoms or
 * not, and the running one, which has not ended whatever the totals say.
 *
 * @param lastAt  when the last infusion was, milliseconds since 1970
 * @param running days since then
 * @source Holdfast clinical reference D.2: the running interval is censored
 * @approved pending
 */
export function ownSpans(held: readonly Held[], lastAt: number, running: number): Span[] {
  const before = held.flatMap(({ at, heldDays, ending }) =>
    at >= lastAt || heldDays === null || heldDays <= 0
      ? []
      : [{ days: heldDays, ended: ending === 'symptoms-returned' }],
  );
  return running > 0 ? [...before, { days: running, ended: false }] : before;
}
