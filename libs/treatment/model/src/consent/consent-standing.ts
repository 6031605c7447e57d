import { consentHash, CURRENT_CONSENT } from './consent-text';
import type { ConsentSignature, ConsentState, SignConsent } from './consent.contract';

/** How consent stands by what was signed, newest first, and the version that is asked for now. */
export function consentStanding(
  signatures: readonly Pick<ConsentSignature, 'version' | 'withdrawals'>[],
  currentVersion: number,
): ConsentState {
  const [latest] = signatures;
  if (!latest) return 'none';
  if (latest.withdrawals.some(({ undoneAt }) => undoneAt === null)) return 'withdrawn';
  return latest.version < currentVersion ? 'outdated' : 'signed';
}

/** Whether other words are signed than those that are asked for now. */
export function isOutdatedConsent({ version, language, sha256 }: Pick<SignConsent, 'version' | 'language' | 'sha256'>) {
  return version !== CURRENT_CONSENT.version || sha256 !== consentHash(version, language);
}

/** The statements that were left open, in their order. */
export function untickedStatements({ language, statements }: Pick<SignConsent, 'language' | 'statements'>): string[] {
  return CURRENT_CONSENT[language].statements.map(({ id }) => id).filter((id) => !statements.includes(id));
}
