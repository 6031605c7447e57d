import type { ReleaseView } from '@holdfast/referral/model';

/** To whom a release is, by name and practice. */
export function namesOf({ recipients }: Pick<ReleaseView, 'recipients'>): string {
  return recipients.map(({ name, practice }) => (practice ? `${name} (${practice})` : name)).join(', ');
}
