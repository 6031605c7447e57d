import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Id, newId, type ProxyScope, systemOf } from '@holdfast/platform/model';
import { Clock, JobQueue, type Settings, Work } from '@holdfast/platform/server';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import { Accounts, PasswordHashing } from '@holdfast/identity/server';
import { createApp } from '../../apps/api/src/app';
import { SeedModule } from '../../apps/api/src/cli/seed.module';
import { CAST, type CastClinic, DEMO_PASSWORD, emailOf } from '../../tools/seed/cast';
import { pastOf } from '../../tools/seed/conversations';
import { DemoFounding, type SeededClinic } from '../../tools/seed/demo-founding';
import { DemoReplay } from '../../tools/seed/demo-replay';

const PATIENTS = 4;
const LET_IN = {
  name: 'house_let_in',
  text: `insert into proxy (clinic_id, id, patient_id, account_id, relation, scopes, language, name_sealed, email_sealed,
      digest, granted_at, asked_at, accepted_at)
    values ($1, $2, $3, $4, 'partner', $5, 'en', '', '', '', now(), now(), now())`,
};

/** The whole system on a database of its own, with a small version of the demo clinics in it. */
export interface House {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  /** By the clinic's key in the cast. */
  readonly clinics: ReadonlyMap<string, CastClinic & SeededClinic>;
  /** Signs someone in. @returns their access token */
  signIn(clinic: string, person: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts the whole system in this process; `override` changes its settings. */
export async function openHouse(override: Partial<Settings> = {}): Promise<House> {
  const database = await cloneDatabase();
  const app = await createApp({ ...database.settings, ...override }, [SeedModule]);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const clinics = await settle(app);
  const signIn = async (clinic: string, person: string) => {
    const cast = clinics.get(clinic);
    if (!cast) throw new Error(`There is no clinic called ${clinic}.`);
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-holdfast': 'portal' },
      payload: { email: emailOf(cast, { key: person }), password: DEMO_PASSWORD },
    });
    if (answer.statusCode !== 200) throw new Error(`${person} could not sign in: ${answer.body}`);
    return answer.json<{ accessToken: string }>().accessToken;
  };
  const close = async () => {
    await app.close();
    await database.drop();
  };
  return { app, database, clinics, signIn, close };
}

async function settle(app: NestFastifyApplication): Promise<ReadonlyMap<string, CastClinic & SeededClinic>> {
  const passwordHash = await app.get(PasswordHashing).hash(DEMO_PASSWORD);
  const clinics = new Map<string, CastClinic & SeededClinic>();
  for (const cast of CAST) {
    const clinic = { ...cast, patients: cast.patients.slice(0, PATIENTS) };
    const work = app.get(Work);
    const founding = app.get(DemoFounding);
    const seeded = await work.as(systemOf(newId(), 'demo.seed'), (tx) => founding.found(tx, clinic, passwordHash));
    await app.get(DemoReplay).run(seeded, pastOf(clinic, Date.now()), () => undefined);
    clinics.set(clinic.key, { ...clinic, ...seeded });
  }
  app.get(Clock).replay(null);
  await app.get(JobQueue).drain();
  return clinics;
}

/** Somebody whom a patient lets into part of their record, who signs in like everyone else of the clinic. */
export async function letIn(
  house: House,
  clinic: string,
  patient: string,
  key: string,
  scopes: readonly ProxyScope[],
): Promise<void> {
  const cast = house.clinics.get(clinic);
  const patientId = cast?.patientIds.get(patient);
  if (!cast || !patientId) throw new Error(`${clinic} has no ${patient}.`);
  const passwordHash = await house.app.get(PasswordHashing).hash(DEMO_PASSWORD);
  await house.app.get(Work).as(systemOf(cast.clinicId, 'demo.seed'), async (tx) => {
    const person = { kind: 'proxy' as const, roles: ['proxy'] as const, name: key, email: emailOf(cast, { key }) };
    const accountId = await house.app.get(Accounts).create(tx, { ...person, passwordHash });
    await tx.query(LET_IN, [cast.clinicId, newId(), patientId, accountId, scopes]);
  });
}

/** The first conversation of a patient, as the database knows it. */
export async function firstThread(house: House, clinic: string, person: string): Promise<Id> {
  const token = await house.signIn(clinic, person);
  const patientId = house.clinics.get(clinic)?.patientIds.get(person) ?? '';
  const answer = await house.app.inject({
    url: `/api/patients/${patientId}/threads`,
    headers: { authorization: `Bearer ${token}` },
  });
  const [first] = answer.json<{ items: { id: Id }[] }>().items;
  if (!first) throw new Error(`${person} has no conversation.`);
  return first.id;
}
