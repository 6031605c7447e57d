import { OUTCOMES, PURPOSES, type TrailQuery } from '@holdfast/audit/model';

/** What the address of the trail narrows it to: identifiers and words of ours, never a name. */
export interface TrailAddress {
  readonly person?: string;
  readonly patient?: string;
  readonly did?: string;
  readonly outcome?: string;
  readonly purpose?: string;
  readonly from?: string;
  readonly to?: string;
  /** A network address, for what was done from one place. */
  readonly origin?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ORIGIN = /^[0-9a-fA-F.:]{2,45}$/;
const ACTION = /^[a-z-]{1,40}(\.[a-z-]{1,40})?$/;

/** Whether the days of an address end before they begin. */
export function areCrossed({ from = '', to = '' }: TrailAddress): boolean {
  return DAY.test(from) && DAY.test(to) && to < from;
}

/**
 * The query that an address stands for, without how it is paged; what does not fit is left out.
 *
 * Days are the reader's own, and the last one counts whole.
 */
export function queryOf(address: TrailAddress): Omit<TrailQuery, 'limit' | 'after'> {
  const { person = '', patient = '', did = '', outcome = '', purpose = '', from = '', to = '', origin = '' } = address;
  return {
    ...(ID.test(person) ? { accountId: person } : {}),
    ...(ID.test(patient) ? { patientId: patient } : {}),
    ...(ACTION.test(did) ? { action: did } : {}),
    ...(isOneOf(OUTCOMES, outcome) ? { outcome } : {}),
    ...(isOneOf(PURPOSES, purpose) ? { purpose } : {}),
    ...(ORIGIN.test(origin) ? { origin } : {}),
    ...(DAY.test(from) ? { from: startOf(from, 0) } : {}),
    ...(DAY.test(to) ? { to: startOf(to, 1) } : {}),
  };
}

function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

function isOneOf<T extends string>(all: readonly T[], value: string): value is T {
  return all.some((one) => one === value);
}
