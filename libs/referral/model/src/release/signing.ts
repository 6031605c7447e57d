import { releaseCategories, releaseName, releaseTextOther, releaseUnticked } from '../referral.errors';
import { type ReleaseCategory, SENSITIVE_CATEGORIES } from './release';
import type { ReleaseRecipient, SignRelease } from './release.contract';
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

/** Whether a packet could ever go out by a release to these: without whom it is about, none does. */
export function isUsable(categories: readonly ReleaseCategory[]): boolean {
  return categories.includes('identity');
}

/** What the clinic drafted for somebody to sign. */
export interface OfferedRelease {
  readonly categories: readonly ReleaseCategory[];
  readonly recipients: readonly ReleaseRecipient[];
}

/**
 * Refuses a signature that is not to the words and names that hold now, that leaves a statement unticked, that lets out what was
 * not offered, or not whom it is about. Fails with `release.text`, `release.unticked` or `release.categories`.
 *
 * @param offered what the clinic drafted, and to whom as the directory names them now
 * @source 45 CFR 164.508(b)(3)(ii), (c); 42 CFR 2.31
 * @approved pending
 */
export function mustBeSignable(offered: OfferedRelease, input: SignRelease): void {
  const { version, language, sha256, categories, ticked } = input;
  const isCurrent = version === CURRENT_RELEASE.version && sha256 === releaseHash(version, language);
  const isToThem = JSON.stringify(asShown(input.recipients)) === JSON.stringify(asShown(offered.recipients));
  if (!isCurrent || !isToThem) throw releaseTextOther({ version: CURRENT_RELEASE.version });
  const statements = unticked(CURRENT_RELEASE, input.statements);
  // Each of the text's once and nothing else: what is kept of them are identifiers, never words that somebody typed.
  const isMore = input.statements.length > CURRENT_RELEASE.en.statements.length;
  if (statements.length > 0 || isMore) throw releaseUnticked({ statements });
  const isLoose = (one: ReleaseCategory) => SENSITIVE_CATEGORIES.has(one) && !ticked.includes(one);
  const wrong = [
    ...categories.filter((one) => !offered.categories.includes(one) || isLoose(one)),
    ...ticked.filter((one) => !categories.includes(one)),
  ];
  if (wrong.length > 0) throw releaseCategories({ categories: wrong });
  if (!isUsable(categories)) throw releaseCategories({ categories: ['identity'] });
  if (!mayStandTogether(categories)) throw releaseCategories({ categories: ['psychotherapy-notes'] });
}

/** What a patient is called in the record. */
export interface RecordName {
  readonly name: string;
  /** Empty where they are called by their first name. */
  readonly preferredName: string;
}

/**
 * Refuses a name that is not the patient's where they sign for themselves: the first and the last of the record, or the one
 * they go by and the last, in any order, whatever stands between and however it is written. Fails with `release.name`.
 */
export function mustBeTheirName(record: RecordName, { signedName, authority }: SignRelease): void {
  if (authority !== null) return;
  const signed = new Set(partsOf(signedName));
  const whole = partsOf(record.name);
  const goesBy = partsOf(record.preferredName);
  const isFirst = signed.has(whole[0] ?? '') || (goesBy.length > 0 && goesBy.every((one) => signed.has(one)));
  if (!isFirst || !signed.has(whole.at(-1) ?? '')) throw releaseName({ name: record.name });
}

function partsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((one) => one !== '');
}

function asShown(recipients: readonly ReleaseRecipient[]): readonly (string | null)[][] {
  return recipients.map(({ therapistId, name, practice, place }) => [therapistId, name, practice, place]);
}
