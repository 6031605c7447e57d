import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '@holdfast/platform/model';
import { Clock, JobQueue, Mailer, Sweeper } from '@holdfast/platform/server';
import type { ArchiveView } from '@holdfast/record/model';
import { ArchiveMaking, NOT_ARCHIVED } from '@holdfast/record/server';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import pg from 'pg';
import { createApp } from '../../apps/api/src/app';
import { SeedModule } from '../../apps/api/src/cli/seed.module';
import { ask } from '../support/copies';
import { type House, openHouse } from '../support/house';
import { unzip } from '../support/unzip';
import { tablesOf } from './tables';

const HOURS_72 = 72 * 60 * 60_000;
let house: House;
let other: NestFastifyApplication;
let admin: pg.Client;
let identity: string;
let recipient: string;

beforeAll(async () => {
  house = await openHouse();
  other = await createApp(house.database.settings, [SeedModule]);
  await other.init();
  admin = new pg.Client({ connectionString: house.database.adminUrl });
  await admin.connect();
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
}, 300_000);
afterAll(async () => {
  await admin?.end();
  await other?.close();
  await house?.close();
});
afterEach(() => house.app.get(Clock).replay(null));

const clinicId = () => house.clinics.get('willow')?.clinicId ?? '';
const folderOf = (id: string) => path.join(house.database.settings.DATA_DIR, 'archives', clinicId(), id);

async function call(
  person: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  range?: string,
) {
  const token = await house.signIn('willow', person);
  const headers = { authorization: `Bearer ${token}`, 'x-holdfast': 'portal', ...(range ? { range } : {}) };
  return house.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
}
const codeOf = (answer: { json: <T>() => T }) => answer.json<{ code?: string }>().code;
const wish = (person: string, id = newId()) =>
  call(person, 'PUT', `/api/clinic/archives/${id}`, { recipient, reason: 'We move to another system.' });
const decide = (person: string, id: string, approve = true) =>
  call(person, 'POST', `/api/clinic/archives/${id}/decision`, { approve });
const take = (id: string, range?: string) => call('marcus', 'GET', `/api/clinic/archives/${id}/file`, undefined, range);
const stateOf = async (id: string) => {
  const list = (await call('ruth', 'GET', '/api/clinic/archives')).json<{ items: ArchiveView[] }>();
  return list.items.find((one) => one.id === id);
};

/** A second account that Marcus gives himself by inviting it. */
async function secondSelf(): Promise<{ id: string; token: string }> {
  const email = 'second@fern.example';
  const who = { kind: 'staff', name: 'Second Self', email, title: 'Audit', roles: ['auditor'] };
  expect((await call('marcus', 'PUT', `/api/clinic/invitations/${newId()}`, who)).statusCode).toBe(200);
  await house.app.get(JobQueue).drain();
  await house.app.get(Sweeper).round();
  const mail = house.app
    .get(Mailer)
    .outbox()
    .findLast(({ to }) => to === email);
  const token = /#t=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const post = (url: string, payload: object) =>
    house.app.inject({ method: 'POST', url, headers: { 'x-holdfast': 'portal', host: 'localhost' }, payload });
  const { accountId: id } = (await post('/api/invitation/open', { token })).json<{ accountId: string }>();
  const way = { passkey: null, password: 'slow green kettle by the sea', language: 'en' };
  const entered = await post('/api/invitation/accept', { token, accountId: id, ...way });
  expect(entered.statusCode).toBe(201);
  return { id, token: entered.json<{ accessToken: string }>().accessToken };
}

