import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newId } from '@holdfast/platform/model';
import {
  backUp,
  backUpKeys,
  compareHere,
  filesBelow,
  type Installation,
  proveRestore,
  readManifest,
  restoreHere,
  restoreKeys,
} from '@holdfast/operation/server';
import { installationOf } from '../../apps/api/src/installation';
import { ask, emptySystem, type EmptySystem, flipBit } from '../support/copies';
import { firstThread, type House, openHouse } from '../support/house';

let house: House;
let home: Installation;
let backups: string;
let whole: string;
const systems: EmptySystem[] = [];

const empty = async (keys: string | null = home.settings.KEYS_DIR) => {
  const system = await emptySystem(home.settings, keys);
  systems.push(system);
  return { ...system, program: installationOf(system.settings) };
};
const rowsOf = async (url: string) =>
  (await ask<{ n: number }>(url, 'select count(*)::int as n from pg_class where relname = $1', ['message']))[0]?.n;

// Enough sealed words that a thousand can be chosen among them.
async function write(count: number): Promise<void> {
  const token = await house.signIn('willow', 'sam.rivera');
  const thread = await firstThread(house, 'willow', 'sam.rivera');
  const patient = house.clinics.get('willow')?.patientIds.get('sam.rivera');
  for (let sent = 0; sent < count; sent += 1) {
    const answer = await house.app.inject({
      method: 'PUT',
      url: `/api/patients/${patient}/threads/${thread}/messages/${newId()}`,
      headers: { authorization: `Bearer ${token}`, 'x-holdfast': 'portal' },
      payload: { body: `Word ${sent}` },
    });
    expect(answer.statusCode).toBe(201);
  }
}

beforeAll(async () => {
  house = await openHouse();
  await write(900);
  home = installationOf(house.database.settings);
  backups = path.join(home.settings.DATA_DIR, 'backups');
  mkdirSync(path.join(home.settings.DATA_DIR, 'uploads', 'deep'), { recursive: true });
  writeFileSync(path.join(home.settings.DATA_DIR, 'uploads', 'deep', 'letter.pdf'), 'a letter');
  whole = (await backUp(home, backups)).folder;
}, 300_000);
afterAll(async () => {
  for (const system of systems) await system.drop();
  await house?.close();
});

