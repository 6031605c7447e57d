import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MailAddresses } from '@holdfast/check-in/server';
import { type EventNote, type Id, systemOf } from '@holdfast/platform/model';
import { Effects, JobQueue, type Mail, Mailer, type Tx, Work } from '@holdfast/platform/server';
import {
  ownerWaits,
  referralMovedOn,
  type ReferralState,
  searchAnswered,
  searchStuck,
  therapyAsked,
  therapyWaits,
} from '@holdfast/referral/model';
import { Referral } from './loop/referral.entity';
import { ReferralSearch } from './search/search.entity';

/** What a therapist did that their patient waits for, and what whoever owns the attempt has to know of. */
const PATIENT_HEARS: ReadonlySet<ReferralState> = new Set(['accepted', 'scheduled', 'appointment_cancelled']);
const OWNER_HEARS: ReadonlySet<ReferralState> = new Set([
  ...(['declined', 'expired', 'waitlisted', 'accepted', 'no_show', 'appointment_cancelled'] as const),
  ...(['completed', 'cancel_rejected'] as const),
]);

/** Mails that follow from referrals, to patients and to whoever owns them: that something is new, never what. */
@Injectable()
export class ReferralNotices implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly jobs: JobQueue,
    private readonly effects: Effects,
    private readonly mailer: Mailer,
    private readonly addresses: MailAddresses,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(therapyWaits.eventName, 'mail', (note, job) => this.tellPatient(note, job));
    this.jobs.subscribe(therapyAsked.eventName, 'mail', (note, job) => this.tellLeads(note, job));
    this.jobs.subscribe(ownerWaits.eventName, 'mail', (note, job) => this.tellOwner(note, job));
    this.jobs.subscribe(searchStuck.eventName, 'mail', (note, job) => this.tellOwner(note, job));
    this.jobs.subscribe(searchAnswered.eventName, 'mail', (note, job) => this.tellOwner(note, job));
    this.jobs.subscribe(referralMovedOn.eventName, 'mail-patient', async (note, job) => {
      if (PATIENT_HEARS.has(await this.stateOf(note))) await this.tellPatient(note, job);
    });
    this.jobs.subscribe(referralMovedOn.eventName, 'mail-owner', async (note, job) => {
      if (OWNER_HEARS.has(await this.stateOf(note))) await this.tellOwner(note, job);
    });
  }

  private tellPatient(note: EventNote, job: string): Promise<void> {
    return this.mail(note, job, (tx, patientId) => this.addresses.ofPatient(tx, patientId));
  }

  // Where nobody reads the owner's mail any more, whoever leads the care team is told instead.
  private async tellOwner(note: EventNote, job: string): Promise<void> {
    const { patientId = '' } = note.ids;
    const actor = systemOf(note.clinicId, 'referral.tell', patientId);
    const { isThere, mail } = await this.work.as(actor, async (tx) => {
      const ownerId = await ownerOf(tx, note);
      const found = ownerId && (await this.addresses.ofStaff(tx, ownerId));
      return { isThere: ownerId !== null, mail: found };
    });
    if (mail) await this.effects.once(note.clinicId, job, patientId, () => this.mailer.sendUpdate(mail));
    else if (isThere) await this.tellLeads(note, job);
  }

  private async tellLeads({ clinicId, ids }: EventNote, job: string): Promise<void> {
    const { patientId = '' } = ids;
    const actor = systemOf(clinicId, 'referral.tell', patientId);
    const leads = await this.work.as(actor, (tx) => this.addresses.ofTeam(tx, patientId));
    for (const { accountId, mail } of leads) {
      await this.effects.once(clinicId, job, accountId, () => this.mailer.sendUpdate(mail));
    }
  }

  private async mail(
    { clinicId, ids }: EventNote,
    job: string,
    addressOf: (tx: Tx, patientId: Id) => Promise<Mail | null>,
  ): Promise<void> {
    const { patientId = '' } = ids;
    await this.effects.once(clinicId, job, patientId, async () => {
      const actor = systemOf(clinicId, 'referral.tell', patientId);
      const mail = await this.work.as(actor, (tx) => addressOf(tx, patientId));
      if (mail) await this.mailer.sendUpdate(mail);
    });
  }

  // As it stands now: what has gone on since is told by its own note.
  private stateOf({ clinicId, ids }: EventNote): Promise<ReferralState> {
    const { patientId = '', referralId = '' } = ids;
    return this.work.as(systemOf(clinicId, 'referral.tell', patientId), async (tx) => {
      const row = await tx.manager.findOneBy(Referral, { clinicId, id: referralId, patientId });
      return row?.state ?? 'entered_in_error';
    });
  }
}

async function ownerOf(tx: Tx, { clinicId, ids }: EventNote): Promise<Id | null> {
  const { patientId = '', referralId = '', searchId = '' } = ids;
  const row = searchId
    ? await tx.manager.findOneBy(ReferralSearch, { clinicId, id: searchId, patientId })
    : await tx.manager.findOneBy(Referral, { clinicId, id: referralId, patientId });
  return row?.ownerId ?? null;
}
