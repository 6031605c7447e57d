import type { AlertKind, AlertLevel, Concern } from './alert-level';
import type { Disposition } from './disposition.contract';

/** A field of a disposition. */
export type DispositionField = keyof Disposition;

/** What a disposition is judged by, besides itself. */
export interface Disposed {
  readonly kind: AlertKind;
  /** Null for words in a message. */
  readonly level: AlertLevel | null;
  readonly concern: Concern;
  /** When the alert was raised, milliseconds since 1970. */
  readonly raisedAt: number;
}

const MINUTE_MS = 60_000;
const ALWAYS: readonly DispositionField[] = ['contactedAt', 'method', 'plan'];
const OF_HARM: readonly DispositionField[] = ['safeNow', 'screenLevel', 'meansAsked', 'nextCheckOn'];
const OF_HARM_ONCE_REACHED: readonly DispositionField[] = ['whereabouts', 'riskFactors', 'protectiveFactors'];
const OF_THE_BODY: readonly DispositionField[] = ['nextCheckOn', 'note'];

/**
 * The fields that closing this alert needs. A body that ails is looked after, not screened for suicide; where that is
 * critical, one still says where the patient is and whether they are safe. Words that only had to be read need no assessment.
 *
 * @param method how the patient was contacted; whoever was not reached cannot say where they are
 * @source clinical.md F.3, B.4
 * @approved pending
 */
export function neededFields({ level, concern }: Disposed, method: Disposition['method']): DispositionField[] {
  if (method === 'read') return [...ALWAYS, 'note'];
  const isReached = method !== 'not-reached';
  if (concern === 'harm') return [...ALWAYS, ...OF_HARM, ...(isReached ? OF_HARM_ONCE_REACHED : [])];
  const grave: DispositionField[] = isReached ? ['safeNow', 'whereabouts'] : ['safeNow'];
  return [...ALWAYS, ...OF_THE_BODY, ...(level === 'critical' ? grave : [])];
}

/** Whether a contact lies before the alert it answers; to the minute, because a form asks for no seconds. */
export function isBeforeRaised(contactedAt: string, { raisedAt }: Pick<Disposed, 'raisedAt'>): boolean {
  return Math.floor(Date.parse(contactedAt) / MINUTE_MS) < Math.floor(raisedAt / MINUTE_MS);
}

/**
 * What a disposition still needs before it can close this alert.
 *
 * @param now      milliseconds since 1970; nothing is contacted in the future
 * @returns fields in the order of the form; empty when it is complete
 * @source clinical.md F.3
 * @approved pending
 */
export function dispositionGaps(disposition: Disposition, alert: Disposed, now: number): DispositionField[] {
  const { method, contactedAt, safeNow, plan } = disposition;
  const onlyRead = method === 'read';
  const gaps = new Set(neededFields(alert, method).filter((field) => disposition[field] === null));
  if (onlyRead && alert.kind !== 'words') gaps.add('method');
  if (contactedAt !== null && Date.parse(contactedAt) > now) gaps.add('contactedAt');
  // A call before the alert answered something else. Words were read whenever they were read.
  if (contactedAt !== null && !onlyRead && isBeforeRaised(contactedAt, alert)) gaps.add('contactedAt');
  // Whoever is not safe cannot be left as they are, and whoever was not reached was not assessed.
  if (safeNow === 'no' && plan === 'no-change') gaps.add('plan');
  if (method === 'not-reached' && plan === 'no-change') gaps.add('plan');
  return (Object.keys(disposition) as DispositionField[]).filter((field) => gaps.has(field));
}
