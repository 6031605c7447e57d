import { type AlertSummary, gravityOf, leadOf } from '@holdfast/safety/model';

/** One row of the band: one patient with everything open about them, gravest first. */
export interface BandRow {
  readonly key: string;
  readonly first: AlertSummary;
  readonly others: readonly AlertSummary[];
}

// Words in a message have no level; a person is to read them as soon as what is high is looked at.
const WEIGHT = { critical: 0, high: 1, moderate: 2 } as const;
const DRILL = 3;

/** The band's rows: level first, then what nobody acknowledged, then what is due longest. A drill stands alone, last.
 * Within a row the gravest words of a level come first. */
export function bandRows(alerts: readonly AlertSummary[]): BandRow[] {
  const byPatient = new Map<string, AlertSummary[]>();
  for (const alert of alerts.toSorted(byPressure)) {
    const key = alert.patientId ?? alert.id;
    byPatient.set(key, [...(byPatient.get(key) ?? []), alert]);
  }
  return [...byPatient].flatMap(([key, alerts]) => {
    const [first, ...others] = alerts.toSorted(byWords);
    return first ? [{ key, first, others }] : [];
  });
}

/** What tells news from what was there already: an alert that came, came back, rose, or has a further reason is another mark. */
export function markOf({ id, level, reasons, raisedAt }: AlertSummary): string {
  return `${id} ${level ?? ''} ${reasons.length} ${raisedAt}`;
}

/** Whether a row may never be folded away: critical, and nobody has acknowledged it. */
export function isLoud({ level, state, kind }: AlertSummary): boolean {
  return level === 'critical' && state === 'open' && kind !== 'drill';
}

/** Whether a row may not be cut from the open band: something in it is critical, high or a drill, and acknowledged by nobody. */
export function isPressing({ first, others }: BandRow): boolean {
  return [first, ...others].some(({ state, level }) => state === 'open' && level !== 'moderate');
}

function byWords(one: AlertSummary, other: AlertSummary): number {
  const gravity = (alert: AlertSummary): number => gravityOf({ ...leadOf(alert), concern: alert.concern });
  return weight(one) - weight(other) || waits(one) - waits(other) || gravity(one) - gravity(other);
}

function byPressure(one: AlertSummary, other: AlertSummary): number {
  return weight(one) - weight(other) || waits(one) - waits(other) || dueAt(one) - dueAt(other);
}

function weight({ kind, level }: AlertSummary): number {
  return kind === 'drill' ? DRILL : WEIGHT[level ?? 'high'];
}

function waits({ state }: AlertSummary): number {
  return state === 'open' ? 0 : 1;
}

function dueAt({ state, acknowledgeBy, contactBy, raisedAt }: AlertSummary): number {
  return Date.parse((state === 'open' ? acknowledgeBy : contactBy) ?? raisedAt);
}
