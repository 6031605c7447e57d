import { Injectable } from '@nestjs/common';
import { CareTeams, Clinics, Patients, StaffDirectory } from '@holdfast/clinic/server';
import { DEFAULT_PREFERENCES } from '@holdfast/identity/model';
import { Accounts } from '@holdfast/identity/server';
import { FIRST_ROUTING, MessagingSetup } from '@holdfast/messaging/server';
import { type Actor, type Id, systemOf } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { type CastClinic, emailOf } from './cast';

const WEEKDAYS = [1, 2, 3, 4, 5];

/** Where everyone of a seeded clinic is found, by their key in the cast. */
export interface SeededClinic {
  readonly clinicId: Id;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly patientIds: ReadonlyMap<string, Id>;
}

const STAFF_SINCE_MS = 2 * 365 * 24 * 60 * 60_000;

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
    // The demo is entered by one tap: its people have a password that everyone knows, and nothing besides.
    await this.clinics.create(tx, { ...card, hours, holidays, crisisWords: [], staffFactor: false });
    const ids = new Map<string, Id>();
    const actors = new Map<string, Actor>();
    const patientIds = new Map<string, Id>();
    // They work there since before anything that the demo tells of its past.
    const since = new Date(tx.now - STAFF_SINCE_MS);
    for (const { key, name, title, roles } of staff) {
      const account = { kind: 'staff' as const, roles, name, email: emailOf(clinic, { key }), passwordHash, since };
      const id = await this.directory.create(tx, account, title);
      ids.set(key, id);
      actors.set(key, { ...systemOf(tx.actor.clinicId, ''), accountId: id, kind: 'staff', roles });
    }
    await this.route(tx, clinic, ids);
    for (const patient of patients) {
      const { name, preferredName, pronouns, dateOfBirth, language } = patient;
      const email = emailOf(clinic, patient);
      const preferences = { ...DEFAULT_PREFERENCES, language };
      const account = {
        kind: 'patient' as const,
        roles: ['patient' as const],
        name: preferredName,
        email,
        passwordHash,
      };
      const accountId = await this.accounts.create(tx, { ...account, preferences });
      const phone = `+1 555 01${String(ids.size).padStart(2, '0')}`;
      const id = await this.patients.create(tx, {
        accountId,
        name,
        preferredName,
        pronouns,
        dateOfBirth,
        phone,
        email,
      });
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
      clinic.staff
        .filter(({ roles }) => (roles as readonly string[]).includes(role))
        .flatMap(({ key }) => ids.get(key) ?? []);
    await this.setup.plan(tx, {
      pools: [
        { name: 'Nurses', staffIds: withRole('nurse') },
        { name: 'Prescribers', staffIds: withRole('provider') },
        { name: 'Front desk', staffIds: withRole('coordinator') },
      ],
      terms: FIRST_ROUTING.terms,
    });
  }
}
