import { addDays, localDay, localInstant } from '@holdfast/check-in/model';

/** What must hold before a patient goes home. */
export const DISCHARGE_CRITERIA = [
  'vitals-near-baseline',
  'oriented',
  'walks-unaided',
  'nausea-controlled',
  'dissociation-resolved',
  'escort',
  'instructions',
] as const;

/** What must hold before a patient goes home. */
export type DischargeCriterion = (typeof DISCHARGE_CRITERIA)[number];

/** What was found of each criterion, and the reason where one was left open all the same. */
export interface DischargeRecord {
  readonly met: readonly DischargeCriterion[];
  readonly exceptions: Readonly<Partial<Record<DischargeCriterion, string>>>;
}

const LEAST_REASON = 10; // characters; a dash is no reason

/**
 * The criteria that still keep a patient: neither met nor left open with a written reason.
 *
 * @returns in their order; empty when the patient may go
 * @source Holdfast clinical reference B.2, design default
 * @approved pending
 */
export function openCriteria({ met, exceptions }: DischargeRecord): DischargeCriterion[] {
  return DISCHARGE_CRITERIA.filter((one) => !met.includes(one) && (exceptions[one] ?? '').trim().length < LEAST_REASON);
}

const MORNING = '08:00';

/**
 * From when a patient may drive, drink alcohol and decide great things again: the next morning, after a night's sleep.
 *
 * @param endedAt milliseconds since 1970
 * @param zone    IANA zone of the patient
 * @returns milliseconds since 1970
 * @source Holdfast clinical reference B.2 (the next day after a restful sleep); the hour is a design default
 * @approved pending
 */
export function drivingAgainAt(endedAt: number, zone: string): number {
  return localInstant(addDays(localDay(endedAt, zone), 1), MORNING, zone);
}
