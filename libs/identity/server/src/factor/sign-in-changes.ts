import { Injectable } from '@nestjs/common';
import { lastFactor, signInChanged } from '@holdfast/identity/model';
import { type Id, missing, newId, signInHeld } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';
import { Sessions } from '../session/sessions';
import { SignInRules } from '../session/sign-in-rules';
import { RecoveryCodes } from './recovery-codes';

// One change of an account at a time: two last factors would else go at once.
const LOCK: Prepared = {
  name: 'account_lock_sign_in',
  text: `select kind, has_factor, case when held_until > now() then held_until end as held_until
    from account where clinic_id = $1 and id = $2 for update`,
};
const KNOWN: Prepared = { name: 'session_is_known', text: 'select is_known from session where id = $1' };
const SNAPSHOT: Prepared = { name: 'sign_in_snapshot', text: 'select sign_in_snapshot($1) as before' };
const KEEP: Prepared = {
  name: 'sign_in_change_keep',
  text: `insert into sign_in_change (clinic_id, id, account_id, held_until, before)
    values ($1, $2, $3, case when $4 then now() + interval '24 hours' end, case when $4 then $5::jsonb end)`,
};
const HOLD: Prepared = {
  name: 'account_hold_sign_in',
  text: `update account set held_until = now() + interval '24 hours' where clinic_id = $1 and id = $2`,
};
const SETTLE: Prepared = {
  name: 'account_has_factor',
  text: `update account a set has_factor = exists (select from passkey p where p.account_id = a.id)
      or exists (select from one_time_code o where o.account_id = a.id and o.confirmed_at is not null)
    where a.clinic_id = $1 and a.id = $2 returning has_factor`,
};

// What is held already stays in reach for as long as the account is: the oldest of them says how things stood before.
const HOLD_ON: Prepared = {
  name: 'sign_in_change_hold_on',
  text: `update sign_in_change set held_until = now() + interval '24 hours'
    where account_id = $1 and held_until > now() and disowned_at is null`,
};

/** By what a change comes: somebody who is signed in, or whoever holds a link from a mail. */
export type ChangeWay = 'session' | 'link';

/** What a change made, and the sessions that it ended; their sockets are closed once it stands. */
export interface Changed<T> {
  readonly made: T;
  readonly ended: readonly Id[];
}

interface Locked {
  kind: 'patient' | 'proxy' | 'staff';
  has_factor: boolean;
  held_until: Date | null;
  [column: string]: unknown;
}

/**
 * Every change of how an account signs in passes here: it ends what could have been stolen with the old way, tells the
 * owner, and where it comes by a link or from a strange device, holds the account for a day.
 */
@Injectable()
export class SignInChanges {
  constructor(
    private readonly sessions: Sessions,
    private readonly rules: SignInRules,
    private readonly recoveryCodes: RecoveryCodes,
  ) {}

  /**
   * Makes a change inside ongoing work. Fails with `sign-in.held` while an earlier one is held, with `factor.last` where
   * the clinic asks for the factor that would be gone, or as the deed.
   */
  async make<T>(tx: Tx, accountId: Id, way: ChangeWay, deed: () => Promise<T>): Promise<Changed<T>> {
    const { clinicId, sessionId } = tx.actor;
    const locked = await this.lock(tx, accountId);
    if (locked.held_until && way === 'session') throw signInHeld({ until: locked.held_until.toISOString() });
    const isHeld = way === 'link' || !(await this.isKnown(tx));
    const [snapshot] = isHeld ? await tx.query<{ before: object }>(SNAPSHOT, [accountId]) : [];
    const made = await deed();
    await this.settle(tx, accountId, locked);
    const changeId = newId();
    await tx.query(KEEP, [clinicId, changeId, accountId, isHeld, JSON.stringify(snapshot?.before ?? null)]);
    if (isHeld) await this.hold(tx, accountId);
    await tx.publish(signInChanged(clinicId, { accountId, changeId }));
    return { made, ended: await this.sessions.endOthers(tx, accountId, way === 'session' ? sessionId : null) };
  }

  /** Closes the sockets of what a change ended, once it stands. */
  close({ ended }: Changed<unknown>): void {
    this.sessions.close(ended);
  }

  /** What binds the actor: whether the clinic asks them for a second factor, and until when changes wait. */
  async bounds(tx: Tx): Promise<{ isRequired: boolean; heldUntil: Date | null }> {
    const { accountId, kind } = tx.actor;
    const { held_until: heldUntil } = await this.lock(tx, accountId);
    return { isRequired: await this.rules.asksFactorOf(tx, kind), heldUntil };
  }

  private async hold(tx: Tx, accountId: Id): Promise<void> {
    await tx.query(HOLD, [tx.actor.clinicId, accountId]);
    await tx.query(HOLD_ON, [accountId]);
  }

  private async lock(tx: Tx, accountId: Id): Promise<Locked> {
    const [row] = await tx.query<Locked>(LOCK, [tx.actor.clinicId, accountId]);
    if (!row) throw missing();
    return row;
  }

  private async isKnown(tx: Tx): Promise<boolean> {
    const [row] = await tx.query<{ is_known: boolean }>(KNOWN, [tx.actor.sessionId]);
    return row?.is_known ?? false;
  }

  private async settle(tx: Tx, accountId: Id, before: Locked): Promise<void> {
    const [row] = await tx.query<{ has_factor: boolean }>(SETTLE, [tx.actor.clinicId, accountId]);
    if (row?.has_factor || !before.has_factor) return;
    if (await this.rules.asksFactorOf(tx, before.kind === 'staff' ? 'staff' : 'patient')) throw lastFactor();
    await this.recoveryCodes.forgetOf(tx, accountId);
  }
}
