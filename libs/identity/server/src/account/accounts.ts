import { Injectable } from '@nestjs/common';
import { DEFAULT_PREFERENCES, type Me, type Preferences } from '@holdfast/identity/model';
import { type Actor, type Id, missing, newId, type Role, SYSTEM_ACCOUNT, systemOf } from '@holdfast/platform/model';
import {
  Clock,
  KeyRing,
  type KeySubject,
  type Prepared,
  Sealing,
  SETTINGS,
  type Settings,
  type Tx,
  Work,
} from '@holdfast/platform/server';
import { Inject } from '@nestjs/common';
import { SignInRules } from '../session/sign-in-rules';
import { ArrayContains } from 'typeorm';
import { Account } from './account.entity';

/** What a new account is made of. */
export interface NewAccount {
  /** Made by the caller where something must know it before; else a new one. */
  readonly id?: Id;
  readonly kind: 'patient' | 'proxy' | 'staff';
  readonly roles: readonly Role[];
  /** How the person is called, as others see it. */
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string | null;
  readonly preferences?: Preferences;
  /** Since when it exists; else from now on. */
  readonly since?: Date;
}

/** How to reach an account by mail. */
export interface MailAddress {
  readonly to: string;
  readonly language: 'en' | 'es';
}

interface ClinicCard {
  name: string;
  neutral_name: string;
  phone: string;
  zone: string;
  languages: ('en' | 'es')[];
  accent_light: string | null;
  accent_dark: string | null;
  mark_version: number;
}

// The clinic's own card stands on every sign-in; the clinic feature, which is above this one, writes it.
const CARD: Prepared = {
  name: 'clinic_card',
  text: `select name, neutral_name, phone, zone, array_prepend(first_language, array_remove(languages, first_language)) as languages,
    accent_light, accent_dark, mark_version from clinic where clinic_id = $1`,
};

const LOCKING: Prepared = {
  name: 'me_locking',
  text: `select exists (select from passkey p where p.account_id = $1) as has_passkey,
    coalesce((select s.locked_at is not null from session s where s.id = $2), false) as is_locked`,
};

/** The people who can sign in: made, named, described to themselves. */
@Injectable()
export class Accounts {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly ring: KeyRing,
    private readonly clock: Clock,
    private readonly rules: SignInRules,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Makes an account inside ongoing work. @returns its identifier */
  async create(tx: Tx, input: NewAccount): Promise<Id> {
    const { clinicId } = tx.actor;
    const id = input.id ?? newId();
    const place = (column: string) => ({ clinicId, table: 'account', column, rowId: id });
    await tx.manager.insert(Account, {
      clinicId,
      id,
      kind: input.kind,
      roles: [...input.roles],
      state: 'active',
      nameSealed: await this.sealing.seal(keyOf(clinicId), place('name'), input.name),
      emailSealed: await this.sealing.seal(keyOf(clinicId), place('email'), input.email),
      emailToken: this.emailToken(input.email),
      passwordHash: input.passwordHash,
      preferences: input.preferences ?? DEFAULT_PREFERENCES,
      createdAt: input.since ?? new Date(tx.now),
    });
    return id;
  }

  /** The keyed hash by which an account is found at sign-in. */
  emailToken(email: string): Buffer {
    return this.ring.installationToken('account.email', email.normalize('NFKC').trim().toLowerCase());
  }

  /** How accounts are called, by identifier. The system has no name, and an unreadable one is empty. */
  async names(tx: Tx, ids: readonly Id[]): Promise<Map<Id, string>> {
    const people = await this.people(tx, ids);
    return new Map([...people].map(([id, { name }]) => [id, name]));
  }

  /** How accounts are called and which roles they hold now, by identifier; the system is none. */
  async people(tx: Tx, ids: readonly Id[]): Promise<Map<Id, { name: string; roles: readonly Role[] }>> {
    const { clinicId } = tx.actor;
    const wanted = [...new Set(ids)].filter((id) => id !== SYSTEM_ACCOUNT);
    if (wanted.length === 0) return new Map();
    const accounts = await tx.manager
      .createQueryBuilder(Account, 'account')
      .select(['account.id', 'account.clinicId', 'account.nameSealed', 'account.roles'])
      .where('account.clinicId = :clinicId and account.id in (:...wanted)', { clinicId, wanted })
      .getMany();
    const opened = await this.sealing.openAll(
      clinicId,
      'clinic',
      accounts.map(({ id, nameSealed }) => ({
        subjectId: clinicId,
        place: { clinicId, table: 'account', column: 'name', rowId: id },
        sealed: nameSealed,
      })),
    );
    return new Map(accounts.map(({ id, roles }, index) => [id, { name: opened[index] ?? '', roles }]));
  }

  /** The accounts that may sign in and hold this role. */
  async withRole(tx: Tx, role: Role): Promise<Id[]> {
    const { clinicId } = tx.actor;
    const accounts = await tx.manager.findBy(Account, { clinicId, state: 'active', roles: ArrayContains([role]) });
    return accounts.map(({ id }) => id);
  }

