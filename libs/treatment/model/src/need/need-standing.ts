import { addDays, daysBetween, localDay, localInstant } from '@holdfast/check-in/model';
import type { NeedView } from '../review/review.contract';
import { type DatedTotal, type NeedHistory, needInputOf } from './need-history';
import { type Need, type NeedInput, needOf } from './need-score';
import { NEED_CATEGORIES, type NeedCategory, type NeedPartId, type NeedThresholds } from './need.contract';

/** The decision that stands for a patient, as far as it holds a place in the queue back. */
export interface Decided {
  /** Place of the category then. */
  readonly place: number;
  /** ISO day; null where nobody is to look again. */
  readonly followUpOn: string | null;
  /** ISO day of the infusion since which it was decided. */
  readonly infusionOn: string | null;
}

/** Where a patient stands in the queue, as it is kept. */
export interface NeedStanding {
  /** Index of the category in NEED_CATEGORIES; one past the last where nothing is told. */
  readonly place: number;
  /** Place and score in one figure: the smaller, the more pressing. */
  readonly rank: number;
  readonly isOpen: boolean;
  /** Null where there is nothing to review yet: an induction goes on, or nothing was given. */
  readonly told: NeedView | null;
  /** When time alone may move it, milliseconds since 1970. */
  readonly nextAt: number;
}

const MOST_POINTS = 27; // of the PHQ-9

/** How far the places of two categories lie apart in a rank: further than any score can reach. */
export const PLACE_STEP = 20_000;

/**
 * Where a patient stands, with all that is told of it.
 *
 * @param zone    IANA zone of the patient
 * @param setting the clinic's thresholds and their version
 */
export function standingOf(
  history: NeedHistory,
  decided: Decided | null,
  zone: string,
  { thresholds, version }: { thresholds: NeedThresholds; version: number },
  now: number,
): NeedStanding {
  const today = localDay(now, zone);
  const nextAt = localInstant(addDays(today, 1), '00:00', zone);
  const input = needInputOf(history, today, now);
  const last = history.given.at(-1);
  if (!input || !last || isEarly(input, thresholds)) {
    const place = NEED_CATEGORIES.length;
    return { place, rank: (place + 1) * PLACE_STEP, isOpen: false, told: null, nextAt };
  }
  const need = needOf(input, thresholds);
  const place = NEED_CATEGORIES.indexOf(need.category);
  return {
    place,
    rank: place * PLACE_STEP + Math.round((100 - Math.min(100, Math.max(0, need.score ?? 0))) * 100),
    isOpen: input.isRequested || isOpen(decided, need.category, last.day, today),
    nextAt,
    told: {
      ...{ category: need.category, score: need.score, reasons: [...need.reasons] },
      parts: need.parts.map((part) => ({ ...part, most: mostOf(part.id, thresholds) })),
      ...{ baseline: input.baseline, reference: need.reference, slope: need.slope },
      totals: history.totals.filter(({ at }) => at > last.at).map((one) => totalView(one, last.day)),
      ...{ lastInfusionOn: last.day, daysSince: input.today },
      ...estimatesOf(need),
      ...{ settingVersion: version, reckonedAt: new Date(now).toISOString() },
    },
  };
}

/**
 * What the category would be with each next total, in ranges; empty where no need is told.
 *
 * @param now when that total would be given, milliseconds since 1970
 */
export function nextCategories(
  history: NeedHistory,
  zone: string,
  setting: { thresholds: NeedThresholds; version: number },
  now: number,
): { from: number; to: number; category: NeedCategory }[] {
  const ranges: { from: number; to: number; category: NeedCategory }[] = [];
  for (let total = 0; total <= MOST_POINTS; total += 1) {
    const totals = [...history.totals, { at: now, day: localDay(now, zone), total }];
    const category = standingOf({ ...history, totals }, null, zone, setting, now).told?.category;
    const last = ranges.at(-1);
    if (last && last.category === category) last.to = total;
    else if (category) ranges.push({ from: total, to: total, category });
  }
  return ranges;
}

/** Whether an infusion was given so lately that no total can be asked for yet. */
function isEarly({ scores, today, isRequested, hasOpenAlert }: NeedInput, { staleDays }: NeedThresholds): boolean {
  return scores.length === 0 && today <= staleDays && !isRequested && !hasOpenAlert;
}

/** Whether a patient waits for a decision: none stands, a day to look again has come, or it is more pressing than then. */
export function isOpen(decided: Decided | null, category: NeedCategory, infusionOn: string, today: string): boolean {
  if (!decided || decided.infusionOn !== infusionOn) return true;
  if (decided.followUpOn !== null && decided.followUpOn <= today) return true;
  return NEED_CATEGORIES.indexOf(category) < decided.place;
}

function totalView({ at, day, total }: DatedTotal, since: string) {
  return { at: new Date(at).toISOString(), day: daysBetween(since, day), total };
}

function estimatesOf({ interval, smoothed }: Need): Pick<NeedView, 'interval' | 'smoothed'> {
  return {
    interval: interval && { days: interval.days, own: interval.ended, median: interval.ownMedian },
    smoothed: smoothed && { level: smoothed.level, limit: smoothed.limit },
  };
}

/** The most points that a part of the score could give, by the clinic's weights. */
export function mostOf(id: NeedPartId, set: NeedThresholds): number {
  const most = {
    ...{ rise: set.weightRise, loss: set.weightLoss, trend: set.weightTrend },
    ...{ timing: set.weightTiming, request: set.weightRequest },
  };
  return most[id];
}
