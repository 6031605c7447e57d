import { Injectable } from '@nestjs/common';
import { sessionEnded, type SessionGrant, type SessionList } from '@holdfast/identity/model';
import { type Actor, type Id, missing, newId, systemOf } from '@holdfast/platform/model';
import { AccessTokens, LiveHints, type Prepared, Standings, type Tx, Work } from '@holdfast/platform/server';
import { Accounts } from '../account/accounts';
import { RefreshTokens } from './refresh-tokens';
import { Session } from './session.entity';

const LIFE_MS = 12 * 60 * 60 * 1000;

// Whoever signs in has not lost what they sign in with.
const CALL_OFF: Prepared = {
  name: 'rescue_cancel_by_sign_in',
  text: `update rescue set cancelled_at = now(), cancelled_by = $1
    where account_id = $1 and cancelled_at is null and used_at is null`,
};
const LOCK: Prepared = {
  name: 'session_lock',
  text: 'update session set locked_at = coalesce(locked_at, now()) where id = $1 and account_id = $2 and ended_at is null',
};
const END: Prepared = {
  name: 'session_end',
  text: 'update session set ended_at = now() where id = $1 and account_id = $2 and ended_at is null returning id',
};
const END_OTHERS: Prepared = {
  name: 'session_end_others',
  text: 'update session set ended_at = now() where account_id = $1 and id <> $2 and ended_at is null returning id',
};
const END_ALL: Prepared = {
  name: 'session_end_all',
  text: 'update session set ended_at = now() where account_id = $1 and ended_at is null returning id',
};
const LIST: Prepared = {
  name: 'session_list',
  text: `select id, device, started_at, last_used_at from session
    where account_id = $1 and ended_at is null and expires_at > now() order by last_used_at desc`,
};

/** A grant for the browser's memory, and the refresh token for its cookie. */
export interface Opened {
  readonly grant: SessionGrant;
  readonly refreshToken: string;
}

/** Sessions: begun at sign-in, carried on by one-time refresh tokens, ended at once and everywhere. */
@Injectable()
export class Sessions {
  constructor(
    private readonly work: Work,
    private readonly refreshTokens: RefreshTokens,
    private readonly tokens: AccessTokens,
    private readonly standings: Standings,
    private readonly accounts: Accounts,
    private readonly live: LiveHints,
  ) {}

  /** Begins a session for an account that has proved who it is. @param isKnown whether the account knows the device */
  async begin(clinicId: Id, accountId: Id, device: string, isKnown: boolean): Promise<Opened> {
    const id = newId();
    const actor = { ...systemOf(clinicId, 'session.begin'), accountId };
    const refreshToken = await this.work.as(actor, async (tx) => {
      const provedAt = new Date();
      const expiresAt = new Date(provedAt.getTime() + LIFE_MS);
      await tx.manager.insert(Session, { clinicId, id, accountId, device, provedAt, isKnown, expiresAt });
      await tx.query(CALL_OFF, [accountId]);
      return this.refreshTokens.first(tx, id);
    });
    return { grant: await this.grant(clinicId, id), refreshToken };
  }

  /**
   * Carries a session on: uses its refresh token once and gives the next. A stolen one, used again, ends the session.
   *
   * @param attempt names the try, so that one whose answer was lost can be asked again
   */
  async refresh(token: string | null, attempt: Id | null): Promise<Opened> {
    const use = await this.refreshTokens.use(token, attempt);
    if (use?.outcome === 'replayed' && use.sessionId) this.live.closeSession(use.sessionId);
    const goesOn = use?.outcome === 'fresh' || use?.outcome === 'repeated';
    if (!goesOn || !use.sessionId) throw sessionEnded({ raced: use?.outcome === 'raced' });
    return { grant: await this.grant(use.clinicId, use.sessionId), refreshToken: use.next };
  }

  /** Locks the session the actor is using, until a proof opens it; its sockets close. */
  async lock(actor: Actor): Promise<void> {
    await this.work.as(actor, (tx) => tx.query(LOCK, [actor.sessionId, actor.accountId]));
    if (actor.sessionId) this.live.closeSession(actor.sessionId);
  }

  /** Ends the session the actor is using. */
  async end(actor: Actor): Promise<void> {
    await this.work.as(actor, (tx) => tx.query(END, [actor.sessionId, actor.accountId]));
    if (actor.sessionId) this.live.closeSession(actor.sessionId);
  }

  /** Ends one session of the actor; fails with `missing` where there is none of theirs. */
  async endOne(actor: Actor, sessionId: Id): Promise<void> {
    const ended = await this.work.as(actor, (tx) => tx.query(END, [sessionId, actor.accountId]));
    if (ended.length === 0) throw missing();
    this.live.closeSession(sessionId);
  }

  /** Ends every session of an account but this one, inside ongoing work; close the sockets after it with `close`. */
  async endOthers(tx: Tx, accountId: Id, but: Id | null): Promise<Id[]> {
    const ended = but
      ? await tx.query<{ id: string }>(END_OTHERS, [accountId, but])
      : await tx.query<{ id: string }>(END_ALL, [accountId]);
    return ended.map(({ id }) => id);
  }

  /** Closes the sockets of sessions that were ended. */
  close(sessionIds: readonly Id[]): void {
    for (const id of sessionIds) this.live.closeSession(id);
  }

  /** Ends every session of the actor, this one included. */
  async endAll(actor: Actor): Promise<void> {
    await this.work.as(actor, (tx) => tx.query(END_ALL, [actor.accountId]));
    this.live.closeAccount(actor.accountId);
  }

  /** Every place where the actor is signed in, latest used first. */
  async list(actor: Actor): Promise<SessionList> {
    type Row = { id: string; device: string; started_at: Date; last_used_at: Date };
    const rows = await this.work.as(actor, (tx) => tx.query<Row>(LIST, [actor.accountId]));
    const items = rows.map((row) => ({
      id: row.id,
      device: row.device,
      startedAt: row.started_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
      isThisOne: row.id === actor.sessionId,
    }));
    return { items };
  }

  private async grant(clinicId: Id, sessionId: Id): Promise<SessionGrant> {
    const found = await this.standings.of(clinicId, sessionId, null);
    if (!found) throw sessionEnded();
    const me = await this.accounts.me({ ...found.actor, action: 'me.read' });
    const { accessToken, expiresAt } = this.tokens.sign({ accountId: me.accountId, sessionId, clinicId });
    return { accessToken, expiresAt: new Date(expiresAt).toISOString(), me };
  }
}
