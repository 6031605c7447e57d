import { Injectable } from '@nestjs/common';
import { leastFor, linkOver, type PasswordReset, proofRefused, type ResetView } from '@holdfast/identity/model';
import { type Id, IdSchema, systemOf } from '@holdfast/platform/model';
import { Database, type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { Account } from '../account/account.entity';
import { Proofs } from '../factor/proofs';
import { SignInChanges } from '../factor/sign-in-changes';
import type { Site } from '../factor/site';
import { Guesses } from '../session/guesses';
import { PasswordChange } from './password-change';
import { resetHash } from './reset-wishes';

const FIND: Prepared = { name: 'reset_link_find', text: 'select * from reset_link_find($1, $2)' };
const USE: Prepared = {
  name: 'reset_link_use',
  text: `update reset_link set used_at = now() where token_hash = $1 and used_at is null and expires_at > now()
    returning account_id`,
};

interface Link {
  readonly clinicId: Id;
  readonly accountId: Id;
}

/** Choosing a password anew by a link from a mail. A mail is no factor: where the account has one, it is asked for too. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly work: Work,
    private readonly database: Database,
    private readonly proofs: Proofs,
    private readonly guesses: Guesses,
    private readonly passwords: PasswordChange,
    private readonly changes: SignInChanges,
  ) {}

  /** What the link asks for; fails with `link.over`. Looking does not use it up. */
  open(token: string, address: string, site: Site): Promise<ResetView> {
    return this.guesses.bySecret(address, () => this.look(token, site));
  }

  /**
   * Sets the password and ends every session; the link and the proof are used up together with it or not at all.
   * Fails with `link.over`, `session.proof-refused`, or as a password that is refused.
   */
  finish(input: PasswordReset, address: string, site: Site): Promise<void> {
    return this.guesses.bySecret(address, () => this.choose(input, address, site));
  }

  private async look(token: string, site: Site): Promise<ResetView> {
    const link = await this.find(token);
    return this.work.as(actorOf(link, 'reset.open'), async (tx) => {
      const { hasFactor } = await accountOf(tx, link);
      const proof = hasFactor ? await this.proofs.offer(tx, link.accountId, site) : null;
      return { proof, least: leastFor(hasFactor) };
    });
  }

  private async choose({ token, password, proof }: PasswordReset, address: string, site: Site): Promise<void> {
    const link = await this.find(token);
    const attempt = { subject: link.accountId, address, knownDevice: null };
    await this.guesses.atSecondStep(attempt);
    const changed = await this.work.as(actorOf(link, 'reset.finish'), async (tx) => {
      const { hasFactor } = await accountOf(tx, link);
      if ((await tx.query(USE, [resetHash(token)])).length === 0) throw linkOver();
      const changed = await this.passwords.set(tx, link.accountId, password, 'link');
      if (hasFactor) {
        const isRight = proof && (await this.proofs.judge(tx, link.accountId, proof, site));
        if (!isRight) throw proofRefused();
      }
      return changed;
    });
    await this.guesses.secondStepWasRight(attempt);
    this.changes.close(changed);
  }

  // A function of its own, so that a stranger's guess leaves no entry in the trail of a clinic that may not exist.
  private async find(token: string): Promise<Link> {
    const clinicId = IdSchema.safeParse(token.split('.')[0]).data;
    if (!clinicId) throw linkOver();
    const [row] = await this.database.run<{ account_id: string }>(FIND, [clinicId, resetHash(token)]);
    if (!row) throw linkOver();
    return { clinicId, accountId: row.account_id };
  }
}

async function accountOf(tx: Tx, { clinicId, accountId }: Link): Promise<Account> {
  const account = await tx.manager.findOneBy(Account, { clinicId, id: accountId, state: 'active' });
  if (!account) throw linkOver();
  return account;
}

function actorOf({ clinicId, accountId }: Link, action: string) {
  return { ...systemOf(clinicId, action), accountId };
}
