import { Injectable } from '@nestjs/common';
import {
  alreadyHere,
  type Invite,
  invitationClosed,
  invitationDiffers,
  type InvitationList,
  type InvitationView,
} from '@holdfast/clinic/model';
import { Accounts } from '@holdfast/identity/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { Clock, type KeySubject, type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { IsNull, Not } from 'typeorm';
import { CareTeams } from '../care-teams';
import { Patients } from '../patients';
import { firstLanguageOf } from '../setting/first-language';
import { Invitation } from './invitation.entity';

/** How long an invitation may be taken up, milliseconds. */
export const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;
const SHOWN = 500;

const TAKEN: Prepared = {
  name: 'invitation_taken',
  text: `select encode(token, 'hex') as token from unnest($2::bytea[]) token
    where exists (select from account a where a.clinic_id = $1 and a.email_token = token and a.state <> 'removed')
      or exists (select from invitation i where i.clinic_id = $1 and i.email_token = token and i.accepted_at is null
        and i.revoked_at is null and i.kind <> 'proxy')`,
};

/** Invitations: made, listed, sent again, taken back. A patient's record is made together with theirs. */
@Injectable()
export class Invitations {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly accounts: Accounts,
    private readonly patients: Patients,
    private readonly careTeams: CareTeams,
    private readonly clock: Clock,
  ) {}

  /** Invites somebody; again with the same content is the same. Fails with `invitation.already` or `invitation.differs`. */
  invite(actor: Actor, id: Id, input: Invite): Promise<InvitationView> {
    return this.work.as(actor, async (tx) => {
      const known = await tx.manager.findOneBy(Invitation, { clinicId: actor.clinicId, id });
      if (!known) await this.inviteIn(tx, id, input);
      else if (!known.digest.equals(await this.digestOf(tx, input))) throw invitationDiffers();
      return this.view(tx, id);
    });
  }

  /** Invites somebody inside ongoing work; fails with `invitation.already`. */
  async inviteIn(tx: Tx, id: Id, input: Invite): Promise<void> {
    const { clinicId, accountId } = tx.actor;
    if ((await this.taken(tx, [input.email])).has(input.email.toLowerCase())) throw alreadyHere();
    const invitedAt = new Date(tx.now);
    const seal = (column: string, text: string) =>
      this.sealing.seal(keyOf(clinicId), placeOf(clinicId, id, column), text);
    await tx.manager.insert(Invitation, {
      ...{ clinicId, id, kind: input.kind, invitedBy: accountId, invitedAt, mailDueAt: invitedAt },
      roles: input.kind === 'staff' ? input.roles : [],
      patientId: input.kind === 'patient' ? await this.makeRecord(tx, input) : null,
      nameSealed: await seal('name', input.name),
      emailSealed: await seal('email', input.email),
      titleSealed: await seal('title', input.kind === 'staff' ? input.title : ''),
      emailToken: this.accounts.emailToken(input.email),
      digest: await this.digestOf(tx, input),
      language: input.kind === 'patient' ? input.language : await firstLanguageOf(tx),
      expiresAt: new Date(tx.now + INVITATION_MS),
    });
  }

  /** The addresses among these, in lower case, that have an account or an open invitation at this clinic. */
  async taken(tx: Tx, emails: readonly string[]): Promise<ReadonlySet<string>> {
    const byToken = new Map(
      emails.map((email) => [this.accounts.emailToken(email).toString('hex'), email.toLowerCase()]),
    );
    const tokens = [...byToken.keys()].map((token) => Buffer.from(token, 'hex'));
    const rows = await tx.query<{ token: string }>(TAKEN, [tx.actor.clinicId, tokens]);
    return new Set(rows.flatMap(({ token }) => byToken.get(token) ?? []));
  }

  /** The invitations that were not accepted, the newest first. */
  list(actor: Actor): Promise<InvitationList> {
    return this.work.as(actor, async (tx) => {
      const rows = await tx.manager.find(Invitation, {
        // Whom a patient asked to help is the patient's to know.
        where: { clinicId: actor.clinicId, kind: Not('proxy'), acceptedAt: IsNull(), revokedAt: IsNull() },
        order: { invitedAt: 'DESC', id: 'DESC' },
        take: SHOWN + 1,
      });
      return { items: await this.views(tx, rows.slice(0, SHOWN)), more: rows.length > SHOWN };
    });
  }

  /** Sends it again, with a new link for another week; fails with `missing` or `invitation.closed`. */
  resend(actor: Actor, id: Id): Promise<InvitationView> {
    return this.change(actor, id, (now) => ({ mailDueAt: new Date(now), expiresAt: new Date(now + INVITATION_MS) }));
  }

  /** Takes it back: its link stops at once. Fails with `missing` or `invitation.closed`. */
  revoke(actor: Actor, id: Id): Promise<InvitationView> {
    return this.change(actor, id, (now) => ({ revokedAt: new Date(now), mailDueAt: null, tokenHash: null }));
  }

  private change(actor: Actor, id: Id, part: (now: number) => Partial<Invitation>): Promise<InvitationView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      const lock = { mode: 'pessimistic_write' as const };
      const row = await tx.manager.findOne(Invitation, { where: { clinicId, id, kind: Not('proxy') }, lock });
      if (!row) throw missing();
      if (row.acceptedAt || row.revokedAt) throw invitationClosed();
      await tx.manager.update(Invitation, { clinicId, id }, part(tx.now));
      return this.view(tx, id);
    });
  }

  private async makeRecord(tx: Tx, input: Extract<Invite, { kind: 'patient' }>): Promise<Id> {
    const { name, dateOfBirth, phone, email } = input;
    const preferredName = input.preferredName ?? name.split(' ')[0] ?? name;
    const record = { name, preferredName, pronouns: input.pronouns ?? '', dateOfBirth, phone, email };
    const patientId = await this.patients.create(tx, { accountId: null, ...record });
    for (const [place, staffId] of input.careTeam.entries())
      await this.careTeams.admit(tx, patientId, staffId, place === 0);
    return patientId;
  }

  private digestOf(tx: Tx, input: Invite): Promise<Buffer> {
    return this.sealing.digest(keyOf(tx.actor.clinicId), JSON.stringify(Object.entries(input).sort()));
  }

  private async view(tx: Tx, id: Id): Promise<InvitationView> {
    const row = await tx.manager.findOneBy(Invitation, { clinicId: tx.actor.clinicId, id });
    const [view] = row ? await this.views(tx, [row]) : [];
    if (!view) throw missing();
    return view;
  }

  private async views(tx: Tx, rows: readonly Invitation[]): Promise<InvitationView[]> {
    const { clinicId } = tx.actor;
    tx.names(rows.flatMap(({ patientId }) => patientId ?? []));
    const sealed = rows.flatMap(({ id, nameSealed, emailSealed }) => [
      { subjectId: clinicId, place: placeOf(clinicId, id, 'name'), sealed: nameSealed },
      { subjectId: clinicId, place: placeOf(clinicId, id, 'email'), sealed: emailSealed },
    ]);
    const opened = await this.sealing.openAll(clinicId, 'clinic', sealed);
    return rows.map((row, index) => ({
      ...{ id: row.id, kind: row.kind as InvitationView['kind'], roles: row.roles, state: this.stateOf(row) },
      ...{ name: opened[index * 2] ?? '', email: opened[index * 2 + 1] ?? '' },
      invitedAt: row.invitedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      mailedAt: row.mailDueAt ? null : (row.mailedAt?.toISOString() ?? null),
    }));
  }

  private stateOf({ acceptedAt, revokedAt, expiresAt }: Invitation): InvitationView['state'] {
    if (acceptedAt) return 'accepted';
    if (revokedAt) return 'revoked';
    return expiresAt.getTime() > this.clock.now() ? 'pending' : 'expired';
  }
}

/** Names and addresses of people invited are sealed under the clinic's own key. */
export function keyOf(clinicId: Id): KeySubject {
  return { clinicId, scope: 'clinic', subjectId: clinicId };
}

/** Where a sealed value of an invitation belongs. */
export function placeOf(clinicId: Id, rowId: Id, column: string) {
  return { clinicId, table: 'invitation', column, rowId };
}