describe('a backup', () => {
  it('holds every row of every table, which is more than the program itself may read', async () => {
    const { manifest } = await readManifest(whole);
    const tables = await ask<{ name: string }>(
      house.database.adminUrl,
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and c.relname not in ('migrations', 'node_beat', 'backup_run') order by 1`,
    );
    const inPublic = manifest.tables.filter(({ schema }) => schema === 'public');
    expect(inPublic.map(({ name }) => name)).toEqual(tables.map(({ name }) => name));
    for (const { name, rows } of inPublic) {
      const [found] = await ask<{ n: number }>(house.database.adminUrl, `select count(*)::int as n from ${name}`);
      expect([name, rows]).toEqual([name, found?.n]);
    }
    expect(manifest.tables.filter(({ schema }) => schema === 'job').map(({ name }) => name)).toContain('job');
    expect(inPublic.find(({ name }) => name === 'message')?.rows).toBeGreaterThan(5);
  });

  it('is closed to every other account', async () => {
    expect(statSync(whole).mode & 0o777).toBe(0o700);
    for (const file of await filesBelow(whole))
      expect([file, statSync(path.join(whole, file)).mode & 0o777]).toEqual([file, 0o600]);
  });

  it('holds no key file, and no demo mail', async () => {
    const files = await filesBelow(whole);
    expect(files.filter((file) => /key|pem|master|outbox/.test(file) && !file.startsWith('tables/'))).toEqual([]);
    expect(files).toContain('files/uploads/deep/letter.pdf');
  });

  it('leaves nothing behind when it fails', async () => {
    const { DATABASE_READER_URL, ...rest } = home.settings;
    const wrong = installationOf({ ...rest, DATABASE_READER_URL: rest.DATABASE_URL });
    const before = readdirSync(backups);
    await expect(backUp(wrong, backups)).rejects.toThrow();
    expect(readdirSync(backups)).toEqual(before);
    expect(DATABASE_READER_URL).toBeDefined();
  });

  it('is refused to a role that sees a part of the rows, rather than made of that part', async () => {
    await ask(house.database.adminUrl, 'alter role hf_reader nobypassrls');
    try {
      await expect(backUp(home, backups)).rejects.toThrow('alter role hf_reader bypassrls');
    } finally {
      await ask(house.database.adminUrl, 'alter role hf_reader bypassrls');
    }
  });
});

describe('a restore into an empty system', () => {
  it('brings every table, the trail, the queue and the files back, and a thousand sealed fields open', async () => {
    const { program, settings, adminUrl } = await empty();
    const proof = await restoreHere(program, whole);
    const { manifest } = await readManifest(whole);
    expect(proof.tables).toBe(manifest.tables.length);
    expect(proof.rows).toBe(manifest.tables.reduce((sum, { rows }) => sum + rows, 0));
    expect(proof.fields).toMatchObject({ opened: 1000, damaged: [], missing: [] });
    expect(proof.fields.columns).toBeGreaterThan(10);
    expect(readFileSync(path.join(settings.DATA_DIR, 'uploads/deep/letter.pdf'), 'utf8')).toBe('a letter');
    const unforced = await ask(
      adminUrl,
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'clinic_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relforcerowsecurity`,
    );
    expect(unforced).toEqual([]);
    const keys = `select count(*)::int as n from pg_constraint where contype = 'f' and convalidated and connamespace = 'public'::regnamespace`;
    expect(await ask(adminUrl, keys)).toEqual(await ask(house.database.adminUrl, keys));
    const triggers = `select count(*)::int as n from pg_trigger where not tgisinternal and tgenabled = 'O'`;
    expect(await ask(adminUrl, triggers)).toEqual(await ask(house.database.adminUrl, triggers));
  }, 120_000);

  it('can be compared with its backup afterwards, and the comparison finds a row that was changed since', async () => {
    const { program, adminUrl } = await empty();
    await restoreHere(program, whole);
    expect((await compareHere(program, whole)).fields.opened).toBe(1000);
    await ask(
      adminUrl,
      `update thread set topic = 'feeling' where ctid = (select ctid from thread where topic <> 'feeling' limit 1)`,
    );
    await expect(compareHere(program, whole)).rejects.toThrow('public.thread');
  }, 120_000);

  it('is refused where anything of a clinic is, and leaves it as it is', async () => {
    const { program } = await empty();
    await restoreHere(program, whole);
    await expect(restoreHere(program, whole)).rejects.toThrow('This system is not empty');
    expect((await compareHere(program, whole)).tables).toBeGreaterThan(50);
  }, 120_000);

  it('is refused while a process serves it', async () => {
    const { program, adminUrl, settings } = await empty();
    await program.migrate(settings.DATABASE_OWNER_URL ?? '');
    await ask(adminUrl, `insert into node_beat (id, version, roles) values (gen_random_uuid(), 'x', '{http}')`);
    await expect(restoreHere(program, whole)).rejects.toThrow('1 processes are serving this system');
  }, 120_000);
});

