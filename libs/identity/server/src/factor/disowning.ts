import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { linkOver, signInDisowned } from '@holdfast/identity/model';
import { type Id, IdSchema, systemOf } from '@holdfast/platform/model';
import { Database, LiveHints, type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { Guesses } from '../session/guesses';
import { Sessions } from '../session/sessions';

const LINK: Prepared = {
  name: 'sign_in_change_link',
  text: `update sign_in_change set token_hash = $2 where id = $1 and held_until > now() and disowned_at is null
    returning id`,
};
const FIND: Prepared = { name: 'sign_in_change_find', text: 'select * from sign_in_change_find($1, $2)' };
const LOCK: Prepared = {
  name: 'account_lock_disowning',
  text: `select id from account where clinic_id = $1 and id = $2 and state <> 'removed' for update`,
};
// The oldest one that is still held says how things stood before a stranger may have come.
const HELD: Prepared = {
  name: 'sign_in_change_held',
  text: `select id, before, token_hash = $2 as asked from sign_in_change
    where account_id = $1 and held_until > now() and disowned_at is null order by at, id`,
};
const RESTORE: Prepared = { name: 'sign_in_restore', text: 'select sign_in_restore($1, $2::jsonb)' };
const DISOWN: Prepared = {
  name: 'sign_in_change_disown',
  text: 'update sign_in_change set disowned_at = now(), before = null where id = any ($1::uuid[])',
};
const END_LINKS: Prepared = {
  name: 'reset_link_end_all',
  text: 'update reset_link set used_at = now() where account_id = $1 and used_at is null',
};
const FORGET_DEVICES: Prepared = {
  name: 'known_device_forget_new',
  text: `delete from known_device d where d.account_id = $1 and d.since > now() - interval '48 hours'
    and exists (select from known_device o where o.account_id = $1 and o.since < d.since)`,
};

interface Held {
  id: string;
  before: object;
  asked: boolean;
  [column: string]: unknown;
}

/** "This was not me": the owner of an account takes back a change of how it signs in, by the link of the mail about it. */
@Injectable()
export class Disowning {
  constructor(
    private readonly work: Work,
    private readonly database: Database,
    private readonly guesses: Guesses,
    private readonly sessions: Sessions,
    private readonly live: LiveHints,
  ) {}

  /** Makes the secret of the link for a change; null where it is not held. Only a hash of it is kept. */
  async link(clinicId: Id, accountId: Id, changeId: Id | undefined): Promise<string | null> {
    if (!changeId) return null;
    const secret = `${clinicId}.${randomBytes(32).toString('base64url')}`;
    const actor = { ...systemOf(clinicId, 'sign-in.link'), accountId };
    const linked = await this.work.as(actor, (tx) => tx.query(LINK, [changeId, hashOf(secret)]));
    return linked.length > 0 ? secret : null;
  }

  /**
   * Ends every session, puts the ways to sign in back to what they were, and leaves no password: it is chosen anew.
   * Fails with `link.over`.
   */
  disown(token: string, address: string): Promise<void> {
    return this.guesses.bySecret(address, () => this.disownBy(token));
  }

  private async disownBy(token: string): Promise<void> {
    const clinicId = IdSchema.safeParse(token.split('.')[0]).data;
    if (!clinicId) throw linkOver();
    const [found] = await this.database.run<{ account_id: string }>(FIND, [clinicId, hashOf(token)]);
    if (!found) throw linkOver();
    const accountId = found.account_id;
    const actor = { ...systemOf(clinicId, 'sign-in.disown'), accountId };
    await this.work.as(actor, (tx) => this.takeBack(tx, accountId, hashOf(token)));
    this.live.closeAccount(accountId);
  }

  private async takeBack(tx: Tx, accountId: Id, hash: Buffer): Promise<void> {
    if ((await tx.query(LOCK, [tx.actor.clinicId, accountId])).length === 0) throw linkOver();
    const held = await tx.query<Held>(HELD, [accountId, hash]);
    const [first] = held;
    if (!first || !held.some(({ asked }) => asked)) throw linkOver();
    await tx.query(RESTORE, [accountId, JSON.stringify(first.before)]);
    await tx.query(DISOWN, [held.map(({ id }) => id)]);
    await tx.query(END_LINKS, [accountId]);
    await tx.query(FORGET_DEVICES, [accountId]);
    await this.sessions.endOthers(tx, accountId, null);
    await tx.publish(signInDisowned(tx.actor.clinicId, { accountId }));
  }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
