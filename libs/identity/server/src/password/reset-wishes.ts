import { createHash, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { resetAsked } from '@holdfast/identity/model';
import { type Id, systemOf } from '@holdfast/platform/model';
import { type Allowance, Database, type Prepared, Sweeper, Throttles, Work } from '@holdfast/platform/server';
import { Accounts } from '../account/accounts';
import { Guesses } from '../session/guesses';

const LINK_MS = 30 * 60_000;
const PER_ADDRESS: Allowance = { name: 'reset.email', points: 5, seconds: 3600 };

const KEEP: Prepared = {
  name: 'reset_wish_keep',
  text: 'insert into reset_wish (email_token) values ($1) on conflict (email_token) do update set at = now()',
};
const TAKE: Prepared = {
  name: 'reset_wish_take',
  text: `delete from reset_wish w using account a
    where a.clinic_id = $1 and a.email_token = w.email_token and a.state = 'active' returning a.id`,
};
const FORGET: Prepared = {
  name: 'reset_wish_forget',
  text: `delete from reset_wish where at < now() - interval '1 hour'`,
};
const ADD: Prepared = {
  name: 'reset_link_add',
  text: 'insert into reset_link (clinic_id, token_hash, account_id, expires_at) values ($1, $2, $3, $4)',
};

/**
 * Wishes to choose a password anew. One is kept for any address that is typed; whether somebody has it is found out
 * afterwards, by the sweep, so that the answer, its time and its trace are the same for known and unknown.
 */
@Injectable()
export class ResetWishes implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly throttles: Throttles,
    private readonly sweeper: Sweeper,
    private readonly guesses: Guesses,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'resets of passwords begun', sweep: (clinicId) => this.begin(clinicId) });
  }

  /**
   * Takes a wish. More than five an hour for one e-mail are swallowed without a word. A wish proves nothing, so that the
   * visitor's address stays counted; fails with `session.limited`.
   */
  async take(email: string, address: string): Promise<void> {
    await this.guesses.fromAddress(address);
    const token = this.accounts.emailToken(email);
    const wait = await this.throttles.take(PER_ADDRESS, token.toString('hex'));
    if (wait === 0) await this.database.run(KEEP, [token]);
  }

  /** Makes the secret of a link for an account, good for half an hour. @returns the secret, of which only a hash is kept */
  async link(clinicId: Id, accountId: Id): Promise<string> {
    const secret = `${clinicId}.${randomBytes(32).toString('base64url')}`;
    const actor = { ...systemOf(clinicId, 'reset.link'), accountId };
    const expiresAt = new Date(Date.now() + LINK_MS);
    await this.work.as(actor, (tx) => tx.query(ADD, [clinicId, resetHash(secret), accountId, expiresAt]));
    return secret;
  }

  private begin(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'reset.begin'), async (tx) => {
      const wished = await tx.query<{ id: string }>(TAKE, [clinicId]);
      for (const { id: accountId } of wished) await tx.publish(resetAsked(clinicId, { accountId }));
      await tx.query(FORGET, []);
      return wished.length;
    });
  }
}

/** What is kept of the secret of a link. */
export function resetHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
