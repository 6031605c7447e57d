import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type SignIn as SignInInput, signInLimited, signInRefused } from '@holdfast/identity/model';
import { type Id, systemOf } from '@holdfast/platform/model';
import { type Allowance, Database, networkOf, type Prepared, Throttles, Work } from '@holdfast/platform/server';
import { Accounts } from './accounts';
import { PasswordHashing } from './password-hashing';
import { type Opened, Sessions } from './sessions';

// Strangers share one allowance per account, a known device has its own: whoever guesses can keep the owner from a new
// device for an hour, and never from one they have signed in on before.
const STRANGERS: Allowance = { name: 'sign-in.stranger', points: 20, seconds: 3600 };
const KNOWN_DEVICE: Allowance = { name: 'sign-in.device', points: 20, seconds: 3600 };
const ADDRESS: Allowance = { name: 'sign-in.address', points: 300, seconds: 3600 };

const FIND: Prepared = { name: 'account_find_by_email', text: 'select * from account_find_by_email($1)' };
const KNOWN: Prepared = {
  name: 'known_device_use',
  text: 'update known_device set last_used_at = now() where token_hash = $1 and account_id = $2 returning account_id',
};
const KEEP: Prepared = {
  name: 'known_device_keep',
  text: 'insert into known_device (clinic_id, token_hash, account_id) values ($1, $2, $3)',
};

interface Found {
  clinic_id: string;
  id: string;
  state: string;
  password_hash: string | null;
}

/** What a browser brings when it signs in. */
export interface Visitor {
  readonly address: string;
  readonly userAgent: string;
  /** The mark of a device that signed in before; null for none. */
  readonly device: string | null;
}

/** A session just opened, and the mark for a device that had none. */
export interface SignedIn extends Opened {
  readonly newDevice: string | null;
}

/** Signing in by e-mail and password: the same work, words and time whether or not the account exists. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly work: Work,
    private readonly accounts: Accounts,
    private readonly passwords: PasswordHashing,
    private readonly sessions: Sessions,
    private readonly throttles: Throttles,
  ) {}

  /** Opens a session; fails with `session.refused` or `session.limited`. */
  async signIn({ email, password }: SignInInput, visitor: Visitor): Promise<SignedIn> {
    const token = this.accounts.emailToken(email);
    await this.hold(ADDRESS, networkOf(visitor.address));
    const [account] = await this.database.run<Found & Record<string, unknown>>(FIND, [token]);
    const known = await this.isKnown(account, visitor.device);
    const [allowance, key] = known ? [KNOWN_DEVICE, `${visitor.device}`] : [STRANGERS, token.toString('hex')];
    await this.hold(allowance, key);
    const fits = await this.passwords.verify(account?.password_hash ?? null, password);
    if (!account || !fits || account.state !== 'active') throw signInRefused();
    // A stranger's success gives back its own try only: the guesses of others stay counted.
    if (known) await this.throttles.clear(allowance, key);
    else await this.throttles.giveBack(allowance, key);
    await this.throttles.giveBack(ADDRESS, networkOf(visitor.address));
    const opened = await this.sessions.begin(account.clinic_id, account.id, deviceName(visitor.userAgent));
    return { ...opened, newDevice: known ? null : await this.rememberDevice(account.clinic_id, account.id) };
  }

  private async hold(allowance: Allowance, key: string): Promise<void> {
    const retryAfterSeconds = await this.throttles.take(allowance, key);
    if (retryAfterSeconds > 0) throw signInLimited({ retryAfterSeconds });
  }

  private async isKnown(account: Found | undefined, device: string | null): Promise<boolean> {
    if (!account || !device) return false;
    const actor = { ...systemOf(account.clinic_id, 'device.recognise'), accountId: account.id };
    const rows = await this.work.as(actor, (tx) => tx.query(KNOWN, [hashOf(device), account.id]));
    return rows.length > 0;
  }

  private async rememberDevice(clinicId: Id, accountId: Id): Promise<string> {
    const mark = randomBytes(32).toString('base64url');
    const actor = { ...systemOf(clinicId, 'device.remember'), accountId };
    await this.work.as(actor, (tx) => tx.query(KEEP, [clinicId, hashOf(mark), accountId]));
    return mark;
  }
}

function hashOf(mark: string): Buffer {
  return createHash('sha256').update(mark).digest();
}

/** A device in words its owner recognises, for example "Chrome on Android"; nothing finer is kept. */
export function deviceName(userAgent: string): string {
  const browser = BROWSERS.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'Browser';
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return system ? `${browser} on ${system}` : browser;
}

const BROWSERS: readonly [string, RegExp][] = [
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
];
const SYSTEMS: readonly [string, RegExp][] = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
];
