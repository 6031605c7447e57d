import { Injectable } from '@nestjs/common';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { Account } from '../account/account.entity';
import { Accounts } from '../account/accounts';
import { type Changed, type ChangeWay, SignInChanges } from '../factor/sign-in-changes';
import { PasswordHashing } from './password-hashing';
import { PasswordRules } from './password-rules';

// Whoever reads somebody's mail may hold more links than one: with a new password they are all over.
const END_LINKS: Prepared = {
  name: 'reset_link_end',
  text: 'update reset_link set used_at = now() where clinic_id = $1 and account_id = $2 and used_at is null',
};

/** Gives an account another password. Every other session of it ends, and its owner is told. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly work: Work,
    private readonly accounts: Accounts,
    private readonly rules: PasswordRules,
    private readonly hashing: PasswordHashing,
    private readonly changes: SignInChanges,
  ) {}

  /** The actor's own; fails with `password.short`, `password.known`, `password.guessable` or `sign-in.held`. */
  async change(actor: Actor, password: string): Promise<void> {
    this.changes.close(await this.work.as(actor, (tx) => this.set(tx, actor.accountId, password, 'session')));
  }

  /** Inside ongoing work. @returns what it ended, to be closed once it stands */
  async set(tx: Tx, accountId: Id, password: string, way: ChangeWay): Promise<Changed<void>> {
    const { clinicId } = tx.actor;
    const account = await tx.manager.findOneBy(Account, { clinicId, id: accountId, state: 'active' });
    if (!account) throw missing();
    this.rules.judge(password, account.hasFactor, await this.accounts.knownWords(tx, accountId));
    return this.changes.make(tx, accountId, way, async () => {
      await tx.query(END_LINKS, [clinicId, accountId]);
      const passwordHash = await this.hashing.hash(password);
      await tx.manager.update(Account, { clinicId, id: accountId }, { passwordHash });
    });
  }
}
