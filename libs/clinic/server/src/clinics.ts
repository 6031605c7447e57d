import { Injectable } from '@nestjs/common';
import type { ClinicMark, ClinicView, OpenHours, Opening } from '@holdfast/clinic/model';
import { SignInRules } from '@holdfast/identity/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Mail, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { Clinic, ClinicHoliday, ClinicHours } from './clinic.entity';
import { markOf } from './setting/branding-kind';

/** What a new clinic is made of. */
export interface NewClinic {
  readonly name: string;
  readonly neutralName: string;
  readonly phone: string;
  readonly zone: string;
  readonly hours: readonly OpenHours[];
  readonly holidays: readonly string[];
  readonly crisisWords: readonly string[];
  /** Whether staff need a second factor to sign in; only the demo does without. */
  readonly staffFactor: boolean;
}

/** The clinic itself: its names, zone and hours. */
@Injectable()
export class Clinics {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly signInRules: SignInRules,
  ) {}

  /** The clinic as its people see it. */
  view(actor: Actor): Promise<ClinicView> {
    return this.work.as(actor, async (tx) => {
      const clinic = await tx.manager.findOneBy(Clinic, { clinicId: actor.clinicId });
      if (!clinic) throw missing();
      const { hours, holidays } = await this.opening(tx, clinic.zone);
      const { clinicId: id, name, neutralName, phone, zone, crisisWords, crisisWordsEs, crisisResources } = clinic;
      return {
        ...{ id, name, neutralName, phone, zone, hours: [...hours], holidays: [...holidays] },
        ...{ crisisWords: [...crisisWords, ...crisisWordsEs], localHelp: crisisResources },
      };
    });
  }

  /** When the clinic is staffed, for the rules that count staffed time. */
  async openingOf(tx: Tx): Promise<Opening> {
    const clinic = await tx.manager.findOneBy(Clinic, { clinicId: tx.actor.clinicId });
    if (!clinic) throw missing();
    return this.opening(tx, clinic.zone);
  }

  /** Makes a clinic inside ongoing work of the system. */
  async create(tx: Tx, input: NewClinic): Promise<void> {
    const { clinicId } = tx.actor;
    const { hours, holidays, crisisWords, staffFactor, ...card } = input;
    await this.sealing.prepare({ clinicId, scope: 'clinic', subjectId: clinicId });
    await this.sealing.prepare({ clinicId, scope: 'lookup', subjectId: clinicId });
    await tx.manager.insert(Clinic, { clinicId, ...card, crisisWords: [...crisisWords] });
    await this.signInRules.set(tx, { staffFactor });
    for (const one of hours) await tx.manager.insert(ClinicHours, { clinicId, ...one });
    for (const day of holidays) await tx.manager.insert(ClinicHoliday, { clinicId, day });
  }

  /** The clinic's full name, for papers that people who know it read. */
  async nameIn(tx: Tx): Promise<string> {
    const clinic = await tx.manager.findOneBy(Clinic, { clinicId: tx.actor.clinicId });
    return clinic?.name ?? '';
  }

  /** How mails name the clinic. */
  async neutralName(tx: Tx): Promise<string> {
    const clinic = await tx.manager.findOneBy(Clinic, { clinicId: tx.actor.clinicId });
    return clinic?.neutralName ?? '';
  }

  /** A mail to this address that says that something is new, as the clinic words it. */
  async letter(tx: Tx, address: { readonly to: string; readonly language: 'en' | 'es' }): Promise<Mail> {
    const clinic = await tx.manager.findOneBy(Clinic, { clinicId: tx.actor.clinicId });
    const { sender, ...wordings } = clinic?.notice ?? { sender: '', en: undefined, es: undefined };
    const worded = { wording: wordings[address.language], sender: sender || undefined };
    return { ...address, clinicName: clinic?.neutralName ?? '', ...worded };
  }

  /** The picture beside the clinic's name; fails with `missing` where there is none. */
  mark(actor: Actor): Promise<ClinicMark> {
    return this.work.as(actor, async (tx) => {
      const clinic = await tx.manager.findOneBy(Clinic, { clinicId: actor.clinicId });
      const png = await markOf(tx);
      if (!clinic || !png) throw missing();
      return { version: clinic.markVersion, png: png.toString('base64') };
    });
  }

  /** How the clinic is named and reached where nobody has signed in. */
  async contact(tx: Tx): Promise<{ neutralName: string; phone: string }> {
    const clinic = await tx.manager.findOneBy(Clinic, { clinicId: tx.actor.clinicId });
    return { neutralName: clinic?.neutralName ?? '', phone: clinic?.phone ?? '' };
  }

  private async opening(tx: Tx, zone: string): Promise<Opening> {
    const where: { clinicId: Id } = { clinicId: tx.actor.clinicId };
    const hours = await tx.manager.find(ClinicHours, { where, order: { weekday: 'ASC', opens: 'ASC' } });
    const holidays = await tx.manager.find(ClinicHoliday, { where, order: { day: 'ASC' } });
    return {
      zone,
      hours: hours.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
      holidays: holidays.map(({ day }) => day),
    };
  }
}
