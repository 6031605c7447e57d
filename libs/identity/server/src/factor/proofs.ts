import { Injectable } from '@nestjs/common';
import type { PasskeyAssertion, Proof, ProofOffer, ProofWay } from '@holdfast/identity/model';
import type { Id } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { Account } from '../account/account.entity';
import { PasswordHashing } from '../password/password-hashing';
import { CodeApps } from './code-apps';
import { Passkeys } from './passkeys';
import { RecoveryCodes } from './recovery-codes';
import type { Site } from './site';

/** Judges proofs of any kind for an account that may still sign in, and says which it can give. */
@Injectable()
export class Proofs {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly codeApps: CodeApps,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly passwords: PasswordHashing,
  ) {}

  /** The proofs an account can give here; a password only where it has no second factor. */
  async offer(tx: Tx, accountId: Id, site: Site): Promise<ProofOffer> {
    const { clinicId } = tx.actor;
    const passkey = await this.passkeys.askOf(tx, site, accountId);
    const ways: ProofWay[] = [];
    if (passkey) ways.push('passkey');
    if (await this.codeApps.has(tx, accountId)) ways.push('code');
    if ((await this.recoveryCodes.left(tx, accountId)) > 0) ways.push('recovery');
    const account = await tx.manager.findOneBy(Account, { clinicId, id: accountId });
    if (account && !account.hasFactor && account.passwordHash) ways.push('password');
    return { ways, passkey };
  }

  /** Judges a proof. What works once is used up by it. */
  async judge(tx: Tx, accountId: Id, proof: Proof, site: Site): Promise<boolean> {
    const account = await tx.manager.findOneBy(Account, {
      clinicId: tx.actor.clinicId,
      id: accountId,
      state: 'active',
    });
    if (!account) return false;
    if (proof.by === 'passkey') return this.passkeys.judge(tx, site, proof.credential, accountId, accountId);
    if (proof.by === 'code') return this.codeApps.judge(tx, accountId, proof.code);
    if (proof.by === 'recovery') return this.recoveryCodes.judge(tx, accountId, proof.code);
    return !account.hasFactor && this.passwords.verify(account.passwordHash, proof.password);
  }

  /** Judges a passkey that was asked for before anybody was known. */
  async judgePasskey(tx: Tx, accountId: Id, credential: PasskeyAssertion, site: Site): Promise<boolean> {
    const account = await tx.manager.findOneBy(Account, {
      clinicId: tx.actor.clinicId,
      id: accountId,
      state: 'active',
    });
    return account !== null && this.passkeys.judge(tx, site, credential, accountId, 'anyone');
  }
}