describe('an archive of the clinic', () => {
  let id: string;
  let whole: Buffer;

  it('is not approved by an account that the asker invited or that is new, and all who oversee the clinic hear of it', async () => {
    const mailer = house.app.get(Mailer);
    const told = async () => {
      await house.app.get(JobQueue).drain();
      const mails = mailer.outbox().filter(({ text }) => text.includes('/admin/records'));
      expect(mails.some(({ text, subject }) => /archive|move to another|Marcus/i.test(subject + text))).toBe(false);
      return ['marcus', 'ruth', 'lee', 'dana'].map((key) => mails.filter(({ to }) => to.startsWith(`${key}@`)).length);
    };
    const wished = (await wish('marcus')).json<ArchiveView>().id;
    expect(await told()).toEqual([1, 1, 0, 0]);
    const second = await secondSelf();
    const url = `/api/clinic/archives/${wished}/decision`;
    const headers = { authorization: `Bearer ${second.token}`, 'x-holdfast': 'portal', host: 'localhost' };
    const approve = async () => {
      const answer = await house.app.inject({ method: 'POST', url, headers, payload: { approve: true } });
      return answer.json<{ code?: string; facts?: object; state?: string }>();
    };
    const invited = { code: 'record.not-apart', facts: { why: 'invited' } };
    expect(await approve()).toMatchObject(invited);
    await admin.query(`update account set created_at = now() - interval '29 days' where id = $1`, [second.id]);
    expect(await approve()).toMatchObject(invited);
    await admin.query(
      `update invitation set invited_by = (select id from account where id <> $2 and id <> invited_by
        and kind = 'staff' and clinic_id = $1 limit 1) where accepted_by = $2`,
      [clinicId(), second.id],
    );
    await admin.query(`update account set created_at = now() - interval '167 hours 59 minutes' where id = $1`, [
      second.id,
    ]);
    expect(await approve()).toMatchObject({ code: 'record.not-apart', facts: { why: 'new' } });
    expect(await told()).toEqual([1, 1, 0, 0]);
    await admin.query(`update account set created_at = now() - interval '168 hours' where id = $1`, [second.id]);
    expect(await approve()).toMatchObject({ state: 'making' });
    expect(await approve()).toMatchObject({ state: 'making' });
    expect(await told()).toEqual([2, 2, 0, 0]);
    expect((await call('marcus', 'DELETE', `/api/clinic/archives/${wished}`)).statusCode).toBe(200);
    await admin.query(`update account set state = 'suspended' where id = $1`, [second.id]);
  });

  it('takes another person than the one who asked, and only one is under way', async () => {
    const asked = (await wish('marcus')).json<ArchiveView>();
    id = asked.id;
    expect(asked).toMatchObject({ state: 'asked', askedBy: 'Marcus Bell', isOwn: true });
    expect(codeOf(await wish('marcus'))).toBe('archive.running');
    expect(codeOf(await decide('marcus', id))).toBe('record.same-person');
    expect((await decide('dana', id)).statusCode).toBe(403);
    expect(codeOf(await take(id))).toBe('archive.not-ready');
    expect((await decide('ruth', id)).json<ArchiveView>()).toMatchObject({
      state: 'making',
      decidedBy: 'Ruth Feldman',
    });
    expect(codeOf(await take(id))).toBe('archive.not-ready');
  });

  it('goes on where its worker was killed, and loses and doubles no row', async () => {
    const [one, two] = [house.app.get(ArchiveMaking), other.get(ArchiveMaking)];
    for (let step = 0; step < 12; step += 1) expect(await one.step(clinicId())).toBe(true);
    const before = await stateOf(id);
    expect(before?.tablesDone).toBe(12);
    // As a kill leaves it: the step is taken, its part is written, and the progress is not.
    await admin.query(`update record_archive set lease_until = clock_timestamp() + interval '1 minute' where id = $1`, [
      id,
    ]);
    mkdirSync(folderOf(id), { recursive: true });
    writeFileSync(path.join(folderOf(id), '000013-message.part'), 'half');
    writeFileSync(path.join(folderOf(id), '000014-message.part.new'), 'half');
    expect(await two.step(clinicId())).toBe(false);
    await admin.query(`update record_archive set lease_until = clock_timestamp() - interval '1 second' where id = $1`, [
      id,
    ]);
    // What the killed step wrote under another table's name is in the way until it is taken away.
    let steps = 0;
    while (await two.step(clinicId())) steps += 1;
    expect(steps).toBeGreaterThan(20);
    const made = await stateOf(id);
    expect(made).toMatchObject({ state: 'ready', unreadable: 0 });
    whole = (await take(id)).rawPayload;
    expect([whole.length, createHash('sha256').update(whole).digest('hex')]).toEqual([made?.bytes, made?.sha256]);
  });

  it('holds every row of every table of this clinic and none of another, opened', async () => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const files = await unzip(Buffer.from(await decrypter.decrypt(whole)));
    const rowsOf = (name: string) => (files.get(`tables/${name}.ndjson`)?.toString() ?? '').split('\n').filter(Boolean);
    let rows = 0;
    for (const name of await tablesOf(admin)) {
      if (name in NOT_ARCHIVED) {
        expect([name, files.has(`tables/${name}.ndjson`)]).toEqual([name, false]);
        continue;
      }
      const [own] = await ask<{ n: number }>(
        house.database.adminUrl,
        `select count(*)::int as n from ${name} where clinic_id = $1`,
        [clinicId()],
      );
      rows += own?.n ?? 0;
      // The trail and its log grow while the archive is made and fetched.
      if (/^audit_/.test(name)) expect(rowsOf(name).length).toBeLessThanOrEqual(own?.n ?? 0);
      else expect([name, rowsOf(name).length]).toEqual([name, own?.n]);
    }
    expect(rows).toBeGreaterThan(100);
    const text = [...files.values()].map(String).join('');
    expect(text).toContain('Sam Rivera');
    expect(text).not.toContain(house.clinics.get('harbor')?.clinicId);
  });

  it('is there for those who have the key alone: neither the file nor what lies beside it says a word', async () => {
    const left = readdirSync(folderOf(id));
    expect(left).toEqual(['archive.zip.age']);
    expect(readFileSync(path.join(folderOf(id), 'archive.zip.age')).includes('Rivera')).toBe(false);
    const stranger = new Decrypter();
    stranger.addIdentity(await generateX25519Identity());
    await expect(stranger.decrypt(whole)).rejects.toThrow();
  });

  it('can be fetched from where a download broke off', async () => {
    const rest = await take(id, 'bytes=100-');
    expect([rest.statusCode, rest.headers['content-range']]).toEqual([
      206,
      `bytes 100-${whole.length - 1}/${whole.length}`,
    ]);
    expect(rest.rawPayload.equals(whole.subarray(100))).toBe(true);
    expect(codeOf(await take(id, `bytes=${whole.length}-`))).toBe('archive.range');
    const [row] = await ask<{ n: number }>(
      house.database.adminUrl,
      `select count(*)::int as n from audit_entry where clinic_id = $1 and action = 'archive.download' and outcome = 'allowed'`,
      [clinicId()],
    );
    expect(row?.n).toBeGreaterThanOrEqual(2);
  });

  it('is there for seventy-two hours and not a moment longer', async () => {
    const until = Date.parse((await stateOf(id))?.expiresAt ?? '');
    house.app.get(Clock).replay(until - 1);
    await house.app.get(ArchiveMaking).tidy(clinicId());
    expect((await take(id)).statusCode).toBe(200);
    house.app.get(Clock).replay(until);
    expect(codeOf(await take(id))).toBe('archive.expired');
    await house.app.get(ArchiveMaking).tidy(clinicId());
    expect((await stateOf(id))?.state).toBe('removed');
    expect(() => readdirSync(folderOf(id))).toThrow();
  });
});

describe('an archive that nobody wants any more', () => {
  it('can be cancelled while it is made, and leaves nothing behind', async () => {
    const { id } = (await wish('marcus')).json<ArchiveView>();
    await decide('ruth', id);
    await house.app.get(ArchiveMaking).step(clinicId());
    expect(readdirSync(folderOf(id)).length).toBe(1);
    expect((await call('marcus', 'DELETE', `/api/clinic/archives/${id}`)).json<ArchiveView>().state).toBe('cancelled');
    expect(() => readdirSync(folderOf(id))).toThrow();
    expect(await house.app.get(ArchiveMaking).step(clinicId())).toBe(false);
  });

  it('cannot be approved once it waited seventy-two hours', async () => {
    const { id, askedAt } = (await wish('marcus')).json<ArchiveView>();
    house.app.get(Clock).replay(Date.parse(askedAt) + HOURS_72);
    expect(codeOf(await decide('ruth', id))).toBe('archive.expired');
    house.app.get(Clock).replay(Date.parse(askedAt) + HOURS_72 - 1);
    expect((await decide('ruth', id, false)).json<ArchiveView>().state).toBe('refused');
  });
});
