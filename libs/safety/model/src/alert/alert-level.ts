/** How soon a person must act on an alert, most pressing first. */
export const ALERT_LEVELS = ['critical', 'high', 'moderate'] as const;

/** How soon a person must act on an alert. */
export type AlertLevel = (typeof ALERT_LEVELS)[number];

/** What an alert is about: a person who may come to harm by their own hand, or their body and their treatment. */
export const CONCERNS = ['harm', 'medical'] as const;

/** What an alert is about; it decides what its record must hold. */
export type Concern = (typeof CONCERNS)[number];

/** What made an alert: a rule on an answer, the patient's own button, words in a message, or a drill. */
export const ALERT_KINDS = ['finding', 'unsafe-now', 'words', 'drill'] as const;

/** What made an alert. */
export type AlertKind = (typeof ALERT_KINDS)[number];

/** How far an alert has come; nothing leads back but a higher level or a refused second signature. */
export const ALERT_STATES = ['open', 'acknowledged', 'awaiting-second', 'closed'] as const;

/** How far an alert has come. */
export type AlertState = (typeof ALERT_STATES)[number];

/** Whether one level presses more than another; a level presses more than none. */
export function outranks(one: AlertLevel | null, other: AlertLevel | null): boolean {
  return rank(one) < rank(other);
}

function rank(level: AlertLevel | null): number {
  return level === null ? ALERT_LEVELS.length : ALERT_LEVELS.indexOf(level);
}
