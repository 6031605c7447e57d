import { Injectable } from '@nestjs/common';
import {
  codeRefused,
  type CodeSetup,
  type FactorView,
  lastFactor,
  type NewPasskey,
  type PasskeyCreation,
  type RecoveryCodeList,
  signInChanged,
} from '@holdfast/identity/model';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { Account } from '../account/account.entity';
import { Accounts } from '../account/accounts';
import { SignInRules } from '../session/sign-in-rules';
import { CodeApps } from './code-apps';
import { Passkeys } from './passkeys';
import { RecoveryCodes } from './recovery-codes';
import type { Site } from './site';

const HOLD: Prepared = {
  name: 'account_hold_factors',
  text: 'select id from account where clinic_id = $1 and id = $2 for update',
};
const SETTLE: Prepared = {
  name: 'account_has_factor',
  text: `update account a set has_factor = exists (select from passkey p where p.account_id = a.id)
      or exists (select from one_time_code o where o.account_id = a.id and o.confirmed_at is not null)
    where a.clinic_id = $1 and a.id = $2 returning has_factor`,
};

/** How somebody's own ways to sign in come and go: passkeys, the code app, recovery codes. Each change is told by mail. */
@Injectable()
export class Enrolment {
  constructor(
    private readonly work: Work,
    private readonly accounts: Accounts,
    private readonly passkeys: Passkeys,
    private readonly codeApps: CodeApps,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly rules: SignInRules,
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
  renewRecoveryCodes(actor: Actor): Promise<RecoveryCodeList> {
    return this.work.as(actor, async (tx) => {
      const account = await tx.manager.findOneBy(Account, { clinicId: actor.clinicId, id: actor.accountId });
      if (!account?.hasFactor) throw missing();
      const codes = await this.recoveryCodes.renew(tx);
      await tx.publish(signInChanged(actor.clinicId, { accountId: actor.accountId }));
      return { codes };
    });
  }

  private change(actor: Actor, site: Site, deed: (tx: Tx) => Promise<void>): Promise<FactorView> {
    return this.work.as(actor, async (tx) => {
      // One change of an account at a time: two last factors would else go at once.
      await tx.query(HOLD, [actor.clinicId, actor.accountId]);
      await deed(tx);
      const [row] = await tx.query<{ has_factor: boolean }>(SETTLE, [actor.clinicId, actor.accountId]);
      if (!row?.has_factor) {
        if (await this.rules.asksFactorOf(tx, actor.kind)) throw lastFactor();
        await this.recoveryCodes.forget(tx);
      }
      await tx.publish(signInChanged(actor.clinicId, { accountId: actor.accountId }));
      return this.viewIn(tx, site);
    });
  }

  private async viewIn(tx: Tx, site: Site): Promise<FactorView> {
    const { accountId, clinicId, kind } = tx.actor;
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
      isRequired: await this.rules.asksFactorOf(tx, kind),
    };
  }
}
