import { Injectable } from '@nestjs/common';
import { clinicFounded, noWayIn, type SetUp, type SetUpPasskey, type SetUpView } from '@holdfast/clinic/model';
import { DEFAULT_PREFERENCES, type PasskeyCreation } from '@holdfast/identity/model';
import { FirstWays, Guesses, idFrom, type Site } from '@holdfast/identity/server';
import { type Id, systemOf } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { Clinics } from '../clinics';
import { StaffDirectory } from '../staff-directory';
import { SetupLinks } from './setup-links';

/** Sets an installation up: its clinic and its first administrator, together or not at all. */
@Injectable()
export class SetUps {
  constructor(
    private readonly work: Work,
    private readonly links: SetupLinks,
    private readonly firstWays: FirstWays,
    private readonly guesses: Guesses,
    private readonly clinics: Clinics,
    private readonly directory: StaffDirectory,
  ) {}

  /** What the link leads to; fails with `link.over`. Looking does not use it up. */
  open(token: string, address: string, site: Site): Promise<SetUpView> {
    return this.guesses.bySecret(address, async () => {
      await this.links.mustBeGood(token);
      return { ...idsOf(token), passkeysWorkHere: site.rpId !== null };
    });
  }

  /** What the browser needs to make the administrator's passkey; fails with `link.over` or `passkey.not-here`. */
  offerPasskey({ token, ...newcomer }: SetUpPasskey, address: string, site: Site): Promise<PasskeyCreation> {
    return this.guesses.bySecret(address, async () => {
      await this.links.mustBeGood(token);
      return this.firstWays.offer(site, { ...newcomer, ...idsOf(token) });
    });
  }

  /** Makes the clinic and its administrator; fails with `link.over`, `set-up.no-way-in`, or as the way in is refused. */
  finish(input: SetUp, address: string, site: Site): Promise<{ clinicId: Id; accountId: Id }> {
    return this.guesses.bySecret(address, () => this.found(input, site));
  }

  private async found(input: SetUp, site: Site): Promise<{ clinicId: Id; accountId: Id }> {
    const { token, clinic, admin } = input;
    const { clinicId, accountId } = idsOf(token);
    if (!admin.passkey && !admin.password) throw noWayIn();
    const actor = { ...systemOf(clinicId, 'clinic.set-up'), accountId };
    await this.work.as(actor, async (tx) => {
      await this.links.use(tx, token);
      await this.clinics.create(tx, { ...clinic, staffFactor: true });
      const { name, title, email, language } = admin;
      const preferences = { ...DEFAULT_PREFERENCES, language };
      const account = { id: accountId, kind: 'staff' as const, roles: ['admin' as const], name, email, preferences };
      await this.directory.create(tx, { ...account, passwordHash: null }, title);
      await this.firstWays.keep(tx, site, admin, [name, email, clinic.name, clinic.neutralName]);
      await tx.publish(clinicFounded(clinicId, { accountId }));
    });
    return { clinicId, accountId };
  }
}

function idsOf(token: string): { clinicId: Id; accountId: Id } {
  return { clinicId: idFrom(token, 'clinic'), accountId: idFrom(token, 'account') };
}
