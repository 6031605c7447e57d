import { Injectable } from '@nestjs/common';
import type { RescueProof } from '@holdfast/identity/model';
import { linkOver } from '@holdfast/identity/model';
import type { Id } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';
import { Account } from '../account/account.entity';
import { Accounts } from '../account/accounts';
import { PasswordHashing } from '../password/password-hashing';
import { PasswordRules } from '../password/password-rules';
import { resetHash } from '../password/reset-wishes';
import { Guesses } from '../session/guesses';

const RESET: Prepared = {
  name: 'rescue_reset_look',
  text: `select account_id from reset_link where token_hash = $1 and account_id = $2 and used_at is null
    and expires_at > now()`,
};
const USE_RESET: Prepared = {
  name: 'rescue_reset_use',
  text: `update reset_link set used_at = now() where account_id = $1 and used_at is null and exists
    (select from reset_link l where l.token_hash = $2 and l.account_id = $1 and l.used_at is null and l.expires_at > now())
    returning account_id`,
};

/** The first factor of a rescue: the password, or where that is lost as well, a link to choose another. */
@Injectable()
export class FirstFactor {
  constructor(
    private readonly accounts: Accounts,
    private readonly rules: PasswordRules,
    private readonly hashing: PasswordHashing,
    private readonly guesses: Guesses,
  ) {}

  /** Whether the actor has a password at all. */
  async hasPassword(tx: Tx): Promise<boolean> {
    return (await this.account(tx))?.passwordHash != null;
  }

  /** Counts a try, like one at a second step; fails with `session.limited`. */
  count(accountId: Id, address: string): Promise<void> {
    return this.guesses.atSecondStep({ subject: `rescue/${accountId}`, address, knownDevice: null });
  }

  /** Gives the try back. */
  wasRight(accountId: Id, address: string): Promise<void> {
    return this.guesses.secondStepWasRight({ subject: `rescue/${accountId}`, address, knownDevice: null });
  }

  /** Whether the password is right, or the link to choose one is good and the new one passes the rules. */
  async judge(tx: Tx, { password, reset }: RescueProof): Promise<boolean> {
    const { accountId } = tx.actor;
    const account = await this.account(tx);
    if (!account) return false;
    if (!reset) return this.hashing.verify(account.passwordHash, password);
    if ((await tx.query(RESET, [resetHash(reset), accountId])).length === 0) return false;
    this.rules.judge(password, true, await this.accounts.knownWords(tx, accountId));
    return true;
  }

  /** Makes the new password count, and uses the link up; fails with `link.over`. */
  async choose(tx: Tx, reset: string, password: string): Promise<void> {
    const { accountId: id, clinicId } = tx.actor;
    if ((await tx.query(USE_RESET, [id, resetHash(reset)])).length === 0) throw linkOver();
    await tx.manager.update(Account, { clinicId, id }, { passwordHash: await this.hashing.hash(password) });
  }

  private account(tx: Tx): Promise<Account | null> {
    const { accountId: id, clinicId } = tx.actor;
    return tx.manager.findOneBy(Account, { clinicId, id, state: 'active' });
  }
}
