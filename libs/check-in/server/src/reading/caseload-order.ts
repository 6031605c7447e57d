import type { CaseloadItem, CaseloadQuery } from '@holdfast/check-in/model';

const ALERTS = ['critical', 'high', 'moderate', 'words'] as const;
const LAST = Number.POSITIVE_INFINITY;

/**
 * The caseload in order. By need: an open alert, the graver first; then risk or a rise; then an answer that is late; then
 * by name. What is not known about a patient stands last, whichever way the order is turned.
 */
export function inOrder(
  items: readonly CaseloadItem[],
  sort: CaseloadQuery['sort'],
  order: CaseloadQuery['order'],
): CaseloadItem[] {
  const way = order === 'desc' ? -1 : 1;
  const key = KEYS[sort];
  const keyed = items.map((item) => ({ item, at: key(item) }));
  keyed.sort((one, other) => {
    const [mine, theirs] = [one.at, other.at];
    if (mine !== theirs && mine === LAST) return 1;
    if (mine !== theirs && theirs === LAST) return -1;
    const byName = one.item.patient.name.localeCompare(other.item.patient.name);
    if (mine === theirs) return sort === 'name' ? way * byName : byName;
    return way * (mine - theirs);
  });
  return keyed.map(({ item }) => item);
}

const KEYS: Readonly<Record<CaseloadQuery['sort'], (item: CaseloadItem) => number>> = {
  need: needOf,
  name: () => 0,
  // The highest total, and the steepest rise, are looked at first.
  score: ({ last }) => (last ? -last.total : LAST),
  change: ({ last }) => (last && last.last !== null ? last.last - last.total : LAST),
  infusion: ({ lastInfusionOn }) => (lastInfusionOn ? Date.parse(lastInfusionOn) : LAST),
  next: ({ nextDueOn }) => (nextDueOn ? Date.parse(nextDueOn) : LAST),
};

function needOf({ openAlert, atRisk, in: views }: CaseloadItem): number {
  if (openAlert) return ALERTS.indexOf(openAlert);
  if (atRisk || views.includes('worse')) return ALERTS.length;
  return views.includes('overdue') ? ALERTS.length + 1 : ALERTS.length + 2;
}
