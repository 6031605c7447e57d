import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newId } from '@holdfast/platform/model';
import type { BackupReport, Proof } from '@holdfast/operation/server';
import { DEMO_PASSWORD } from '../../tools/seed/cast';
import { Client } from '../support/client';
import { flipBit } from '../support/copies';
import { command, dataFolder, Instance } from '../support/instance';

const SAM = 'sam.rivera@willow.example';

/** What a command wrote as JSON, one object a line. */
const answers = <T>(said: string) =>
  said
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as T);

describe('a whole instance that is lost', () => {
  const other = dataFolder();
  const apart = path.join(dataFolder(), 'keys-apart');
  const secret = path.join(other, 'passphrase');
  let instance: Instance;
  let address: string;
  let client: Client;
  let folder: string;
  const [thread, sent]: [string, string[]] = [newId(), []];

  beforeAll(async () => {
    instance = new Instance({ PORT: '3622' });
    address = await instance.ready();
    client = await Client.signIn(address, SAM, DEMO_PASSWORD);
    await client.openThread(client.grant.me.patientId ?? '', thread);
    writeFileSync(secret, 'a passphrase of some length\n', { mode: 0o600 });
  }, 300_000);
  afterAll(async () => {
    await instance?.stop();
    rmSync(other, { recursive: true, force: true });
    rmSync(path.dirname(apart), { recursive: true, force: true });
  });

  const send = async () => {
    const [id, patient] = [newId(), client.grant.me.patientId ?? ''];
    const url = `/api/patients/${patient}/threads/${thread}/messages/${id}`;
    if ((await client.ask('PUT', url, { body: `Message ${sent.length}` })).status === 201) sent.push(id);
  };

  it('is backed up while people write to it', async () => {
    for (let count = 0; count < 20; count += 1) await send();
    let isBusy = true;
    const writing = (async () => {
      while (isBusy) await send();
    })();
    const report = await instance.cli<BackupReport>(['backup']);
    isBusy = false;
    await writing;
    folder = report.folder;
    expect(report.rows).toBeGreaterThan(10_000);
    expect(sent.length).toBeGreaterThan(20);
    await expect(
      command(instance.data, ['backup', 'keys', '--to', apart, '--passphrase-file', secret]),
    ).resolves.toMatchObject({
      code: 0,
    });
  }, 120_000);

  it('is proven to be restorable without anybody noticing', async () => {
    const proof = await instance.cli<Proof>(['restore', '--from', folder, '--scratch']);
    expect(proof.fields).toMatchObject({ opened: 1000, damaged: [], missing: [] });
    const metrics = await (await fetch(`${address}/metrics`)).text();
    const age = Number(/^holdfast_backup_proof_age_seconds (\S+)$/m.exec(metrics)?.[1]);
    expect(age).toBeGreaterThan(0);
    expect(age).toBeLessThan(120);
  }, 120_000);

  it('cannot be filled a second time while it stands', async () => {
    const { code, wrong } = await command(instance.data, ['restore', '--from', folder, '--yes']);
    expect(code).toBe(1);
    expect(wrong).toContain('processes are serving this system');
  });

  it('names the missing key file where only the backup was kept', async () => {
    const { code, wrong } = await command(other, ['restore', '--from', folder, '--yes']);
    expect(code).toBe(1);
    expect(wrong).toContain('master.json is missing in KEYS_DIR');
  }, 120_000);

  it('refuses the backup when one bit of it was flipped', async () => {
    const bent = path.join(other, 'bent');
    cpSync(folder, bent, { recursive: true });
    flipBit(path.join(bent, 'tables/public.answer.copy.gz'), 4321);
    await command(other, ['restore', 'keys', '--from', keyFile(apart), '--passphrase-file', secret]);
    const { code, wrong } = await command(other, ['restore', '--from', bent, '--yes']);
    expect(code).toBe(1);
    expect(wrong).toContain('public.answer.copy.gz is not what was backed up. Nothing was written.');
  }, 120_000);

  it('lives on elsewhere from the backup and the keys, and everything acknowledged before is there', async () => {
    const { code, said, wrong } = await command(other, ['restore', '--from', folder, '--yes', '--verify', '--json']);
    expect([code, wrong]).toEqual([0, '']);
    const [restored, verified] = answers<Proof & { what: string }>(said);
    expect(restored).toMatchObject({ what: 'restored', fields: { opened: 1000 } });
    expect(verified).toMatchObject({ what: 'verified', tables: restored?.tables, rows: restored?.rows });
    const second = new Instance({ PORT: '3623' }, other);
    try {
      const there = await Client.signIn(await second.ready(), SAM, DEMO_PASSWORD);
      const read = await there.readAll(there.grant.me.patientId ?? '', thread);
      expect(read.map(({ seq }) => seq)).toEqual(read.map((_one, index) => index + 1));
      expect(read.length).toBeGreaterThanOrEqual(20);
      expect(read.slice(0, 20).map(({ body }) => body)).toEqual(
        Array.from({ length: 20 }, (_one, index) => `Message ${index}`),
      );
      expect(read.map(({ id }) => id)).toEqual(sent.slice(0, read.length));
    } finally {
      await second.stop();
    }
  }, 300_000);
});

function keyFile(folder: string): string {
  return path.join(folder, readdirSync(folder)[0] ?? '');
}
