import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Id, newId } from '@holdfast/platform/model';
import {
  DataKeys,
  KeyCopy,
  KeyRing,
  KeyRotation,
  MasterRetirement,
  readMasters,
  Sealing,
  Sweeper,
  type WrappedKey,
} from '@holdfast/platform/server';
import { backUp, type Installation, proveRestore, restoreHere } from '@holdfast/operation/server';
import { createApp } from '../../apps/api/src/app';
import { SeedModule } from '../../apps/api/src/cli/seed.module';
import { installationOf } from '../../apps/api/src/installation';
import { ask, emptySystem } from '../support/copies';
import { firstThread, type House, openHouse } from '../support/house';

let house: House;
let other: NestFastifyApplication;
let home: Installation;

const clinicId = () => house.clinics.get('willow')?.clinicId ?? '';
const patientOf = (key: string) => house.clinics.get('willow')?.patientIds.get(key) ?? '';

beforeAll(async () => {
  house = await openHouse();
  home = installationOf(house.database.settings);
  other = await createApp(house.database.settings, [SeedModule]);
  await other.init();
  await other.getHttpAdapter().getInstance().ready();
}, 300_000);
afterAll(async () => {
  await other?.close();
  await house?.close();
});

/** A field sealed under a key of its own, as a process would keep it. */
async function secretOf(app: NestFastifyApplication, subjectId: Id) {
  const subject = { clinicId: clinicId(), scope: 'patient' as const, subjectId };
  const place = { clinicId: clinicId(), table: 'patient', column: 'name', rowId: subjectId };
  await app.get(Sealing).prepare(subject);
  const sealed = await app.get(Sealing).seal(subject, place, 'a name');
  return { subject, read: (by: NestFastifyApplication) => by.get(Sealing).open(subject, place, sealed) };
}