  /** The addresses accounts sign in with, by identifier; for those who manage accounts. An unreadable one is empty. */
  async emails(tx: Tx, ids: readonly Id[]): Promise<Map<Id, string>> {
    const { clinicId } = tx.actor;
    if (ids.length === 0) return new Map();
    const accounts = await tx.manager
      .createQueryBuilder(Account, 'account')
      .select(['account.id', 'account.clinicId', 'account.emailSealed'])
      .where('account.clinicId = :clinicId and account.id in (:...ids)', { clinicId, ids })
      .getMany();
    const opened = await this.sealing.openAll(
      clinicId,
      'clinic',
      accounts.map(({ id, emailSealed }) => ({
        subjectId: clinicId,
        place: { clinicId, table: 'account', column: 'email', rowId: id },
        sealed: emailSealed,
      })),
    );
    return new Map(accounts.map(({ id }, index) => [id, opened[index] ?? '']));
  }

  /** Where an account gets mail; null when it may no longer sign in. */
  async mailAddress(tx: Tx, id: Id): Promise<MailAddress | null> {
    const { clinicId } = tx.actor;
    const account = await tx.manager.findOneBy(Account, { clinicId, id, state: 'active' });
    if (!account) return null;
    const place = { clinicId, table: 'account', column: 'email', rowId: id };
    const to = await this.sealing.open(keyOf(clinicId), place, account.emailSealed);
    return to ? { to, language: account.preferences.language } : null;
  }

  /** How a mail to an account begins: where it goes, in which language, and from which clinic; null when it may not sign in. */
  letterHead(clinicId: Id, id: Id): Promise<(MailAddress & { readonly clinicName: string }) | null> {
    return this.work.as(systemOf(clinicId, 'mail.address'), async (tx) => {
      const mail = await this.mailAddress(tx, id);
      const { clinicName } = await this.labels(tx);
      return mail ? { ...mail, clinicName } : null;
    });
  }

  /** What others know of an account, for judging a password: name, address, and how the clinic is called. */
  async knownWords(tx: Tx, id: Id): Promise<string[]> {
    const [card] = await tx.query<ClinicCard & Record<string, unknown>>(CARD, [tx.actor.clinicId]);
    const mail = await this.mailAddress(tx, id);
    const names = await this.names(tx, [id]);
    return [names.get(id) ?? '', mail?.to ?? '', card?.name ?? '', card?.neutral_name ?? ''];
  }

  /** How the actor and the clinic are called where a device shows whose passkey or code it is. */
  async labels(tx: Tx): Promise<{ name: string; clinicName: string }> {
    const { clinicId, accountId } = tx.actor;
    const [card] = await tx.query<ClinicCard & Record<string, unknown>>(CARD, [clinicId]);
    const names = await this.names(tx, [accountId]);
    return { name: names.get(accountId) ?? '', clinicName: card?.neutral_name ?? '' };
  }

  /** The person who is signed in, as the portal needs to know them. */
  me(actor: Actor): Promise<Me> {
    return this.work.as(actor, (tx) => this.meIn(tx, actor));
  }

  /** Changes how the portal looks and behaves for this person. */
  prefer(actor: Actor, preferences: Preferences): Promise<Me> {
    return this.work.as(actor, async (tx) => {
      await tx.manager.update(Account, { clinicId: actor.clinicId, id: actor.accountId }, { preferences });
      return this.meIn(tx, actor);
    });
  }

  private async meIn(tx: Tx, actor: Actor): Promise<Me> {
    const { clinicId, accountId, sessionId, patientId } = actor;
    const account = await tx.manager.findOneBy(Account, { clinicId, id: accountId });
    const [card] = await tx.query<ClinicCard & Record<string, unknown>>(CARD, [clinicId]);
    if (!account || !card || !sessionId) throw missing();
    const [locking] = await tx.query<{ has_passkey: boolean; is_locked: boolean }>(LOCKING, [accountId, sessionId]);
    const names = await this.names(tx, [accountId]);
    return {
      accountId,
      kind: account.kind,
      roles: account.roles,
      name: names.get(accountId) ?? '',
      patientId,
      sessionId,
      clinic: {
        ...{ id: clinicId, name: card.name, neutralName: card.neutral_name, phone: card.phone, zone: card.zone },
        ...{ languages: card.languages, accentLight: card.accent_light, accentDark: card.accent_dark },
        markVersion: card.mark_version,
      },
      // What was kept before a wish existed has not got it.
      preferences: { ...DEFAULT_PREFERENCES, ...account.preferences },
      needsFactor: !account.hasFactor && (await this.rules.asksFactorOf(tx, account.kind)),
      hasPasskey: locking?.has_passkey ?? false,
      isLocked: locking?.is_locked ?? false,
      demo: this.settings.DEMO,
      now: new Date(this.clock.now()).toISOString(),
    };
  }
}

/** Names and addresses of accounts are sealed under the clinic's own key. */
function keyOf(clinicId: Id): KeySubject {
  return { clinicId, scope: 'clinic', subjectId: clinicId };
}
