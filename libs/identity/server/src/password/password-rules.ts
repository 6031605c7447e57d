import { Injectable } from '@nestjs/common';
import { leastFor, passwordGuessable, passwordKnown, passwordShort } from '@holdfast/identity/model';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

// Of zxcvbn's five grades the two upper ones: ten thousand million guesses and more.
const SAFE_GRADE = 3;

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
    if (this.estimate.check(plain, parts).score < SAFE_GRADE) throw passwordGuessable();
  }
}
