import { Injectable } from '@nestjs/common';
import {
  type AcceptInvitation,
  emailTaken,
  type InvitationOpened,
  type InvitationPasskey,
  noWayIn,
} from '@holdfast/clinic/model';
import { linkOver, type PasskeyCreation } from '@holdfast/identity/model';
import { Guesses, idFrom, type Site } from '@holdfast/identity/server';
import { type Id, IdSchema, systemOf } from '@holdfast/platform/model';
import { Database, type Prepared, Work } from '@holdfast/platform/server';
import { QueryFailedError } from 'typeorm';
import { invitationHash } from './invitation-mails';
import { Newcomers } from './newcomers';

const FIND: Prepared = { name: 'invitation_find', text: 'select * from invitation_find($1, $2)' };
const UNIQUE_VIOLATION = '23505';

interface Link {
  readonly clinicId: Id;
  readonly id: Id;
  readonly kind: 'staff' | 'patient' | 'proxy';
}

/** Invitations taken up: whoever holds the link gets an account with a way to sign in, once, or nothing at all. */
@Injectable()
export class Acceptance {
  constructor(
    private readonly work: Work,
    private readonly database: Database,
    private readonly guesses: Guesses,
    private readonly newcomers: Newcomers,
  ) {}

  /** What the link leads to; fails with `link.over`. Looking does not use it up, however often. */
  open(token: string, address: string, site: Site): Promise<InvitationOpened> {
    return this.guesses.bySecret(address, () => this.look(token, site));
  }

  /** What the browser needs to make a passkey; fails with `link.over` or `passkey.not-here`. */
  offerPasskey({ token }: InvitationPasskey, address: string, site: Site): Promise<PasskeyCreation> {
    return this.guesses.bySecret(address, async () => {
      const link = await this.find(token);
      return this.work.as(systemOf(link.clinicId, 'invitation.offer'), (tx) =>
        this.newcomers.offerPasskey(tx, link.id, idFrom(token, 'account'), site),
      );
    });
  }

  /** Makes the account; fails with `link.over`, `set-up.no-way-in`, `invitation.email-taken`, or as the way in is refused. */
  accept(input: AcceptInvitation, address: string, site: Site): Promise<{ clinicId: Id; accountId: Id }> {
    return this.guesses.bySecret(address, () => this.enter(input, site));
  }

  private async look(token: string, site: Site): Promise<InvitationOpened> {
    const link = await this.find(token);
    const actor = systemOf(link.clinicId, 'invitation.open');
    const clinicName = await this.work.as(actor, (tx) => this.newcomers.clinicName(tx));
    const accountId = idFrom(token, 'account');
    const passkeysWorkHere = site.rpId !== null;
    return { kind: link.kind, clinicName, accountId, passkeysWorkHere, asksFactor: link.kind === 'staff' };
  }

  private async enter(input: AcceptInvitation, site: Site): Promise<{ clinicId: Id; accountId: Id }> {
    const { token, passkey, password } = input;
    const accountId = idFrom(token, 'account');
    if (!passkey && !password) throw noWayIn();
    const { clinicId, id } = await this.find(token);
    const actor = { ...systemOf(clinicId, 'invitation.accept'), accountId };
    try {
      await this.work.as(actor, (tx) => this.newcomers.welcome(tx, id, input, site));
    } catch (cause) {
      const { code } = cause instanceof QueryFailedError ? (cause.driverError as { code?: string }) : {};
      if (code === UNIQUE_VIOLATION) throw emailTaken();
      throw cause;
    }
    return { clinicId, accountId };
  }

  // A function of its own, so that a stranger's guess leaves no entry in the trail of a clinic that may not exist.
  private async find(token: string): Promise<Link> {
    const clinicId = IdSchema.safeParse(token.split('.')[0]).data;
    if (!clinicId) throw linkOver();
    const [row] = await this.database.run<{ id: string; kind: 'staff' | 'patient' | 'proxy' }>(FIND, [
      clinicId,
      invitationHash(token),
    ]);
    if (!row) throw linkOver();
    return { clinicId, ...row };
  }
}
