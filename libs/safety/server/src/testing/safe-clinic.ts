import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { clinicPolicy, type OpenHours } from '@holdfast/clinic/model';
import { CareTeams, Clinics, Patients, StaffDirectory } from '@holdfast/clinic/server';
import { identityPolicy } from '@holdfast/identity/model';
import { type Actor, type Id, newId, type Role, systemOf } from '@holdfast/platform/model';
import { PlatformModule, type Tx, Work } from '@holdfast/platform/server';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import { messagingPolicy } from '@holdfast/messaging/model';
import { MessagingModule, MessagingSetup } from '@holdfast/messaging/server';
import { Accounts } from '@holdfast/identity/server';
import { safetyPolicy } from '@holdfast/safety/model';
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
  const platform = PlatformModule.forRoot({
    settings: database.settings,
    policies: [identityPolicy, clinicPolicy, messagingPolicy, safetyPolicy],
  });
  const root = { module: class Root {}, imports: [platform, MessagingModule, SafetyModule] };
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
  const card = { name: 'Safe Clinic', neutralName: 'Willow', phone: '+1 555 0100', zone: 'UTC' };
  await app.get(Clinics).create(tx, { ...card, hours, holidays: [], crisisWords: [], staffFactor: false });
  const base = systemOf(tx.actor.clinicId, '');
  for (const [key, roles] of Object.entries(PEOPLE)) {
    const email = `${key}@${newId()}.example`;
    const account = { kind: 'staff' as const, roles, name: key, email, passwordHash: null };
    const id = await app.get(StaffDirectory).create(tx, account, 'RN');
    actors.set(key, { ...base, accountId: id, kind: 'staff', roles });
  }
  const idOf = (key: string) => actors.get(key)?.accountId ?? '';
  const topics = ['question', 'medicine', 'scheduling', 'feeling'] as const;
  await app.get(MessagingSetup).plan(tx, {
    pools: [{ name: 'Nurses', staffIds: [idOf('nurse')] }],
    terms: topics.map((topic) => ({ topic, pool: 'Nurses', escalation: 'Nurses', replyMinutes: 60 })),
  });
  return foundPatient(app, tx, actors);
}

async function foundPatient(app: INestApplicationContext, tx: Tx, actors: Map<string, Actor>): Promise<Id> {
  const email = `sam@${newId()}.example`;
  const account = { kind: 'patient' as const, roles: ['patient'] as const, name: 'Sam', email, passwordHash: null };
  const accountId = await app.get(Accounts).create(tx, account);
  const names = { name: 'Sam Rivera', preferredName: 'Sam', pronouns: 'she/her' };
  const person = { ...names, dateOfBirth: '1985-03-14', phone: '+1 555 0101', email };
  const patientId = await app.get(Patients).create(tx, { accountId, ...person });
  const idOf = (key: string) => actors.get(key)?.accountId ?? '';
  await app.get(CareTeams).place(tx, patientId, idOf('okafor'), true);
  await app.get(CareTeams).place(tx, patientId, idOf('nurse'), false);
  const base = systemOf(tx.actor.clinicId, '');
  actors.set('sam', { ...base, accountId, kind: 'patient', roles: ['patient'], patientId });
  return patientId;
}
