import { z } from 'zod';
import { words } from '@holdfast/platform/model';

const CrisisWord = words(60);
const LEAST_LETTERS = 3;

/** A place nearby that helps in a crisis; it stands below those that ship, which nobody can take away. */
export const LocalHelp = z
  .strictObject({
    name: words(80),
    phone: words(40),
    /** When somebody answers, in the clinic's own words, in each language. */
    about: z.strictObject({ en: words(120), es: words(120) }),
  })
  .meta({ id: 'LocalHelp' });

/** A place nearby that helps in a crisis. */
export type LocalHelp = z.infer<typeof LocalHelp>;

/** What the clinic adds to the help that ships: words that show it, and places nearby. */
export const CrisisSetting = z
  .strictObject({
    wordsEn: z.array(CrisisWord).max(100),
    wordsEs: z.array(CrisisWord).max(100),
    resources: z.array(LocalHelp).max(6),
  })
  .meta({ id: 'CrisisSetting' });

/** What the clinic adds to the help that ships. */
export type CrisisSetting = z.infer<typeof CrisisSetting>;

/**
 * What is wrong with words or places that are well formed.
 *
 * @returns codes: `crisis.short` where a word has fewer than three letters and so would show help at every turn,
 *   `crisis.twice` where a word stands there twice, `crisis.phone` where nobody could be called; none where all is well
 */
export function crisisFaults({ wordsEn, wordsEs, resources }: CrisisSetting): string[] {
  const all = [...wordsEn, ...wordsEs];
  const bare = [wordsEn, wordsEs].map((list) => list.map((one) => one.trim().toLowerCase()));
  return [
    ...(all.some((one) => one.trim().length < LEAST_LETTERS) ? ['crisis.short'] : []),
    ...(bare.some((list) => new Set(list).size < list.length) ? ['crisis.twice'] : []),
    ...(resources.some(({ phone }) => (phone.match(/\d/g) ?? []).length < LEAST_LETTERS) ? ['crisis.phone'] : []),
  ];
}
