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
import { Patients } from '../patients';
import { LiveHints, type Prepared, type Tx, Work } from '@holdfast/platform/server';

const PAGE = 100;
const MOST_LOOKED_AT = 2000;

const ROWS = `select a.id, a.kind, a.roles, a.state, a.has_factor, a.version, coalesce(s.title, '') as title,
    l.sessions, l.last_used_at, w.disowned_at, r.opens_at
  from account a
  left join staff s on s.clinic_id = a.clinic_id and s.id = a.id
  left join lateral (select count(*) filter (where n.ended_at is null and n.expires_at > now())::integer as sessions,
      max(n.last_used_at) as last_used_at
    from session n where n.clinic_id = a.clinic_id and n.account_id = a.id) l on true
  left join lateral (select max(c.disowned_at) as disowned_at from sign_in_change c
    where c.clinic_id = a.clinic_id and c.account_id = a.id and c.disowned_at > now() - interval '30 days') w on true
  left join rescue r on r.clinic_id = a.clinic_id and r.account_id = a.id and r.cancelled_at is null
    and r.used_at is null and r.expires_at > now()`;
const LIST: Prepared = {
  name: 'account_list',
  text: `${ROWS} where a.clinic_id = $1 and a.kind = $2 and a.id > coalesce($3, '00000000-0000-0000-0000-000000000000'::uuid)
    order by a.id limit $4`,
};
// An address is found by its own keyed hash, a patient by those of the words of their name: neither is kept in the clear.
const BY_EMAIL: Prepared = {
  name: 'account_by_email',
  text: `${ROWS} where a.clinic_id = $1 and a.kind = $2 and a.email_token = $3`,
};
const BY_NAME: Prepared = {
  name: 'account_by_name',
  text: `${ROWS} join patient p on p.clinic_id = a.clinic_id and p.account_id = a.id
    where a.clinic_id = $1 and a.kind = $2 and (select count(distinct t.token) from patient_name_token t
      where t.clinic_id = $1 and t.patient_id = p.id and t.token = any ($3::bytea[])) = cardinality($3::bytea[])
    order by a.id limit ${PAGE}`,
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
// A removed account finds nobody any more: its address may be invited anew.
const FREE_ADDRESS: Prepared = {
  name: 'account_free_address',
  text: `update account set email_token = sha256(uuid_send(gen_random_uuid())) where clinic_id = $1 and id = $2`,
};
const SUSPEND: Prepared = {
  name: 'account_suspend',
  text: 'update account set state = $3, version = version + 1 where clinic_id = $1 and id = $2 and state = $4 returning id',
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
  opens_at: Date | null;
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
    private readonly patients: Patients,
  ) {}

  /** The clinic's accounts of one kind. */
  list(actor: Actor, { kind, after, find }: AccountQuery): Promise<AccountPage> {
    return this.work.as(actor, async (tx) => {
      if (find !== undefined) return { items: await this.found(tx, kind, find), nextAfter: null };
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

  /** Lets an account not sign in for a while, inside ongoing work; its sessions end. @returns whether it could before */
  async keepOut(tx: Tx, accountId: Id): Promise<boolean> {
    const done = await tx.query(SUSPEND, [tx.actor.clinicId, accountId, 'suspended', 'active']);
    await tx.query(END_SESSIONS, [tx.actor.clinicId, accountId]);
    return done.length > 0;
  }

  /** Lets an account that was kept out sign in again, inside ongoing work. */
  async admit(tx: Tx, accountId: Id): Promise<void> {
    await tx.query(SUSPEND, [tx.actor.clinicId, accountId, 'active', 'suspended']);
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
      if (next.state === 'removed') await tx.query(FREE_ADDRESS, [clinicId, accountId]);
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

  private async found(tx: Tx, kind: Row['kind'], find: string): Promise<AccountView[]> {
    const { clinicId } = tx.actor;
    if (find.includes('@') || kind === 'patient') {
      const tokens = await this.patients.nameTokens(clinicId, find);
      const rows = find.includes('@')
        ? await tx.query<Row>(BY_EMAIL, [clinicId, kind, this.accounts.emailToken(find)])
        : tokens.length > 0
          ? await tx.query<Row>(BY_NAME, [clinicId, kind, tokens])
          : [];
      const items = await this.views(tx, rows);
      if (kind === 'patient') await this.tellOf(tx, items);
      return items;
    }
    // Those who work here or help somebody are few enough to open and look.
    const words = find.toLowerCase().split(/\s+/);
    const all = await this.views(tx, await tx.query<Row>(LIST, [clinicId, kind, null, MOST_LOOKED_AT]));
    return all.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word))).slice(0, PAGE);
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
      rescueOpensAt: row.opens_at?.toISOString() ?? null,
    }));
  }
}
