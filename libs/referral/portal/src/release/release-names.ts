import type { ReleaseView } from '@holdfast/referral/model';

/** To whom a release is, by name and practice. */
export function namesOf({ recipients }: Pick<ReleaseView, 'recipients'>): string {
  return recipients.map(({ name, practice }) => (practice ? `${name} (${practice})` : name)).join(', ');
}

/** One of them, with where they are found. */
export function wholeNameOf({ name, practice, place }: ReleaseView['recipients'][number]): string {
  return [name, practice, place].filter(Boolean).join(', ');
}
