import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { rescueAsked, rescueNeedless, rescueOwn, rescueResetAsked, type RescueView } from '@holdfast/identity/model';
import { type Actor, type Id, missing, newId, systemOf } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { type RescueLink, RescueLinks } from './rescue-links';

const HOUR_MS = 60 * 60 * 1000;
const WAIT_MS = 24 * HOUR_MS;
const OPEN_MS = 72 * HOUR_MS;

const ACCOUNT: Prepared = {
  name: 'rescue_account',
  text: `select has_factor, roles @> array['admin'] as is_admin,
      not exists (select from account o where o.clinic_id = $1 and o.id <> $2 and o.state = 'active'
        and 'admin' = any (o.roles)) as is_alone
    from account where clinic_id = $1 and id = $2 and state = 'active' for update`,
};
const RUN_OUT: Prepared = {
  name: 'rescue_run_out',
  text: `update rescue set cancelled_at = expires_at where account_id = $1 and cancelled_at is null and used_at is null
    and expires_at <= now()`,
};
const OPEN: Prepared = {
  name: 'rescue_open',
  text: `select opens_at, expires_at from rescue where account_id = $1 and cancelled_at is null and used_at is null
    and expires_at > now()`,
};
const ADD: Prepared = {
  name: 'rescue_add',
  text: `insert into rescue (clinic_id, id, account_id, asked_by, opens_at, expires_at, reason_sealed, token_hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};
const CANCEL: Prepared = {
  name: 'rescue_cancel',
  text: `update rescue set cancelled_at = now(), cancelled_by = $2
    where account_id = $1 and cancelled_at is null and used_at is null and expires_at > now() returning id`,
};

interface Person {
  has_factor: boolean;
  is_admin: boolean;
  is_alone: boolean;
  [column: string]: unknown;
}

/** Rescues begun and called off. Whoever begins one chooses nothing for the person: neither password nor factor. */
@Injectable()
export class Rescues {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly links: RescueLinks,
  ) {}

  /**
   * Begins one: its link opens in twenty-four hours. One that is under way already is left as it is.
   * Fails with `rescue.own`, `rescue.needless` where there is no second factor to replace, or `missing`.
   */
  ask(actor: Actor, accountId: Id, reason: string): Promise<RescueView> {
    if (accountId === actor.accountId) throw rescueOwn();
    return this.work.as(actor, async (tx) => {
      const { has_factor: hasFactor } = await this.person(tx, accountId);
      if (!hasFactor) throw rescueNeedless();
      await tx.query(RUN_OUT, [accountId]);
      const open = await this.open(tx, accountId);
      if (open) return open;
      const { rescueId, view } = await this.add(tx, accountId, reason, WAIT_MS);
      await tx.publish(rescueAsked(actor.clinicId, { accountId, rescueId }));
      return view;
    });
  }

  /**
   * For whoever is at the machine itself, and for the last administrator only: nobody else could begin it.
   *
   * @returns the secret of a link that is open at once; null where the account is anybody else's
   */
  askAtTheMachine(clinicId: Id, accountId: Id): Promise<string | null> {
    const actor = { ...systemOf(clinicId, 'rescue.ask'), accountId };
    return this.work.as(actor, async (tx) => {
      const { has_factor: hasFactor, is_admin: isAdmin, is_alone: isAlone } = await this.person(tx, accountId);
      if (!hasFactor || !isAdmin || !isAlone) return null;
      await tx.query(CANCEL, [accountId, null]);
      return (await this.add(tx, accountId, 'At the machine', 0)).secret;
    });
  }

  /** An administrator calls it off; fails with `missing` where none is under way. */
  async cancel(actor: Actor, accountId: Id): Promise<void> {
    const cancelled = await this.work.as(actor, (tx) => tx.query(CANCEL, [accountId, actor.accountId]));
    if (cancelled.length === 0) throw missing();
  }

  /** Whoever holds the link calls it off; fails with `link.over`. */
  cancelByLink(token: string, address: string): Promise<void> {
    return this.links.by(token, address, async (link) => {
      const { accountId } = link;
      await this.work.as(actorOf(link, 'rescue.cancel'), (tx) => tx.query(CANCEL, [accountId, accountId]));
    });
  }

  /** The password is lost as well: mails a link with which it is chosen anew here; fails with `link.over`. */
  mailReset(token: string, address: string): Promise<void> {
    return this.links.by(token, address, async (link) => {
      if (!link.isOpen) return;
      const { clinicId, accountId } = link;
      await this.work.as(actorOf(link, 'rescue.mail'), (tx) =>
        tx.publish(rescueResetAsked(clinicId, { accountId, rescueId: link.id })),
      );
    });
  }

  private async add(tx: Tx, accountId: Id, reason: string, waitMs: number) {
    const { clinicId } = tx.actor;
    const rescueId = newId();
    const secret = this.links.secretOf(clinicId, rescueId);
    const opensAt = new Date(Date.now() + waitMs);
    const expiresAt = new Date(opensAt.getTime() + OPEN_MS);
    const askedBy = waitMs === 0 ? null : tx.actor.accountId;
    const key = { clinicId, scope: 'clinic' as const, subjectId: clinicId };
    const place = { clinicId, table: 'rescue', column: 'reason', rowId: rescueId };
    const sealed = await this.sealing.seal(key, place, reason);
    const hash = createHash('sha256').update(secret).digest();
    await tx.query(ADD, [clinicId, rescueId, accountId, askedBy, opensAt, expiresAt, sealed, hash]);
    return { rescueId, secret, view: { opensAt: opensAt.toISOString(), expiresAt: expiresAt.toISOString() } };
  }

  private async open(tx: Tx, accountId: Id): Promise<RescueView | null> {
    const [row] = await tx.query<{ opens_at: Date; expires_at: Date }>(OPEN, [accountId]);
    return row ? { opensAt: row.opens_at.toISOString(), expiresAt: row.expires_at.toISOString() } : null;
  }

  private async person(tx: Tx, accountId: Id): Promise<Person> {
    const [row] = await tx.query<Person>(ACCOUNT, [tx.actor.clinicId, accountId]);
    if (!row) throw missing();
    return row;
  }
}

/** Acts for the account that a link belongs to. */
export function actorOf({ clinicId, accountId }: RescueLink, action: string): Actor {
  return { ...systemOf(clinicId, action), accountId };
}
