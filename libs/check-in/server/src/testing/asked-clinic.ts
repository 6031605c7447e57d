import 'reflect-metadata';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { checkInPolicy } from '@holdfast/check-in/model';
import { clinicPolicy } from '@holdfast/clinic/model';
import { CareTeams, Clinics, Patients, StaffDirectory } from '@holdfast/clinic/server';
import { identityPolicy } from '@holdfast/identity/model';
import { Accounts } from '@holdfast/identity/server';
import pg from 'pg';
import { messagingPolicy } from '@holdfast/messaging/model';
import { type Actor, type Id, newId, type Policy, type Role, systemOf } from '@holdfast/platform/model';
import { Clock, JobQueue, PlatformModule, Sweeper, type Tx, Work } from '@holdfast/platform/server';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import { safetyPolicy } from '@holdfast/safety/model';
import { Plans } from '../asking/plans';
import { CheckInModule } from '../check-in.module';

const DAY_MS = 86_400_000;
const PEOPLE: Record<string, readonly Role[]> = {
  okafor: ['provider'],
  nurse: ['nurse'],
  marcus: ['admin'],
  lee: ['coordinator'],
};

/** A clinic that asks: `sam` is its patient, `okafor` leads the care team, `nurse` is on it; time stands still until moved. */
export interface AskedClinic {
  readonly app: INestApplicationContext;
  readonly database: TestDatabase;
  readonly clinicId: Id;
  readonly patientId: Id;
  as(person: string, action?: string): Actor;
  /** Sets the clock to so many days and hours after the beginning, and does what fell due until nothing is. */
  at(days: number, hours?: number): Promise<void>;
  /** The day so many days after the beginning, ISO. */
  day(days: number): string;
  /** Sets a day that the plan counts from. */
  anchor(kind: 'intake' | 'infusion' | 'induction-end', days: number): Promise<void>;
  /** Asks the database as its administrator, whom no policy narrows. */
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** What is tried out: its module, and the rights it brings. */
export interface Feature {
  readonly module: Type;
  readonly policies: readonly Policy[];
}

/**
 * Makes an asked clinic on a database of its own; it begins on a Monday at midnight UTC and is open on weekdays 8–17.
 *
 * @param feature of a feature that stands on this one, with its rights
 */
export async function askedClinic(feature: Feature = { module: CheckInModule, policies: [] }): Promise<AskedClinic> {
  const database = await cloneDatabase();
  const policies = [identityPolicy, clinicPolicy, messagingPolicy, safetyPolicy, checkInPolicy, ...feature.policies];
  const platform = PlatformModule.forRoot({
    settings: { ...database.settings, DEMO: true, ROLES: ['http'] },
    policies,
  });
  const root = { module: class Root {}, imports: [platform, feature.module] };
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  const begin = Date.parse('2026-03-02T00:00:00Z');
  const clock = app.get(Clock);
  clock.replay(begin);
  const clinicId = newId();
  const actors = new Map<string, Actor>();
  const patientId = await app.get(Work).as(systemOf(clinicId, 'test.found'), (tx) => found(app, tx, actors));
  const as = (person: string, action = 'check-in.test'): Actor => {
    const actor = actors.get(person);
    if (!actor) throw new Error(`Nobody here is called ${person}.`);
    return { ...actor, action, chart: patientId };
  };
  const at = async (days: number, hours = 0) => {
    clock.replay(begin + days * DAY_MS + hours * 3_600_000);
    await app.get(Sweeper).round();
    await app.get(JobQueue).drain();
  };
  const day = (days: number) => new Date(begin + days * DAY_MS).toISOString().slice(0, 10);
  const anchor = async (kind: 'intake' | 'infusion' | 'induction-end', days: number) => {
    await app.get(Plans).setAnchor(as('nurse'), { patientId, anchorId: newId() }, { kind, day: day(days) });
  };
  const sql = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  const close = async () => {
    await app.close();
    await database.drop();
  };
  return { app, database, clinicId, patientId, as, at, day, anchor, sql, close };
}

async function found(app: INestApplicationContext, tx: Tx, actors: Map<string, Actor>): Promise<Id> {
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' }));
  const card = { name: 'Asked Clinic', neutralName: 'Asked', phone: '+1 555 0100', zone: 'UTC' };
  await app.get(Clinics).create(tx, { ...card, hours, holidays: [], crisisWords: [], staffFactor: false });
  const base = systemOf(tx.actor.clinicId, '');
  for (const [key, roles] of Object.entries(PEOPLE)) {
    const email = `${key}@${newId()}.example`;
    const account = { kind: 'staff' as const, roles, name: key, email, passwordHash: null };
    const id = await app.get(StaffDirectory).create(tx, account, 'RN');
    actors.set(key, { ...base, accountId: id, kind: 'staff', roles });
  }
  const email = `sam@${newId()}.example`;
  const account = { kind: 'patient' as const, roles: ['patient'] as const, name: 'Sam', email, passwordHash: null };
  const accountId = await app.get(Accounts).create(tx, account);
  const names = { name: 'Sam Rivera', preferredName: 'Sam', pronouns: 'she/her', dateOfBirth: '1985-03-14' };
  const patientId = await app.get(Patients).create(tx, { accountId, ...names, phone: '+1 555 0101', email });
  await app.get(CareTeams).place(tx, patientId, actors.get('okafor')?.accountId ?? '', true);
  await app.get(CareTeams).place(tx, patientId, actors.get('nurse')?.accountId ?? '', false);
  actors.set('sam', { ...base, accountId, kind: 'patient', roles: ['patient'], patientId });
  return patientId;
}
