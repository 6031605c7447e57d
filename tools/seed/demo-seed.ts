import { Injectable } from '@nestjs/common';
import { CareTeams, Clinics, Patients, StaffDirectory } from '@holdfast/clinic/server';
import { DEFAULT_PREFERENCES, type DemoSignInList } from '@holdfast/identity/model';
import { Accounts, DemoSignIns, PasswordHashing } from '@holdfast/identity/server';
import { MessagingSetup } from '@holdfast/messaging/server';
import { type Actor, type Id, newId, systemOf } from '@holdfast/platform/model';
import { Clock, type Tx, Work } from '@holdfast/platform/server';
import { CAST, type CastClinic, DEMO_PASSWORD, emailOf } from './cast';
import { pastOf } from './conversations';
import { DemoReplay } from './demo-replay';

const WEEKDAYS = [1, 2, 3, 4, 5];

/** Where everyone of a seeded clinic is found, by their key in the cast. */
export interface SeededClinic {
  readonly clinicId: Id;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly patientIds: ReadonlyMap<string, Id>;
}

/** Makes the demo clinics: the people, and months of what they said to each other, through the product's own doors. */
@Injectable()
export class DemoSeed {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly passwords: PasswordHashing,
    private readonly signIns: DemoSignIns,
    private readonly founding: DemoFounding,
    private readonly replay: DemoReplay,
  ) {}

  /** Seeds every clinic of the cast. @param say told what is being done, in a few words */
  async seed(say: (line: string) => void): Promise<void> {
    const now = this.clock.now();
    const passwordHash = await this.passwords.hash(DEMO_PASSWORD);
    for (const clinic of CAST) {
      say(`${clinic.name}: ${clinic.staff.length} staff, ${clinic.patients.length} patients`);
      const clinicId = newId();
      const actor = systemOf(clinicId, 'demo.seed');
      const seeded = await this.work.as(actor, (tx) => this.founding.found(tx, clinic, passwordHash));
      const deeds = pastOf(clinic, now);
      say(`${clinic.name}: living through ${deeds.length} events of the last five months`);
      await this.replay.run(seeded, deeds, say);
    }
    this.clock.replay(null);
    this.signIns.keep(signInList());
  }
}

/** Founds one clinic of the cast: hours, staff, routing, patients, care teams. */
@Injectable()
export class DemoFounding {
  constructor(
    private readonly clinics: Clinics,
    private readonly directory: StaffDirectory,
    private readonly accounts: Accounts,
    private readonly patients: Patients,
    private readonly careTeams: CareTeams,
    private readonly setup: MessagingSetup,
  ) {}

  /** Writes the clinic inside ongoing work. */
  async found(tx: Tx, clinic: CastClinic, passwordHash: string): Promise<SeededClinic> {
    const { key: _, staff, patients, ...card } = clinic;
    const hours = WEEKDAYS.map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' }));
    const holidays = [`${new Date(tx.now).getUTCFullYear()}-12-25`];
    await this.clinics.create(tx, { ...card, hours, holidays, crisisWords: [] });
    const ids = new Map<string, Id>();
    const actors = new Map<string, Actor>();
    const patientIds = new Map<string, Id>();
    for (const { key, name, title, roles } of staff) {
      const account = { kind: 'staff' as const, roles, name, email: emailOf(clinic, { key }), passwordHash };
      const id = await this.directory.create(tx, account, title);
      ids.set(key, id);
      actors.set(key, { ...systemOf(tx.actor.clinicId, ''), accountId: id, kind: 'staff', roles });
    }
    await this.route(tx, clinic, ids);
    for (const patient of patients) {
      const { name, preferredName, pronouns, dateOfBirth, language } = patient;
      const email = emailOf(clinic, patient);
      const preferences = { ...DEFAULT_PREFERENCES, language };
      const account = { kind: 'patient' as const, roles: ['patient' as const], name: preferredName, email, passwordHash };
      const accountId = await this.accounts.create(tx, { ...account, preferences });
      const phone = `+1 555 01${String(ids.size).padStart(2, '0')}`;
      const id = await this.patients.create(tx, { accountId, name, preferredName, pronouns, dateOfBirth, phone, email });
      patientIds.set(patient.key, id);
      ids.set(patient.key, accountId);
      const own = { accountId, kind: 'patient' as const, roles: ['patient' as const], patientId: id };
      actors.set(patient.key, { ...systemOf(tx.actor.clinicId, ''), ...own });
      for (const [place, member] of patient.team.entries()) {
        await this.careTeams.place(tx, id, ids.get(member) ?? '', place === 0);
      }
    }
    return { clinicId: tx.actor.clinicId, actors, patientIds };
  }

  private async route(tx: Tx, clinic: CastClinic, ids: ReadonlyMap<string, Id>): Promise<void> {
    const withRole = (role: string) =>
      clinic.staff.filter(({ roles }) => (roles as readonly string[]).includes(role)).flatMap(({ key }) => ids.get(key) ?? []);
    await this.setup.plan(tx, {
      pools: [
        { name: 'Nurses', staffIds: withRole('nurse') },
        { name: 'Prescribers', staffIds: withRole('provider') },
        { name: 'Front desk', staffIds: withRole('coordinator') },
      ],
      terms: [
        { topic: 'question', pool: 'Nurses', escalation: 'Front desk', replyMinutes: 240 },
        { topic: 'medicine', pool: 'Nurses', escalation: 'Prescribers', replyMinutes: 240 },
        { topic: 'scheduling', pool: 'Front desk', escalation: 'Nurses', replyMinutes: 480 },
        { topic: 'feeling', pool: 'Nurses', escalation: 'Prescribers', replyMinutes: 120 },
      ],
    });
  }
}

function signInList(): DemoSignInList {
  const items = CAST.flatMap((clinic) => [
    ...clinic.patients.map((one) => ({ one, name: one.name, role: 'patient' as const, featured: one.featured ?? false })),
    ...clinic.staff.map((one) => ({
      one,
      name: one.name,
      role: one.roles[0] ?? ('admin' as const),
      featured: one.featured ?? false,
    })),
  ].map(({ one, name, role, featured }) => ({
    role,
    name,
    clinic: clinic.name,
    email: emailOf(clinic, one),
    password: DEMO_PASSWORD,
    featured,
  })));
  return { items };
}
