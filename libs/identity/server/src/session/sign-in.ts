import { Injectable } from '@nestjs/common';
import { type SecondStep, type SignIn as SignInInput, signInRefused } from '@holdfast/identity/model';
import { Database, type Prepared } from '@holdfast/platform/server';
import { Accounts } from '../account/accounts';
import type { Site } from '../factor/site';
import { PasswordHashing } from '../password/password-hashing';
import type { SignedIn, Visitor } from './admission';
import { Guesses, type Try } from './guesses';
import { KnownDevices } from './known-devices';
import { SecondSteps } from './second-steps';

const FIND: Prepared = { name: 'account_find_by_email', text: 'select * from account_find_by_email($1)' };

interface Found {
  clinic_id: string;
  id: string;
  state: string;
  password_hash: string | null;
  has_factor: boolean;
  [column: string]: unknown;
}

/** Signing in by e-mail and password: the same work, words and time whether or not the account exists. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly passwords: PasswordHashing,
    private readonly guesses: Guesses,
    private readonly devices: KnownDevices,
    private readonly secondSteps: SecondSteps,
  ) {}

  /**
   * Opens a session, or asks for the second factor where the account has one.
   * Fails with `session.refused` or `session.limited`.
   */
  async signIn({ email, password }: SignInInput, visitor: Visitor, site: Site): Promise<SignedIn | SecondStep> {
    const token = this.accounts.emailToken(email);
    const [account] = await this.database.run<Found>(FIND, [token]);
    const who = account ? { clinicId: account.clinic_id, accountId: account.id } : null;
    const known = await this.devices.isKnown(who, visitor.device);
    const attempt: Try = {
      subject: token.toString('hex'),
      address: visitor.address,
      knownDevice: known ? visitor.device : null,
    };
    await this.guesses.atDoor(attempt);
    await this.guesses.atPassword(attempt);
    const fits = await this.passwords.verify(account?.password_hash ?? null, password);
    if (!account || !who || !fits || account.state !== 'active') throw signInRefused();
    await this.guesses.passwordWasRight(attempt);
    return account.has_factor ? this.secondSteps.begin(who, site) : this.secondSteps.skip(who, visitor);
  }
}
