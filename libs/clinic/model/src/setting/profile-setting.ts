import { z } from 'zod';
import { words } from '@holdfast/platform/model';
import { tellingWords } from './telling-words';

const LEAST_DIGITS = 3;

/** How the clinic is called and reached. */
export const ProfileSetting = z
  .strictObject({
    name: words(120),
    /** What tab, icon and mails say: nothing a passer-by could read anything into. */
    neutralName: words(40),
    phone: words(40),
  })
  .meta({ id: 'ProfileSetting' });

/** How the clinic is called and reached. */
export type ProfileSetting = z.infer<typeof ProfileSetting>;

/**
 * What is wrong with a name or number that is well formed.
 *
 * @returns codes: `profile.telling` where the neutral name tells what somebody is treated for, `profile.phone` where the
 *   number has fewer than three digits; none where all is well
 */
export function profileFaults({ neutralName, phone }: ProfileSetting): string[] {
  return [
    ...(tellingWords(neutralName).length > 0 ? ['profile.telling'] : []),
    ...((phone.match(/\d/g) ?? []).length < LEAST_DIGITS ? ['profile.phone'] : []),
  ];
}
