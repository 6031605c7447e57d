import { Injectable } from '@nestjs/common';
import { type AcceptInvitation, staffChanged } from '@holdfast/clinic/model';
import { DEFAULT_PREFERENCES, linkOver, type PasskeyCreation } from '@holdfast/identity/model';
import { Accounts, FirstWays, type Site } from '@holdfast/identity/server';
import type { Id } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import { Charges } from '../proxy/charges';
import { Clinics } from '../clinics';
import { Patient } from '../patient.entity';
import { Staff } from '../staff.entity';
import { Invitation } from './invitation.entity';
import { invitationHash } from './invitation-mails';
import { placeOf } from './invitations';

/** Makes people of those who were invited: their account, their first way in, and what they are at the clinic. */
@Injectable()
export class Newcomers {
  constructor(
    private readonly sealing: Sealing,
    private readonly accounts: Accounts,
    private readonly firstWays: FirstWays,
    private readonly clinics: Clinics,
    private readonly charges: Charges,
  ) {}

  /** How the clinic is called where nobody is known yet. */
  clinicName(tx: Tx): Promise<string> {
    return this.clinics.neutralName(tx);
  }

  /** What the browser needs to make a passkey for the account to be. */
  async offerPasskey(tx: Tx, invitationId: Id, accountId: Id, site: Site): Promise<PasskeyCreation> {
    const { clinicId } = tx.actor;
    const row = await tx.manager.findOneBy(Invitation, { clinicId, id: invitationId });
    if (!row) throw linkOver();
    const { name } = await this.read(row);
    return this.firstWays.offer(site, { clinicId, accountId, name, clinicName: await this.clinicName(tx) });
  }

  /** Makes the account of the actor, whose invitation is used up by it; fails with `link.over`. */
  async welcome(tx: Tx, invitationId: Id, input: AcceptInvitation, site: Site): Promise<void> {
    const { clinicId, accountId: id } = tx.actor;
    const lock = { mode: 'pessimistic_write' as const };
    const row = await tx.manager.findOne(Invitation, { where: { clinicId, id: invitationId }, lock });
    const isOpen = row && !row.acceptedAt && !row.revokedAt && row.expiresAt.getTime() > Date.now();
    if (!isOpen || !row.tokenHash?.equals(invitationHash(input.token))) throw linkOver();
    const { name, email, title } = await this.read(row);
    const preferences = { ...DEFAULT_PREFERENCES, language: input.language };
    const roles = row.kind === 'staff' ? row.roles : [row.kind];
    await this.accounts.create(tx, { id, kind: row.kind, roles, name, email, passwordHash: null, preferences });
    await this.firstWays.keep(tx, site, input, [name, email, await this.clinicName(tx)]);
    if (row.kind === 'staff') await tx.manager.insert(Staff, { clinicId, id, title });
    else if (row.kind === 'proxy') await this.charges.take(tx, row.id, id);
    else await tx.manager.update(Patient, { clinicId, id: row.patientId ?? '' }, { accountId: id });
    const accepted = { acceptedAt: new Date(tx.now), acceptedBy: id };
    await tx.manager.update(Invitation, { clinicId, id: row.id }, { ...accepted, tokenHash: null, mailDueAt: null });
    if (row.kind === 'staff') await tx.publish(staffChanged(clinicId, { accountId: id }));
  }

  private async read(row: Invitation): Promise<{ name: string; email: string; title: string }> {
    const { clinicId, id } = row;
    const opened = await this.sealing.openAll(
      clinicId,
      'clinic',
      (['name', 'email', 'title'] as const).map((column) => ({
        subjectId: clinicId,
        place: placeOf(clinicId, id, column),
        sealed: row[`${column}Sealed`],
      })),
    );
    const [name, email, title] = opened;
    // Without a key nobody can be told who was invited: the clinic invites anew.
    if (name == null || email == null) throw linkOver();
    return { name, email, title: title ?? '' };
  }
}
