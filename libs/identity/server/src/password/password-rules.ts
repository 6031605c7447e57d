import { Injectable } from '@nestjs/common';
import { leastFor, passwordGuessable, passwordKnown, passwordShort } from '@holdfast/identity/model';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

// Of zxcvbn's five grades, 0 to 4: alone a hundred million guesses and more, beside a second factor a million.
const SAFE_ALONE = 3;
const SAFE_BESIDE = 2;

// Beside what others know of somebody, at least so many letters must be the password's own.
const LEAST_OF_ONES_OWN = 4;

// Words that anybody would try at such a clinic.
const OWN_WORDS = ['holdfast', 'ketamine', 'esketamine', 'depression', 'clinic', 'therapy', 'infusion', 'patient'];

/** The rules for passwords of NIST SP 800-63B-4, 3.1.1.2: length, stolen lists and an estimate; no rules of composition. */
@Injectable()
export class PasswordRules {
  private readonly estimate = new ZxcvbnFactory({
    dictionary: { ...dictionary, own: OWN_WORDS },
    graphs: adjacencyGraphs,
  });
  private readonly known = new Set(dictionary['passwords-common']);

  /**
   * Judges a password to be.
   *
   * @param words what others know of the person: name, address, clinic
   * @throws Failure `password.short`, `password.known` or `password.guessable`
   */
  judge(password: string, hasFactor: boolean, words: readonly string[]): void {
    const plain = password.normalize('NFKC');
    const least = leastFor(hasFactor);
    if ([...plain].length < least) throw passwordShort({ least });
    if (this.known.has(plain.toLowerCase())) throw passwordKnown();
    const parts = words.flatMap((one) => [one, ...one.split(/[^\p{L}\p{N}]+/u)]).filter((one) => one.length > 2);
    const safe = hasFactor ? SAFE_BESIDE : SAFE_ALONE;
    const isOwn = leftOf(plain, [...parts, ...OWN_WORDS]).length < LEAST_OF_ONES_OWN;
    if (isOwn || this.estimate.check(plain, parts).score < safe) throw passwordGuessable();
  }
}

/** What is left of a password without known words and without whatever is no letter. */
function leftOf(password: string, words: readonly string[]): string {
  const longestFirst = [...words].map((one) => one.toLowerCase()).sort((one, other) => other.length - one.length);
  const left = longestFirst.reduce((rest, one) => rest.replaceAll(one, ' '), password.toLowerCase());
  return left.replace(/[^\p{L}]/gu, '');
}
