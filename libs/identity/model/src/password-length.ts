/** Fewest characters of a password that is the only thing asked for. NIST SP 800-63B-4, 3.1.1.2. */
export const PASSWORD_ALONE = 15;

/** Fewest characters of a password beside a second factor. NIST SP 800-63B-4, 3.1.1.2. */
export const PASSWORD_BESIDE = 8;

/** Fewest characters a password needs. @param hasFactor whether it stands beside a second factor */
export function leastFor(hasFactor: boolean): number {
  return hasFactor ? PASSWORD_BESIDE : PASSWORD_ALONE;
}
