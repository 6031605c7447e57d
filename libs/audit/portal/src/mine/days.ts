import type { MineEntry } from '@holdfast/audit/model';

/** What one person did on one day, put together: each thing once, with how often and when last. */
export interface PersonOnDay {
  readonly key: string;
  readonly who: MineEntry['who'];
  readonly deeds: readonly Deed[];
}

/** One thing that somebody did on a day. */
export interface Deed {
  readonly key: string;
  readonly action: string;
  readonly isList: boolean;
  readonly isRefused: boolean;
  readonly reason: string | null;
  readonly lastAt: string;
  readonly count: number;
}

/** A day with everyone who saw the record on it. */
export interface SeenDay {
  readonly day: string;
  readonly at: string;
  readonly people: readonly PersonOnDay[];
}

/**
 * Puts entries together by day and person, newest first, as a person would tell it.
 *
 * @param dayOf the calendar day of an instant in the reader's zone
 */
export function byDay(entries: readonly MineEntry[], dayOf: (at: string) => string): SeenDay[] {
  const days = grouped(entries, ({ at }) => dayOf(at));
  return [...days].map(([day, ofDay]) => {
    const people = grouped(ofDay, ({ who }) => (who ? `${who.name}|${who.roles.join()}` : ''));
    return {
      day,
      at: ofDay[0]?.at ?? '',
      people: [...people].map(([key, theirs]) => ({ key, who: theirs[0]?.who ?? null, deeds: deedsOf(theirs) })),
    };
  });
}

/**
 * What of a page tells whole days: a day that goes on beyond the page would count too little, so it waits for the next.
 *
 * @param isMore whether earlier entries follow
 * @returns the entries of whole days, the newest first; none where the page lies within one day
 */
export function ofWholeDays(
  entries: readonly MineEntry[],
  isMore: boolean,
  dayOf: (at: string) => string,
): readonly MineEntry[] {
  const last = entries.at(-1);
  return isMore && last ? entries.filter(({ at }) => dayOf(at) !== dayOf(last.at)) : entries;
}

function deedsOf(entries: readonly MineEntry[]): Deed[] {
  const same = grouped(entries, (one) => `${one.action}|${one.outcome}|${one.emergency?.reason ?? '-'}`);
  return [...same].map(([key, all]) => {
    const [last] = all;
    return {
      key,
      action: last?.action ?? '',
      isList: last?.isList ?? false,
      isRefused: last?.outcome === 'refused',
      reason: last?.emergency?.reason ?? null,
      lastAt: last?.at ?? '',
      count: all.length,
    };
  });
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
