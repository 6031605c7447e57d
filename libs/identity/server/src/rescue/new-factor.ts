import { Injectable } from '@nestjs/common';
import type { CodeSetup, PasskeyAttestation, PasskeyCreation } from '@holdfast/identity/model';
import type { Tx } from '@holdfast/platform/server';
import { Accounts } from '../account/accounts';
import { CodeApps } from '../factor/code-apps';
import { Passkeys } from '../factor/passkeys';
import { RecoveryCodes } from '../factor/recovery-codes';
import type { Site } from '../factor/site';

/** The second factor that takes the place of all that were lost. The actor of the work is its owner. */
@Injectable()
export class NewFactor {
  constructor(
    private readonly accounts: Accounts,
    private readonly passkeys: Passkeys,
    private readonly codeApps: CodeApps,
    private readonly recoveryCodes: RecoveryCodes,
  ) {}

  /** What the browser needs to make a passkey; fails with `passkey.not-here`. */
  async offerPasskey(tx: Tx, site: Site): Promise<PasskeyCreation> {
    const { clinicId, accountId } = tx.actor;
    return this.passkeys.creation(site, { clinicId, accountId, ...(await this.accounts.labels(tx)) });
  }

  /** What an app needs to show codes of this secret. */
  async offerCodeApp(tx: Tx, secret: Buffer): Promise<CodeSetup> {
    const { name, clinicName } = await this.accounts.labels(tx);
    return this.codeApps.describe(secret, { issuer: clinicName, name });
  }

  /** Forgets every second factor there was. */
  async clear(tx: Tx): Promise<void> {
    await this.passkeys.removeAll(tx);
    await this.codeApps.remove(tx);
    await this.recoveryCodes.forgetOf(tx, tx.actor.accountId);
  }

  /** Keeps the new passkey; fails with `passkey.refused`. */
  async keepPasskey(tx: Tx, site: Site, credential: PasskeyAttestation): Promise<void> {
    const { name } = await this.accounts.labels(tx);
    await this.passkeys.keep(tx, site, { name, credential });
  }

  /** Keeps the new code app. @returns false where the code is not one of it */
  keepCodeApp(tx: Tx, secret: Buffer, code: string): Promise<boolean> {
    return this.codeApps.keep(tx, secret, code);
  }
}