async function eventually(claim: () => Promise<boolean>, withinMs: number): Promise<number> {
  const began = Date.now();
  while (!(await claim())) {
    if (Date.now() - began > withinMs) throw new Error(`Not so within ${withinMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return Date.now() - began;
}

describe('rotating the keys of clinics and the master key, while two processes serve', () => {
  it('fails no read and no write, and leaves no data key under an old key', async () => {
    const thread = await firstThread(house, 'willow', 'sam.rivera');
    const token = await house.signIn('willow', 'sam.rivera');
    const headers = { authorization: `Bearer ${token}`, 'x-holdfast': 'portal' };
    const messages = `/api/patients/${patientOf('sam.rivera')}/threads/${thread}/messages`;
    const many = Array.from({ length: 2_500 }, () => newId());
    await house.app.get(DataKeys).find(clinicId(), 'thread', many, true);
    const wrong: string[] = [];
    const done = { reads: 0, writes: 0, made: 0 };
    let isBusy = true;
    const reading = async (app: NestFastifyApplication) => {
      while (isBusy) {
        // What is remembered would hide what is read: every other time this process has to look the key up.
        if (done.reads % 2 === 0)
          app.get(DataKeys).forget({ clinicId: clinicId(), scope: 'thread', subjectId: thread });
        const answer = await app.inject({ url: `${messages}?after=0&limit=20`, headers });
        const items = answer.statusCode === 200 ? answer.json<{ items: { body: string | null }[] }>().items : [];
        if (items.length === 0 || items.some(({ body }) => !body))
          wrong.push(`read: ${answer.statusCode} ${answer.body}`);
        done.reads += 1;
      }
    };
    const writing = async (app: NestFastifyApplication) => {
      while (isBusy) {
        const url = `${messages}/${newId()}`;
        const answer = await app.inject({ method: 'PUT', url, headers, payload: { body: 'Still here.' } });
        if (answer.statusCode !== 201) wrong.push(`write: ${answer.statusCode} ${answer.body}`);
        done.writes += 1;
      }
    };
    const making = async (app: NestFastifyApplication) => {
      while (isBusy) {
        const { read } = await secretOf(app, newId());
        if ((await read(app === other ? house.app : other)) !== 'a name') wrong.push('a new key');
        done.made += 1;
      }
    };
    const load = [house.app, other].flatMap((app) => [reading(app), reading(app), writing(app), making(app)]);
    const rotation = house.app.get(KeyRotation);
    await rotation.alone(async () => {
      for (let round = 0; round < 3; round += 1) expect(await rotation.rotateClinic(clinicId())).toBeGreaterThan(2_500);
      house.app.get(KeyRing).addMaster();
      expect(await rotation.rewrapUnderMaster(clinicId())).toBe(1);
    });
    isBusy = false;
    await Promise.all(load);
    expect(wrong).toEqual([]);
    expect(Math.min(done.reads, done.writes, done.made)).toBeGreaterThan(5);
    const left = await ask<{ n: number }>(
      house.database.adminUrl,
      `select count(*)::int as n from data_key d join clinic_key k on k.clinic_id = d.clinic_id and k.id = d.clinic_key_id
        where d.clinic_id = $1 and k.retired_at is not null`,
      [clinicId()],
    );
    expect(left[0]?.n).toBe(0);
    const old = await ask(
      house.database.adminUrl,
      'select length(wrapped) as length from clinic_key where clinic_id = $1 and retired_at is not null',
      [clinicId()],
    );
    expect(old).toEqual([{ length: 0 }, { length: 0 }, { length: 0 }]);
  }, 120_000);

  it('tells a second rotation that one is under way', async () => {
    const rotation = house.app.get(KeyRotation);
    await rotation.alone(async () => {
      await expect(other.get(KeyRotation).alone(() => Promise.resolve())).rejects.toThrow('keys.already-rotating');
    });
    await expect(other.get(KeyRotation).alone(() => Promise.resolve('done'))).resolves.toBe('done');
  });
});

describe('a shredded key', () => {
  it('stops working in the other process at once, although it was remembered there', async () => {
    const { subject, read } = await secretOf(house.app, newId());
    expect(await read(other)).toBe('a name');
    expect(await house.app.get(KeyRotation).shred(subject)).toBe(true);
    expect(await read(house.app)).toBeNull();
    expect(await eventually(async () => (await read(other)) === null, 1_000)).toBeLessThan(1_000);
  });

  it('stops working too where the process could not hear of it', async () => {
    const { subject, read } = await secretOf(house.app, newId());
    expect(await read(other)).toBe('a name');
    const deafen = `select count(pg_terminate_backend(pid))::int as n from pg_stat_activity
      where datname = current_database() and query in ('listen hf_key', 'select 1') and state = 'idle' and usename = 'hf_app'`;
    const [ended] = await ask<{ n: number }>(house.database.adminUrl, deafen);
    expect(ended?.n).toBeGreaterThanOrEqual(2);
    // Shredded past the program, so that nobody is told.
    await ask(
      house.database.adminUrl,
      `update data_key set wrapped = null, shredded_at = now() where subject_id = $1`,
      [subject.subjectId],
    );
    expect(await eventually(async () => (await read(other)) === null, 1_000)).toBeLessThan(1_000);
  });
});

describe('a master key', () => {
  it('is not destroyed while it is active or wraps a clinic key', async () => {
    const clinicIds = await house.app.get(Sweeper).clinics();
    const retirement = house.app.get(MasterRetirement);
    for (const { id, active, wraps } of await retirement.uses(clinicIds)) {
      expect([id, active || wraps > 0]).toEqual([id, true]);
      await expect(retirement.retire(id, clinicIds)).rejects.toThrow('keys.master-in-use');
    }
  });

  it('is gone for good once it wraps nothing', async () => {
    const { clinicIds, ring } = { clinicIds: await house.app.get(Sweeper).clinics(), ring: house.app.get(KeyRing) };
    const before = ring.activeMaster().id;
    ring.addMaster();
    for (const one of clinicIds) await house.app.get(KeyRotation).rewrapUnderMaster(one);
    const uses = await house.app.get(MasterRetirement).uses(clinicIds);
    for (const { id } of uses.filter(({ active }) => !active))
      await house.app.get(MasterRetirement).retire(id, clinicIds);
    expect(Object.keys(readMasters(home.settings.KEYS_DIR).keys)).toEqual([ring.activeMaster().id]);
    expect(readFileSync(path.join(home.settings.KEYS_DIR, 'master.json'), 'utf8')).not.toContain(before);
    const page = await firstThread(house, 'willow', 'sam.rivera');
    expect(page).toBeTruthy();
  });
});

describe('a patient whose key was shredded', () => {
  it('cannot be read from a backup made before, once the master key of then is destroyed; all others can', async () => {
    const to = path.join(home.settings.DATA_DIR, 'backups');
    const gone = patientOf('sam.rivera');
    const { folder: before } = await backUp(home, to);
    const wrappedThen = await ask<WrappedKey>(house.database.adminUrl, KEYS_OF, [gone]);
    expect(wrappedThen).toHaveLength(1);

    const [rotation, ring] = [house.app.get(KeyRotation), house.app.get(KeyRing)];
    const then = ring.activeMaster().id;
    const clinicIds = await house.app.get(Sweeper).clinics();
    expect(await rotation.shred({ clinicId: clinicId(), scope: 'patient', subjectId: gone })).toBe(true);
    for (const one of clinicIds) await rotation.rotateClinic(one);
    ring.addMaster();
    for (const one of clinicIds) await rotation.rewrapUnderMaster(one);
    const { folder: after } = await backUp(home, to);
    await house.app.get(MasterRetirement).retire(then, clinicIds);

    // The old backup alone opens nothing any more, and says which key it lacks.
    await expect(proveRestore(home, before)).rejects.toThrow(`master key ${then}`);
    // With the keys of the later one everybody's words are there, and only this patient's are not.
    const system = await emptySystem(home.settings, home.settings.KEYS_DIR);
    try {
      const proof = await restoreHere(installationOf(system.settings), before, after);
      expect(proof.fields).toMatchObject({ damaged: [], missing: [] });
      const opening = await openAll(system.adminUrl);
      expect(opening.get(gone)).toEqual(new Set(['shredded']));
      const others = [...opening].filter(([patient]) => patient !== gone);
      expect(others.length).toBeGreaterThan(5);
      for (const [patient, states] of others) expect([patient, states]).toEqual([patient, new Set(['opened'])]);
    } finally {
      await system.drop();
    }
    // And no key that is left, of any copy, unwraps the key as the old backup holds it.
    const clinicKeys = await ask<WrappedKey>(house.database.adminUrl, CLINIC_KEYS);
    const copy = new KeyCopy(readMasters(home.settings.KEYS_DIR), clinicKeys);
    copy.learn(wrappedThen);
    const [row] = await ask<{ id: Id; sealed: Buffer }>(
      house.database.adminUrl,
      'select id, name_sealed as sealed from patient where id = $1',
      [gone],
    );
    const place = { clinicId: clinicId(), table: 'patient', column: 'name', rowId: gone };
    expect(copy.open(place, row?.sealed ?? Buffer.alloc(0))).toMatchObject({ state: 'keyless' });
  }, 120_000);
});

const CLINIC_KEYS = 'select clinic_id as "clinicId", id, master_id as under, wrapped from clinic_key';
const KEYS_OF = `select clinic_id as "clinicId", id, clinic_key_id as under, wrapped from data_key
  where scope = 'patient' and subject_id = $1`;

/** Opens every patient's name with the keys of a database. @returns what came of it, by patient */
async function openAll(url: string): Promise<Map<Id, Set<string>>> {
  const copy = new KeyCopy(readMasters(home.settings.KEYS_DIR), await ask<WrappedKey>(url, CLINIC_KEYS));
  copy.learn(
    await ask<WrappedKey>(url, 'select clinic_id as "clinicId", id, clinic_key_id as under, wrapped from data_key'),
  );
  const found = new Map<Id, Set<string>>();
  const rows = await ask<{ clinic_id: Id; id: Id; sealed: Buffer }>(
    url,
    'select clinic_id, id, name_sealed as sealed from patient',
  );
  for (const { clinic_id, id, sealed } of rows) {
    const { state } = copy.open({ clinicId: clinic_id, table: 'patient', column: 'name', rowId: id }, sealed);
    found.set(id, (found.get(id) ?? new Set()).add(state));
  }
  return found;
}
