import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PasskeyAttestation, PasskeyCreation } from '@holdfast/identity/model';
import type { Id } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { Account } from '../account/account.entity';
import { PasswordHashing } from '../password/password-hashing';
import { PasswordRules } from '../password/password-rules';
import { type Newcomer, Passkeys } from './passkeys';
import type { Site } from './site';

/** What somebody new signs in with: one of the two is null. */
export interface FirstWay {
  readonly passkey: PasskeyAttestation | null;
  readonly password: string | null;
}

/** Gives a new account its first way to sign in, in the transaction that makes the account. */
@Injectable()
export class FirstWays {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly rules: PasswordRules,
    private readonly hashing: PasswordHashing,
  ) {}

  /** What the browser needs to make a passkey for somebody who has no account yet; fails with `passkey.not-here`. */
  offer(site: Site, newcomer: Newcomer): PasskeyCreation {
    return this.passkeys.creation(site, newcomer);
  }

  /**
   * Keeps it. The actor of the work is the new account.
   * Fails with `passkey.refused`, `password.short`, `password.known` or `password.guessable`.
   *
   * @param words what others know of the person, for judging a password
   */
  async keep(tx: Tx, site: Site, { passkey, password }: FirstWay, words: readonly string[]): Promise<void> {
    const { clinicId, accountId: id } = tx.actor;
    if (passkey) await this.passkeys.keep(tx, site, { name: words[0] ?? '', credential: passkey });
    if (password) this.rules.judge(password, passkey !== null, words);
    const passwordHash = password ? await this.hashing.hash(password) : null;
    await tx.manager.update(Account, { clinicId, id }, { passwordHash, hasFactor: passkey !== null });
  }
}

/**
 * The identifier of what a link's secret makes, known before it is made: a UUID of version 8. It comes from the secret and
 * from nobody's wish, so that no account takes the place of another's.
 */
export function idFrom(secret: string, what: 'account' | 'clinic'): Id {
  const bytes = createHash('sha256').update(`${what}/${secret}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
