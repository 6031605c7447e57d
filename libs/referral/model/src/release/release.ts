/** What a release may let out, each kind on its own. */
export const RELEASE_CATEGORIES = [
  'identity',
  'preferences',
  'reason',
  'diagnoses',
  'infusions',
  'scores',
  'risk',
  'medicines',
  'history',
  'goals',
  'substance-use',
  'psychotherapy-notes',
  'messages',
  'free-text',
] as const;

/** What a release may let out. */
export type ReleaseCategory = (typeof RELEASE_CATEGORIES)[number];

/**
 * What is never let out unless the patient ticked that very thing.
 *
 * @source 45 CFR 164.508(a)(2), 42 CFR 2.31; Holdfast clinical reference G.2, G.3
 * @approved pending
 */
export const SENSITIVE_CATEGORIES: ReadonlySet<ReleaseCategory> = new Set([
  'substance-use',
  'psychotherapy-notes',
  'messages',
  'free-text',
]);

/** What of a release decides whether it holds. */
export interface ReleaseFacts {
  readonly categories: readonly ReleaseCategory[];
  /** The sensitive ones that were ticked, each by itself. */
  readonly ticked: readonly ReleaseCategory[];
  readonly discloser: string;
  /** To whom: the therapists it names, who are asked one after the other. */
  readonly recipients: readonly {
    readonly therapistId: string;
    /** What they were called when it was signed; null where it was signed before that was kept with it. */
    readonly name: string | null;
  }[];
  readonly purpose: string;
  /** Milliseconds since 1970. */
  readonly signedAt: number | null;
  /** The name of whoever signed. */
  readonly signer: string;
  /** By what right, where a representative signed; null where the patient did. */
  readonly authority: string | null;
  readonly isRepresentative: boolean;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
  /** Hash of the words that were signed, hexadecimal SHA-256. */
  readonly textHash: string;
}

/** Why a release does not hold. */
export const RELEASE_FAULTS = [
  'unsigned',
  'incomplete',
  'revoked',
  'expired',
  'other-recipient',
  'not-covered',
] as const;

/** Why a release does not hold. */
export type ReleaseFault = (typeof RELEASE_FAULTS)[number];

/** A therapist as the directory has them now; the name is null where there is none that can be read. */
export interface ReleaseTarget {
  readonly id: string;
  readonly name: string | null;
}

/**
 * Why a release does not let this out to this therapist at this moment; null where it does. Asked when a packet is sent, and
 * each time it is opened.
 *
 * @param therapist as the directory names them now: an entry that was given to somebody else lets nothing out to them
 * @param wanted    what the packet holds
 * @param now       milliseconds since 1970
 * @source 45 CFR 164.508(b)(2), (c)(1)
 * @approved pending
 */
export function releaseFault(
  release: ReleaseFacts,
  therapist: ReleaseTarget,
  wanted: readonly ReleaseCategory[],
  now: number,
): ReleaseFault | null {
  if (release.signedAt === null || release.signedAt > now) return 'unsigned';
  if (!isComplete(release)) return 'incomplete';
  if (release.revokedAt !== null && release.revokedAt <= now) return 'revoked';
  if (release.expiresAt <= now) return 'expired';
  if (!isNamed(release, therapist)) return 'other-recipient';
  return wanted.every((one) => isCovered(release, one)) ? null : 'not-covered';
}

/** Whether two names are one, however they are spaced, capitalized or encoded. */
export function isSameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}

function nameKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function isNamed({ recipients }: ReleaseFacts, { id, name }: ReleaseTarget): boolean {
  const named = recipients.find(({ therapistId }) => therapistId === id);
  if (!named) return false;
  return named.name === null || (name !== null && isSameName(named.name, name));
}

function isCovered({ categories, ticked }: ReleaseFacts, one: ReleaseCategory): boolean {
  return categories.includes(one) && (!SENSITIVE_CATEGORIES.has(one) || ticked.includes(one));
}

// An authorization for psychotherapy notes may be combined only with another one for them, so such notes are never one of many.
function isComplete(release: ReleaseFacts): boolean {
  const { discloser, purpose, signer, authority, isRepresentative, textHash, categories } = release;
  const words = [discloser, purpose, signer].every((one) => one.trim() !== '');
  const isMixed = categories.includes('psychotherapy-notes') && categories.length > 1;
  const hasRight = !isRepresentative || Boolean(authority?.trim());
  return words && hasRight && !isMixed && categories.length > 0 && /^[0-9a-f]{64}$/.test(textHash);
}
