import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { clinicPolicy } from '@holdfast/clinic/model';
import { CareTeams, Clinics, Patients, StaffDirectory } from '@holdfast/clinic/server';
import { identityPolicy } from '@holdfast/identity/model';
import { Accounts } from '@holdfast/identity/server';
import { messagingPolicy, type Topic } from '@holdfast/messaging/model';
import { type Actor, type Id, newId, type Role, systemOf } from '@holdfast/platform/model';
import { PlatformModule, type Tx, Work } from '@holdfast/platform/server';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import { MessagingModule } from '../messaging.module';
import { MessagingSetup } from '../messaging-setup';
import { Threads } from '../thread/threads';

const PEOPLE: Record<string, readonly Role[]> = { nurse: ['nurse'], other: ['nurse'], lee: ['coordinator'] };

/** A clinic with one patient, two nurses of whom one is on the care team, and a coordinator; open every hour of the week. */
export interface SmallClinic {
  readonly app: INestApplicationContext;
  readonly database: TestDatabase;
  readonly clinicId: Id;
  readonly patientId: Id;
  /** Someone acting on the patient's chart: `sam`, `nurse`, `other` or `lee`. */
  as(person: string, action?: string): Actor;
  /** Opens a conversation of the patient. */
  openThread(topic?: Topic): Promise<{ patientId: Id; threadId: Id }>;
  close(): Promise<void>;
}

/** Makes a small clinic on a database of its own. */
export async function smallClinic(): Promise<SmallClinic> {
  const database = await cloneDatabase();
  const platform = PlatformModule.forRoot({
    settings: database.settings,
    policies: [identityPolicy, clinicPolicy, messagingPolicy],
  });
  const root = { module: class Root {}, imports: [platform, MessagingModule] };
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  const clinicId = newId();
  const actors = new Map<string, Actor>();
  const system = systemOf(clinicId, 'test.found');
  const patientId = await app.get(Work).as(system, (tx) => found(app, tx, actors));
  const as = (person: string, action = 'message.send'): Actor => {
    const actor = actors.get(person);
    if (!actor) throw new Error(`Nobody here is called ${person}.`);
    return { ...actor, action, chart: patientId };
  };
  const openThread = async (topic: Topic = 'question') => {
    const path = { patientId, threadId: newId() };
    await app.get(Threads).open(as('sam', 'thread.open'), path, { topic });
    return path;
  };
  const close = async () => {
    await app.close();
    await database.drop();
  };
  return { app, database, clinicId, patientId, as, openThread, close };
}

async function found(app: INestApplicationContext, tx: Tx, actors: Map<string, Actor>): Promise<Id> {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '23:59' }));
  const card = { name: 'Small Clinic', neutralName: 'Small', phone: '+1 555 0100', zone: 'UTC' };
  await app.get(Clinics).create(tx, { ...card, hours, holidays: [], crisisWords: [], staffFactor: false });
  const act = (id: Id, kind: 'staff' | 'patient', roles: readonly Role[], patientId: Id | null = null): Actor => ({
    ...systemOf(tx.actor.clinicId, ''),
    accountId: id,
    kind,
    roles,
    patientId,
  });
  const ids = new Map<string, Id>();
  for (const [key, roles] of Object.entries(PEOPLE)) {
    const account = {
      kind: 'staff' as const,
      roles,
      name: key,
      email: `${key}@${newId()}.example`,
      passwordHash: null,
    };
    const id = await app.get(StaffDirectory).create(tx, account, 'RN');
    ids.set(key, id);
    actors.set(key, act(id, 'staff', roles));
  }
  const nurse = ids.get('nurse') ?? '';
  const terms = { pool: 'Nurses', escalation: 'Desk', replyMinutes: 60 };
  await app.get(MessagingSetup).plan(tx, {
    pools: [
      { name: 'Nurses', staffIds: [nurse] },
      { name: 'Desk', staffIds: [ids.get('lee') ?? ''] },
    ],
    terms: (['question', 'medicine', 'scheduling', 'feeling'] as const).map((topic) => ({ topic, ...terms })),
  });
  const email = `sam@${newId()}.example`;
  const account = { kind: 'patient' as const, roles: ['patient'] as const, name: 'Sam', email, passwordHash: null };
  const accountId = await app.get(Accounts).create(tx, account);
  const person = {
    name: 'Sam Rivera',
    preferredName: 'Sam',
    pronouns: 'she/her',
    dateOfBirth: '1985-03-14',
    phone: '',
    email,
  };
  const patientId = await app.get(Patients).create(tx, { accountId, ...person });
  await app.get(CareTeams).place(tx, patientId, nurse, true);
  actors.set('sam', act(accountId, 'patient', ['patient'], patientId));
  return patientId;
}
