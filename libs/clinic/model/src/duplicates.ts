import type { DUPLICATE_SIGNS } from './merge.contract';

/** What of a record is held against another's. */
export interface Identity {
  readonly dateOfBirth: string;
  readonly email: string;
  readonly phone: string;
}

/**
 * What records of one name have in common beyond it: the same in every one of them. Nothing that is not known counts.
 *
 * @returns the signs; none where only the name is the same, which says nothing
 */
export function signsOf(records: readonly Identity[]): (typeof DUPLICATE_SIGNS)[number][] {
  const same = (pick: (one: Identity) => string) => {
    const [first = '', ...others] = records.map(pick);
    return first !== '' && others.length > 0 && others.every((one) => one === first);
  };
  return [
    ...(same(({ dateOfBirth }) => (dateOfBirth === '1900-01-01' ? '' : dateOfBirth)) ? (['same-birth'] as const) : []),
    ...(same(({ email }) => email.trim().toLowerCase()) ? (['same-email'] as const) : []),
    ...(same(({ phone }) => phone.replace(/\D/g, '').slice(-9)) ? (['same-phone'] as const) : []),
  ];
}
