import { Injectable } from '@nestjs/common';
import { signInChanged } from '@holdfast/identity/model';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { Account } from '../account/account.entity';
import { Accounts } from '../account/accounts';
import { Sessions } from '../session/sessions';
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
    private readonly sessions: Sessions,
  ) {}

  /** The actor's own; fails with `password.short`, `password.known` or `password.guessable`. */
  async change(actor: Actor, password: string): Promise<void> {
    const ended = await this.work.as(actor, (tx) => this.set(tx, actor.accountId, password, actor.sessionId));
    this.sessions.close(ended);
  }

  /** Inside ongoing work. @param but the session that goes on @returns the sessions that ended, whose sockets must close */
  async set(tx: Tx, accountId: Id, password: string, but: Id | null): Promise<Id[]> {
    const { clinicId } = tx.actor;
    const account = await tx.manager.findOneBy(Account, { clinicId, id: accountId, state: 'active' });
    if (!account) throw missing();
    this.rules.judge(password, account.hasFactor, await this.accounts.knownWords(tx, accountId));
    await tx.query(END_LINKS, [clinicId, accountId]);
    await tx.manager.update(Account, { clinicId, id: accountId }, { passwordHash: await this.hashing.hash(password) });
    await tx.publish(signInChanged(clinicId, { accountId }));
    return this.sessions.endOthers(tx, accountId, but);
  }
}
