import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { clinicPolicy } from '@holdfast/clinic/model';
import { identityPolicy } from '@holdfast/identity/model';
import { type Actor, type Id, newId, systemOf } from '@holdfast/platform/model';
import { PlatformModule, Work } from '@holdfast/platform/server';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import { ClinicModule } from '../clinic.module';
import { Clinics } from '../clinics';
import { StaffDirectory } from '../staff-directory';

const WORKDAYS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' }));

/** A clinic with two administrators and nobody else, open on workdays from eight to five. */
export interface BareClinic {
  readonly app: INestApplicationContext;
  readonly database: TestDatabase;
  readonly clinicId: Id;
  /** One of the two administrators, `ada` or `ben`. */
  as(person: 'ada' | 'ben'): Actor;
  close(): Promise<void>;
}

/** Makes a bare clinic on a database of its own. */
export async function bareClinic(): Promise<BareClinic> {
  const database = await cloneDatabase();
  const platform = PlatformModule.forRoot({ settings: database.settings, policies: [identityPolicy, clinicPolicy] });
  const root = { module: class Root {}, imports: [platform, ClinicModule] };
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  const clinicId = newId();
  const ids = new Map<string, Id>();
  await app.get(Work).as(systemOf(clinicId, 'test.found'), async (tx) => {
    const card = { name: 'Bare Clinic', neutralName: 'Willow', phone: '+1 555 0100', zone: 'America/New_York' };
    const rest = { hours: WORKDAYS, holidays: ['2026-12-25'], crisisWords: ['the bridge'], staffFactor: false };
    await app.get(Clinics).create(tx, { ...card, ...rest });
    for (const name of ['ada', 'ben']) {
      const account = { kind: 'staff' as const, roles: ['admin'] as const, name, email: `${name}@${newId()}.example` };
      ids.set(name, await app.get(StaffDirectory).create(tx, { ...account, passwordHash: null }, 'Manager'));
    }
  });
  const as = (person: 'ada' | 'ben'): Actor => ({
    ...systemOf(clinicId, 'clinic-setting.change'),
    ...{ accountId: ids.get(person) ?? '', kind: 'staff', roles: ['admin'] },
  });
  const close = async () => {
    await app.close();
    await database.drop();
  };
  return { app, database, clinicId, as, close };
}
