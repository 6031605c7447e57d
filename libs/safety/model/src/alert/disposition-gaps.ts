import type { AlertKind } from './alert-level';
import type { Disposition } from './disposition.contract';

/** A field of a disposition. */
export type DispositionField = keyof Disposition;

const ALWAYS: readonly DispositionField[] = ['contactedAt', 'method', 'plan'];
const BY_CONTACT: readonly DispositionField[] = ['safeNow', 'screenLevel', 'meansAsked', 'nextCheckOn'];
const ONCE_REACHED: readonly DispositionField[] = ['whereabouts', 'riskFactors', 'protectiveFactors'];

/**
 * What a disposition still needs before it can close an alert of this kind.
 * Nobody who was not reached can say where they are, and words that only had to be read need no assessment.
 *
 * @param now      milliseconds since 1970; nothing is contacted in the future
 * @returns fields in the order of the form; empty when it is complete
 * @source clinical.md F.3
 * @approved pending
 */
export function dispositionGaps(disposition: Disposition, kind: AlertKind, now: number): DispositionField[] {
  const { method, contactedAt, safeNow, plan } = disposition;
  const onlyRead = method === 'read';
  const needed = [
    ...ALWAYS,
    ...(onlyRead ? (['note'] as const) : BY_CONTACT),
    ...(onlyRead || method === 'not-reached' ? [] : ONCE_REACHED),
  ];
  const gaps = new Set(needed.filter((field) => disposition[field] === null));
  if (onlyRead && kind !== 'words') gaps.add('method');
  if (contactedAt !== null && Date.parse(contactedAt) > now) gaps.add('contactedAt');
  // Whoever is not safe cannot be left as they are, and whoever was not reached was not assessed.
  if (safeNow === 'no' && plan === 'no-change') gaps.add('plan');
  if (method === 'not-reached' && plan === 'no-change') gaps.add('plan');
  return (Object.keys(disposition) as DispositionField[]).filter((field) => gaps.has(field));
}
