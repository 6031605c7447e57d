import type { AlertSummary } from '@holdfast/safety/model';

/** One row of the band: one patient with everything open about them, gravest first. */
export interface BandRow {
  readonly key: string;
  readonly first: AlertSummary;
  readonly others: readonly AlertSummary[];
}

// Words in a message have no level; a person is to read them as soon as what is high is looked at.
const WEIGHT = { critical: 0, high: 1, moderate: 2 } as const;
const DRILL = 3;

/** The band's rows: level first, then what nobody acknowledged, then what is due longest. A drill stands alone, last. */
export function bandRows(alerts: readonly AlertSummary[]): BandRow[] {
  const byPatient = new Map<string, AlertSummary[]>();
  for (const alert of alerts.toSorted(byPressure)) {
    const key = alert.patientId ?? alert.id;
    byPatient.set(key, [...(byPatient.get(key) ?? []), alert]);
  }
  return [...byPatient].flatMap(([key, [first, ...others]]) => (first ? [{ key, first, others }] : []));
}

/** What tells news from what was there already: an alert that came, came back, rose, or has a further reason is another mark. */
export function markOf({ id, level, reasons, raisedAt }: AlertSummary): string {
  return `${id} ${level ?? ''} ${reasons.length} ${raisedAt}`;
}

/** Whether a row may never be folded away: critical, and nobody has acknowledged it. */
export function isLoud({ level, state, kind }: AlertSummary): boolean {
  return level === 'critical' && state === 'open' && kind !== 'drill';
}

function byPressure(one: AlertSummary, other: AlertSummary): number {
  const weight = ({ kind, level }: AlertSummary): number => (kind === 'drill' ? DRILL : WEIGHT[level ?? 'high']);
  const waits = ({ state }: AlertSummary): number => (state === 'open' ? 0 : 1);
  return weight(one) - weight(other) || waits(one) - waits(other) || dueAt(one) - dueAt(other);
}

function dueAt({ state, acknowledgeBy, contactBy, raisedAt }: AlertSummary): number {
  return Date.parse((state === 'open' ? acknowledgeBy : contactBy) ?? raisedAt);
}