describe('a backup with one flipped bit', () => {
  it('is refused before anything is written, wherever the bit is', async () => {
    const { program, adminUrl } = await empty();
    const bent = path.join(backups, 'bent');
    const files = await filesBelow(whole);
    expect(files.length).toBeGreaterThan(60);
    for (const [index, file] of files.entries()) {
      rmSync(bent, { recursive: true, force: true });
      cpSync(whole, bent, { recursive: true });
      const target = path.join(bent, file);
      if (statSync(target).size === 0) continue;
      flipBit(target, index * 7919 + 13);
      await expect(restoreHere(program, bent).catch((error: Error) => error.message)).resolves.toMatch(
        /The backup cannot be used: .* Nothing was written\.|does not carry the mark of these keys/,
      );
    }
    expect(await rowsOf(adminUrl)).toBe(0);
    rmSync(bent, { recursive: true, force: true });
  }, 300_000);

  it('is refused too when somebody made the digests fit, but has not the look-up key', async () => {
    const { program, settings } = await empty();
    writeFileSync(path.join(settings.KEYS_DIR, 'lookup.key'), Buffer.alloc(32, 7).toString('base64'));
    await expect(restoreHere(program, whole)).rejects.toThrow('does not carry the mark of these keys');
  });
});

describe('a backup without its keys', () => {
  it('names the key file that is missing, and writes nothing', async () => {
    const { program, adminUrl } = await empty(null);
    await expect(restoreHere(program, whole)).rejects.toThrow('master.json is missing in KEYS_DIR');
    expect(await rowsOf(adminUrl)).toBe(0);
  });

  it('names the master key that is missing from the file', async () => {
    const { program, settings, adminUrl } = await empty();
    const file = path.join(settings.KEYS_DIR, 'master.json');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { active: string };
    writeFileSync(file, JSON.stringify({ active: 'other', keys: { other: Buffer.alloc(32, 1).toString('base64') } }));
    await expect(restoreHere(program, whole)).rejects.toThrow(`master key ${kept.active}`);
    expect(await rowsOf(adminUrl)).toBe(0);
  });

  it('opens again with keys that came back from their own backup', async () => {
    const { program, settings } = await empty(null);
    const to = path.join(home.settings.DATA_DIR, 'kept-apart');
    const { file } = await backUpKeys(home.settings.KEYS_DIR, to, 'a long passphrase');
    await expect(restoreKeys(file, settings.KEYS_DIR, 'another passphrase')).rejects.toThrow('The passphrase is wrong');
    expect(existsSync(settings.KEYS_DIR)).toBe(false);
    const { restored } = await restoreKeys(file, settings.KEYS_DIR, 'a long passphrase');
    expect(restored).toEqual(expect.arrayContaining(['lookup.key', 'master.json', 'token.pem']));
    expect((await restoreHere(program, whole)).fields.opened).toBe(1000);
  }, 120_000);

  it('never has the keys put beside it', async () => {
    await expect(backUpKeys(home.settings.KEYS_DIR, backups, 'a long passphrase')).rejects.toThrow(
      'Keep the keys apart',
    );
  });
});

describe('the proof of restore', () => {
  it('puts the backup into a database of its own, proves it, drops it, and writes down what came of it', async () => {
    const proof = await proveRestore(home, whole);
    expect(proof.fields.opened).toBe(1000);
    const left = await ask(
      house.database.adminUrl,
      `select datname from pg_database where datname like 'hf_scratch_%'`,
    );
    expect(left).toEqual([]);
    const runs = await ask(
      house.database.adminUrl,
      `select kind, outcome, fields, tables from backup_run where kind = 'proof' order by started_at desc limit 1`,
    );
    expect(runs).toEqual([{ kind: 'proof', outcome: 'done', fields: 1000, tables: proof.tables }]);
  }, 120_000);

  it('writes down that it failed, and why, and drops the database all the same', async () => {
    const bent = path.join(backups, 'bent');
    cpSync(whole, bent, { recursive: true });
    flipBit(path.join(bent, 'tables/public.message.copy.gz'), 999);
    await expect(proveRestore(home, bent)).rejects.toThrow('public.message.copy.gz is not what was backed up');
    rmSync(bent, { recursive: true, force: true });
    const [run] = await ask<{ outcome: string; reason: string }>(
      house.database.adminUrl,
      `select outcome, reason from backup_run where kind = 'proof' order by started_at desc limit 1`,
    );
    expect(run?.outcome).toBe('failed');
    expect(run?.reason).toContain('public.message.copy.gz');
  });
});
