import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { auditPolicy } from '@holdfast/audit/model';
import { identityPolicy } from '@holdfast/identity/model';
import { type Actor, type Id, newId, type Role, systemOf } from '@holdfast/platform/model';
import { KeyRing, PlatformModule, Work } from '@holdfast/platform/server';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import pg from 'pg';
import { AuditModule } from '../audit.module';
import { checkTools } from '../seal/audit-key';
import { Sealer } from '../seal/sealer';

/** A clinic with nothing in it but a trail, on a database of its own. */
export interface SealedClinic {
  readonly app: INestApplicationContext;
  readonly database: TestDatabase;
  readonly clinicId: Id;
  /** Whom row-level security does not bind. */
  readonly admin: pg.Client;
  readonly tools: ReturnType<typeof checkTools>;
  /** Leaves entries: staff on charts, patients on their own, and every tenth a list of three. */
  act(count: number): Promise<void>;
  /** Seals whatever is there, and signs. */
  seal(): Promise<void>;
  close(): Promise<void>;
}

/** Makes a clinic whose trail can be sealed. */
export async function sealedClinic(): Promise<SealedClinic> {
  const database = await cloneDatabase();
  const platform = PlatformModule.forRoot({ settings: database.settings, policies: [identityPolicy, auditPolicy] });
  const root = { module: class Root {}, imports: [platform, AuditModule] };
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const clinicId = newId();
  const patients = Array.from({ length: 5 }, newId);
  const staff = Array.from({ length: 3 }, newId);
  const actorAt = (index: number): Actor => {
    const chart = patients[index % patients.length] ?? null;
    if (index % 7 === 0) return { ...systemOf(clinicId, 'promise.escalate'), chart };
    const isOwn = index % 3 === 0;
    return {
      ...systemOf(clinicId, index % 10 === 4 ? 'patient.list' : 'message.read'),
      accountId: (isOwn ? chart : staff[index % staff.length]) ?? '',
      kind: isOwn ? 'patient' : 'staff',
      roles: [isOwn ? 'patient' : 'nurse'] satisfies Role[],
      patientId: isOwn ? chart : null,
      chart: index % 10 === 4 ? null : chart,
      sessionId: newId(),
      requestId: newId(),
      origin: '127.0.0.1',
    };
  };
  let done = 0;
  const act = async (count: number) => {
    for (let index = 0; index < count; index += 1, done += 1) {
      const actor = actorAt(done);
      await app.get(Work).as(actor, (tx) => {
        if (actor.action === 'patient.list' && !actor.patientId) tx.names(patients.slice(0, 3));
        return Promise.resolve();
      });
    }
  };
  const sealer = app.get(Sealer);
  const seal = async () => {
    while ((await sealer.sweep(clinicId)) > 0);
    await sealer.sign(clinicId, true);
  };
  const close = async () => {
    await admin.end();
    await app.close();
    await database.drop();
  };
  return { app, database, clinicId, admin, tools: checkTools(app.get(KeyRing).auditKey), act, seal, close };
}
