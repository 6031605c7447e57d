import { z } from 'zod';
import { LANGUAGES } from '@holdfast/identity/model';

/** In which languages the clinic looks after people, and in which a new account begins. */
export const LanguageSetting = z
  .strictObject({
    offered: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length),
    first: z.enum(LANGUAGES),
  })
  .meta({ id: 'LanguageSetting' });

/** In which languages the clinic looks after people. */
export type LanguageSetting = z.infer<typeof LanguageSetting>;

/**
 * What is wrong with languages that are well formed.
 *
 * @returns codes: `languages.none` where no language is offered, `languages.first` where a new account would begin in one
 *   that is not; none where all is well
 */
export function languageFaults({ offered, first }: LanguageSetting): string[] {
  if (offered.length === 0) return ['languages.none'];
  return offered.includes(first) ? [] : ['languages.first'];
}
