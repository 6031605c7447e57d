import { Injectable, type OnModuleInit } from '@nestjs/common';
import { proxyAsked, proxyChanged } from '@holdfast/clinic/model';
import { Accounts } from '@holdfast/identity/server';
import { type EventNote, systemOf } from '@holdfast/platform/model';
import { JobQueue, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { Patients } from '../patients';
import { Invitation } from '../people/invitation.entity';
import { INVITATION_MS, keyOf as clinicKey, placeOf } from '../people/invitations';
import { Proxy, proxyPlace } from './proxy.entity';
import { ProxyNotices } from './proxy.notices';

/** What follows when a patient lets somebody in or changes it: the invitation, and word to the patient, whoever did it. */
@Injectable()
export class ProxyReactions implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly jobs: JobQueue,
    private readonly sealing: Sealing,
    private readonly accounts: Accounts,
    private readonly patients: Patients,
    private readonly notices: ProxyNotices,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(proxyAsked.eventName, 'invite-proxy', (note) => this.invite(note));
    this.jobs.subscribe(proxyChanged.eventName, 'revoke-invitation', (note) => this.revoke(note));
    this.jobs.subscribe(proxyChanged.eventName, 'mail-patient', (note, job) => this.notices.tell(note, job));
  }

  // Invitations are the staff's and out of a patient's own sight, so they are made after the granting, from its event.
  private async invite({ clinicId, ids }: EventNote): Promise<void> {
    const { patientId = '', proxyId: id = '' } = ids;
    await this.work.as(systemOf(clinicId, 'proxy.invite', patientId), async (tx) => {
      const row = await tx.manager.findOneBy(Proxy, { clinicId, id, patientId });
      if (!row || row.acceptedAt || row.endedAt) return;
      const again = { mailDueAt: new Date(tx.now), expiresAt: new Date(tx.now + INVITATION_MS) };
      if (await tx.manager.existsBy(Invitation, { clinicId, id }))
        await tx.manager.update(Invitation, { clinicId, id }, again);
      else await this.insert(tx, row, again);
    });
  }

  private async insert(tx: Tx, row: Proxy, due: Pick<Invitation, 'mailDueAt' | 'expiresAt'>): Promise<void> {
    const { clinicId, id, patientId, language, digest } = row;
    const [name, email] = await this.sealing.openAll(
      clinicId,
      'patient',
      (['name', 'email'] as const).map((column) => ({
        subjectId: patientId,
        place: proxyPlace(clinicId, id, column),
        sealed: row[`${column}Sealed`],
      })),
    );
    const invitedBy = await this.patients.accountOf(tx, patientId);
    if (!name || !email || !invitedBy) return;
    const seal = (column: string, text: string) =>
      this.sealing.seal(clinicKey(clinicId), placeOf(clinicId, id, column), text);
    await tx.manager.insert(Invitation, {
      ...{ clinicId, id, kind: 'proxy', roles: [], patientId, digest, language, invitedBy },
      ...due,
      invitedAt: new Date(tx.now),
      nameSealed: await seal('name', name),
      emailSealed: await seal('email', email),
      titleSealed: await seal('title', ''),
      emailToken: this.accounts.emailToken(email),
    });
  }

  private async revoke({ clinicId, ids }: EventNote): Promise<void> {
    const { patientId = '', proxyId: id = '' } = ids;
    await this.work.as(systemOf(clinicId, 'proxy.invite', patientId), async (tx) => {
      const row = await tx.manager.findOneBy(Proxy, { clinicId, id, patientId });
      if (!row?.endedAt) return;
      const gone = { revokedAt: new Date(tx.now), mailDueAt: null, tokenHash: null };
      await tx.manager.update(Invitation, { clinicId, id }, gone);
    });
  }
}
