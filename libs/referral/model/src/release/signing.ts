import { releaseCategories, releaseTextOther, releaseUnticked } from '../referral.errors';
import { type ReleaseCategory, SENSITIVE_CATEGORIES } from './release';
import type { SignRelease } from './release.contract';
import { CURRENT_RELEASE, releaseHash, unticked } from './release-text';

/**
 * Whether these may stand in one release: notes of psychotherapy need one of their own.
 *
 * @source 45 CFR 164.508(b)(3)(ii)
 * @approved pending
 */
export function mayStandTogether(categories: readonly ReleaseCategory[]): boolean {
  return !categories.includes('psychotherapy-notes') || categories.length === 1;
}

/**
 * Refuses a signature that is not to the words that hold now, that leaves a statement unticked, or that lets out what was not
 * offered. Fails with `release.text`, `release.unticked` or `release.categories`.
 *
 * @param offered what the clinic drafted
 * @source 45 CFR 164.508(b)(3)(ii), (c); 42 CFR 2.31
 * @approved pending
 */
export function mustBeSignable(offered: readonly ReleaseCategory[], input: SignRelease): void {
  const { version, language, sha256, categories, ticked } = input;
  const isCurrent = version === CURRENT_RELEASE.version && sha256 === releaseHash(version, language);
  if (!isCurrent) throw releaseTextOther({ version: CURRENT_RELEASE.version });
  const statements = unticked(CURRENT_RELEASE, input.statements);
  if (statements.length > 0) throw releaseUnticked({ statements });
  const isLoose = (one: ReleaseCategory) => SENSITIVE_CATEGORIES.has(one) && !ticked.includes(one);
  const wrong = [
    ...categories.filter((one) => !offered.includes(one) || isLoose(one)),
    ...ticked.filter((one) => !categories.includes(one)),
  ];
  if (wrong.length > 0 || !mayStandTogether(categories)) throw releaseCategories({ categories: wrong });
}
