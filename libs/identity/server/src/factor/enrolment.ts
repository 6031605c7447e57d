import { Injectable } from '@nestjs/common';
import {
  codeRefused,
  type CodeSetup,
  type FactorView,
  type NewPasskey,
  type PasskeyCreation,
  type RecoveryCodeList,
} from '@holdfast/identity/model';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import { Account } from '../account/account.entity';
import { Accounts } from '../account/accounts';
import { CodeApps } from './code-apps';
import { Passkeys } from './passkeys';
import { RecoveryCodes } from './recovery-codes';
import { SignInChanges } from './sign-in-changes';
import type { Site } from './site';

/** How somebody's own ways to sign in come and go: passkeys, the code app, recovery codes. Each change is told by mail. */
@Injectable()
export class Enrolment {
  constructor(
    private readonly work: Work,
    private readonly accounts: Accounts,
    private readonly passkeys: Passkeys,
    private readonly codeApps: CodeApps,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly changes: SignInChanges,
  ) {}

  /** The actor's ways to sign in. */
  view(actor: Actor, site: Site): Promise<FactorView> {
    return this.work.as(actor, (tx) => this.viewIn(tx, site));
  }

  /** What the browser needs to make a passkey for the actor; fails with `passkey.not-here`. */
  offerPasskey(actor: Actor, site: Site): Promise<PasskeyCreation> {
    return this.work.as(actor, async (tx) => this.passkeys.offer(tx, site, await this.accounts.labels(tx)));
  }

  /** Keeps a passkey; fails with `passkey.refused`. */
  addPasskey(actor: Actor, site: Site, input: NewPasskey): Promise<FactorView> {
    return this.change(actor, site, async (tx) => void (await this.passkeys.keep(tx, site, input)));
  }

  /** Calls a passkey by another name. */
  renamePasskey(actor: Actor, site: Site, id: Id, name: string): Promise<FactorView> {
    return this.work.as(actor, async (tx) => {
      if (!(await this.passkeys.rename(tx, id, name))) throw missing();
      return this.viewIn(tx, site);
    });
  }

  /** Forgets a passkey; fails with `factor.last` where the clinic asks for a second factor and there is no other. */
  removePasskey(actor: Actor, site: Site, id: Id): Promise<FactorView> {
    return this.change(actor, site, async (tx) => {
      if (!(await this.passkeys.remove(tx, id))) throw missing();
    });
  }

  /** Makes a secret for a code app; fails with `missing` where one is in use. */
  beginCodeApp(actor: Actor): Promise<CodeSetup> {
    return this.work.as(actor, async (tx) => {
      const { name, clinicName } = await this.accounts.labels(tx);
      const setup = await this.codeApps.begin(tx, { issuer: clinicName, name });
      if (!setup) throw missing();
      return setup;
    });
  }

  /** Takes the code app into use; fails with `code-app.refused`. */
  confirmCodeApp(actor: Actor, site: Site, code: string): Promise<FactorView> {
    return this.change(actor, site, async (tx) => {
      if (!(await this.codeApps.confirm(tx, code))) throw codeRefused();
    });
  }

  /** Forgets the code app; fails with `factor.last` like a passkey. */
  removeCodeApp(actor: Actor, site: Site): Promise<FactorView> {
    return this.change(actor, site, async (tx) => {
      if (!(await this.codeApps.remove(tx))) throw missing();
    });
  }

  /** Makes ten new recovery codes; fails with `missing` where there is no second factor they could stand in for. */
  async renewRecoveryCodes(actor: Actor): Promise<RecoveryCodeList> {
    const changed = await this.work.as(actor, async (tx) => {
      const account = await tx.manager.findOneBy(Account, { clinicId: actor.clinicId, id: actor.accountId });
      if (!account?.hasFactor) throw missing();
      return this.changes.make(tx, actor.accountId, 'session', () => this.recoveryCodes.renew(tx));
    });
    this.changes.close(changed);
    return { codes: changed.made };
  }

  private async change(actor: Actor, site: Site, deed: (tx: Tx) => Promise<void>): Promise<FactorView> {
    const { changed, view } = await this.work.as(actor, async (tx) => {
      const changed = await this.changes.make(tx, actor.accountId, 'session', () => deed(tx));
      return { changed, view: await this.viewIn(tx, site) };
    });
    this.changes.close(changed);
    return view;
  }

  private async viewIn(tx: Tx, site: Site): Promise<FactorView> {
    const { accountId, clinicId } = tx.actor;
    const { isRequired, heldUntil } = await this.changes.bounds(tx);
    const account = await tx.manager.findOneBy(Account, { clinicId, id: accountId });
    const passkeys = await this.passkeys.own(tx);
    return {
      passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => {
        return { id, name, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
      }),
      passkeysWorkHere: site.rpId !== null,
      hasCodeApp: await this.codeApps.has(tx, accountId),
      recoveryCodesLeft: await this.recoveryCodes.left(tx, accountId),
      hasPassword: account?.passwordHash != null,
      isRequired,
      heldUntil: heldUntil?.toISOString() ?? null,
    };
  }
}
