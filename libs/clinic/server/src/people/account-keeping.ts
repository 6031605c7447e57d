import { Injectable } from '@nestjs/common';
import {
  type AccountPage,
  type AccountQuery,
  accountRemoved,
  accountStale,
  type AccountView,
  lastAdmin,
  ownAccount,
  type RoleChange,
  staffChanged,
  type StateChange,
} from '@holdfast/clinic/model';
import { Accounts } from '@holdfast/identity/server';
import { type Actor, type Id, missing, type Role } from '@holdfast/platform/model';
import { LiveHints, type Prepared, type Tx, Work } from '@holdfast/platform/server';

const PAGE = 100;

const ROWS = `select a.id, a.kind, a.roles, a.state, a.has_factor, a.version, coalesce(s.title, '') as title,
    l.sessions, l.last_used_at, w.disowned_at
  from account a
  left join staff s on s.clinic_id = a.clinic_id and s.id = a.id
  left join lateral (select count(*) filter (where n.ended_at is null and n.expires_at > now())::integer as sessions,
      max(n.last_used_at) as last_used_at
    from session n where n.clinic_id = a.clinic_id and n.account_id = a.id) l on true
  left join lateral (select max(c.disowned_at) as disowned_at from sign_in_change c
    where c.clinic_id = a.clinic_id and c.account_id = a.id and c.disowned_at > now() - interval '30 days') w on true`;
const LIST: Prepared = {
  name: 'account_list',
  text: `${ROWS} where a.clinic_id = $1 and a.kind = $2 and a.id > coalesce($3, '00000000-0000-0000-0000-000000000000'::uuid)
    order by a.id limit $4`,
};
const ONE: Prepared = { name: 'account_one', text: `${ROWS} where a.clinic_id = $1 and a.id = $2` };
const HOLD: Prepared = {
  name: 'account_hold',
  text: 'select kind, roles, state, version from account where clinic_id = $1 and id = $2 for update',
};
const ADMINS: Prepared = {
  name: 'account_admins',
  text: `select id from account where clinic_id = $1 and state = 'active' and 'admin' = any (roles) order by id for update`,
};
const SET: Prepared = {
  name: 'account_set',
  text: 'update account set roles = $3, state = $4, version = version + 1 where clinic_id = $1 and id = $2',
};
const PATIENTS: Prepared = {
  name: 'account_patients',
  text: 'select id from patient where clinic_id = $1 and account_id = any ($2::uuid[])',
};
// Whoever may invite no longer leaves no way in behind.
const TAKE_BACK: Prepared = {
  name: 'account_take_back',
  text: `update invitation set revoked_at = now(), mail_due_at = null, token_hash = null
    where clinic_id = $1 and invited_by = $2 and kind = 'staff' and accepted_at is null and revoked_at is null`,
};
const END_SESSIONS: Prepared = {
  name: 'account_end_sessions',
  text: 'update session set ended_at = now() where clinic_id = $1 and account_id = $2 and ended_at is null',
};

interface Row {
  id: string;
  kind: 'patient' | 'proxy' | 'staff';
  roles: Role[];
  state: AccountView['state'];
  has_factor: boolean;
  version: number;
  title: string;
  sessions: number;
  last_used_at: Date | null;
  disowned_at: Date | null;
  [column: string]: unknown;
}

interface Held {
  readonly kind: 'patient' | 'proxy' | 'staff';
  readonly roles: Role[];
  readonly state: AccountView['state'];
  readonly version: number;
}

/** Accounts as administrators keep them: listed, given other roles, kept out for a while or for good. It counts at once. */
@Injectable()
export class AccountKeeping {
  constructor(
    private readonly work: Work,
    private readonly accounts: Accounts,
    private readonly live: LiveHints,
  ) {}

  /** The clinic's accounts of one kind. */
  list(actor: Actor, { kind, after }: AccountQuery): Promise<AccountPage> {
    return this.work.as(actor, async (tx) => {
      const rows = await tx.query<Row>(LIST, [actor.clinicId, kind, after ?? null, PAGE + 1]);
      const items = await this.views(tx, rows.slice(0, PAGE));
      if (kind === 'patient') await this.tellOf(tx, items);
      return { items, nextAfter: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
    });
  }

  /** Gives a member of staff other roles; fails with `account.own`, `account.stale`, `account.last-admin` or `missing`. */
  setRoles(actor: Actor, accountId: Id, { version, roles }: RoleChange): Promise<AccountView> {
    return this.change(actor, accountId, version, (held) => {
      if (held.kind !== 'staff') throw missing();
      return { ...held, roles: [...roles] };
    });
  }

  /**
   * Lets an account sign in, or not: suspended for a while, removed for good.
   * Fails with `account.own`, `account.stale`, `account.last-admin`, `account.removed` or `missing`.
   */
  setState(actor: Actor, accountId: Id, { version, state }: StateChange): Promise<AccountView> {
    return this.change(actor, accountId, version, (held) => ({ ...held, state }));
  }

  private async change(
    actor: Actor,
    accountId: Id,
    version: number,
    decide: (held: Held) => Held,
  ): Promise<AccountView> {
    if (accountId === actor.accountId) throw ownAccount();
    const view = await this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      // Held first and all together, so that two who remove each other do not both succeed.
      const admins = (await tx.query<{ id: string }>(ADMINS, [clinicId])).map(({ id }) => id);
      const [held] = await tx.query<Held & Record<string, unknown>>(HOLD, [clinicId, accountId]);
      if (!held) throw missing();
      if (held.version !== version) throw accountStale();
      if (held.state === 'removed') throw accountRemoved();
      const next = decide(held);
      const stays = next.state === 'active' && next.roles.includes('admin');
      if (!stays && admins.every((id) => id === accountId) && admins.length > 0) throw lastAdmin();
      await tx.query(SET, [clinicId, accountId, next.roles, next.state]);
      if (next.state !== 'active') await tx.query(END_SESSIONS, [clinicId, accountId]);
      if (!stays) await tx.query(TAKE_BACK, [clinicId, accountId]);
      if (held.kind === 'staff') await tx.publish(staffChanged(clinicId, { accountId }));
      const [row] = await tx.query<Row>(ONE, [clinicId, accountId]);
      const [made] = row ? await this.views(tx, [row]) : [];
      if (!made) throw missing();
      return made;
    });
    // Whoever may go on comes back with the rights they have now.
    this.live.closeAccount(accountId);
    return view;
  }

  // Patients are told who read their names, in this list as in any other.
  private async tellOf(tx: Tx, items: readonly AccountView[]): Promise<void> {
    const ids = items.map(({ id }) => id);
    const patients = await tx.query<{ id: string }>(PATIENTS, [tx.actor.clinicId, ids]);
    tx.names(patients.map(({ id }) => id));
  }

  private async views(tx: Tx, rows: readonly Row[]): Promise<AccountView[]> {
    const ids = rows.map(({ id }) => id);
    const names = await this.accounts.names(tx, ids);
    const emails = await this.accounts.emails(tx, ids);
    return rows.map(({ id, kind, roles, state, title, sessions, version, has_factor: hasFactor, ...row }) => ({
      ...{ id, kind, roles, state, title, sessions, version, hasFactor },
      name: names.get(id) ?? '',
      email: emails.get(id) ?? '',
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      disownedAt: row.disowned_at?.toISOString() ?? null,
    }));
  }
}
