import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { clinicPolicy, type OpenHours } from '@holdfast/clinic/model';
import { CareTeams, Clinics, Patients, StaffDirectory } from '@holdfast/clinic/server';
import { identityPolicy } from '@holdfast/identity/model';
import { type Actor, type Id, newId, type Role, systemOf } from '@holdfast/platform/model';
import { PlatformModule, type Tx, Work } from '@holdfast/platform/server';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import { SafetyModule } from '../safety.module';

const PEOPLE: Record<string, readonly Role[]> = {
  okafor: ['provider'],
  nurse: ['nurse'],
  other: ['nurse'],
  lee: ['coordinator'],
};
const ALWAYS: readonly OpenHours[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opens: '00:00',
  closes: '23:59',
}));

/** A clinic with a patient; `okafor` leads the care team, `nurse` is on it, `other` and `lee` are not. */
export interface SafeClinic {
  readonly app: INestApplicationContext;
  readonly database: TestDatabase;
  readonly clinicId: Id;
  readonly patientId: Id;
  /** Someone acting on the patient's chart: `sam` (the patient) or one of the staff. */
  as(person: string, action?: string): Actor;
  close(): Promise<void>;
}

/** Makes a safe clinic on a database of its own; always open unless other hours are given. */
export async function safeClinic(hours: readonly OpenHours[] = ALWAYS): Promise<SafeClinic> {
  const database = await cloneDatabase();
  const platform = PlatformModule.forRoot({ settings: database.settings, policies: [identityPolicy, clinicPolicy] });
  const root = { module: class Root {}, imports: [platform, SafetyModule] };
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  const clinicId = newId();
  const actors = new Map<string, Actor>();
  const patientId = await app.get(Work).as(systemOf(clinicId, 'test.found'), (tx) => found(app, tx, actors, hours));
  const as = (person: string, action = 'alert.read'): Actor => {
    const actor = actors.get(person);
    if (!actor) throw new Error(`Nobody here is called ${person}.`);
    return { ...actor, action, chart: patientId };
  };
  const close = async () => {
    await app.close();
    await database.drop();
  };
  return { app, database, clinicId, patientId, as, close };
}

async function found(
  app: INestApplicationContext,
  tx: Tx,
  actors: Map<string, Actor>,
  hours: readonly OpenHours[],
): Promise<Id> {
  const card = { name: 'Safe Clinic', neutralName: 'Safe', phone: '+1 555 0100', zone: 'UTC' };
  await app.get(Clinics).create(tx, { ...card, hours, holidays: [], crisisWords: [] });
  const base = systemOf(tx.actor.clinicId, '');
  for (const [key, roles] of Object.entries(PEOPLE)) {
    const email = `${key}@${newId()}.example`;
    const account = { kind: 'staff' as const, roles, name: key, email, passwordHash: null };
    const id = await app.get(StaffDirectory).create(tx, account, 'RN');
    actors.set(key, { ...base, accountId: id, kind: 'staff', roles });
  }
  const names = ['name', 'preferredName', 'pronouns'] as const;
  const words = Object.fromEntries(names.map((name) => [name, 'Sam'])) as Record<(typeof names)[number], string>;
  const person = { ...words, dateOfBirth: '1985-03-14', phone: '+1 555 0101', email: 'sam@x.example' };
  const patientId = await app.get(Patients).create(tx, { accountId: null, ...person });
  const idOf = (key: string) => actors.get(key)?.accountId ?? '';
  await app.get(CareTeams).place(tx, patientId, idOf('okafor'), true);
  await app.get(CareTeams).place(tx, patientId, idOf('nurse'), false);
  actors.set('sam', { ...base, accountId: newId(), kind: 'patient', roles: ['patient'], patientId });
  return patientId;
}
