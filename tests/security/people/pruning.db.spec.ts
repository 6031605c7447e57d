import { Sweeper } from '@holdfast/platform/server';
import pg from 'pg';
import { createApp } from '../../../apps/api/src/app';
import { type House, openHouse } from '../../support/house';

let house: House;
let admin: pg.Client;
let clinicId: string;
let accountId: string;

beforeAll(async () => {
  house = await openHouse();
  admin = new pg.Client({ connectionString: house.database.adminUrl });
  await admin.connect();
  clinicId = house.clinics.get('willow')?.clinicId ?? '';
  await house.signIn('willow', 'dana');
  accountId = (
    await admin.query<{ account_id: string }>('select account_id from session order by started_at desc limit 1')
  ).rows[0]?.account_id as string;
});
afterAll(async () => {
  await admin?.end();
  await house?.close();
});

const sql = (text: string) =>
  admin.query<Record<string, unknown>>(text.replaceAll(':who', `'${clinicId}', '${accountId}'`));
const left = async (text: string) => (await sql(text)).rows.map((row) => Object.values(row)[0]);

// Another process has not swept within the hour.
async function sweep(): Promise<void> {
  const other = await createApp(house.database.settings);
  await other.init();
  await other.get(Sweeper).round();
  await other.close();
}

it('takes what is left of old sign-ins away on the day it is due, and not a day before', async () => {
  await sql(`insert into session (clinic_id, account_id, id, device, started_at, expires_at, ended_at)
    select :who, gen_random_uuid(), name, now() - interval '100 days', now() - days, ended from (values
      ('expired long ago', interval '91 days', null), ('expired', interval '89 days', null),
      ('ended long ago', interval '80 days', now() - interval '91 days')) v (name, days, ended)`);
  await sql(`insert into refresh_token (clinic_id, token_hash, session_id)
    select clinic_id, convert_to(device, 'utf8'), id from session where started_at < now() - interval '99 days'`);
  await sql(`insert into known_device (clinic_id, account_id, token_hash, since, last_used_at)
    select :who, convert_to(name, 'utf8'), now() - interval '300 days', now() - days from (values
      ('unused', interval '181 days'), ('used', interval '179 days')) v (name, days)`);
  await sql(`insert into reset_link (clinic_id, account_id, token_hash, expires_at)
    select :who, convert_to(name, 'utf8'), now() - days from (values
      ('over long ago', interval '31 days'), ('over', interval '29 days')) v (name, days)`);
  await sql(`insert into one_time_code (clinic_id, account_id, id, secret_sealed)
    values (:who, uuidv7(interval '-25 hours'), '')`);
  await sql(`insert into recovery_code (clinic_id, account_id, code_hash, used_at)
    select :who, convert_to(name, 'utf8'), now() - days from (values
      ('used long ago', interval '31 days'), ('used', interval '29 days'), ('unused', null)) v (name, days)`);
  await sql(`insert into sign_in_change (clinic_id, account_id, id, held_until, before)
    select :who, gen_random_uuid(), now() + days, jsonb_build_object('hold', name) from (values
      ('over', interval '-1 minute'), ('on', interval '1 minute')) v (name, days)`);
  await sweep();
  expect(await left(`select device from session where started_at < now() - interval '99 days'`)).toEqual(['expired']);
  expect(
    await left(`select convert_from(token_hash, 'utf8') from refresh_token where length(token_hash) < 32`),
  ).toEqual(['expired']);
  expect(await left(`select convert_from(token_hash, 'utf8') from known_device where length(token_hash) < 32`)).toEqual(
    ['used'],
  );
  expect(await left(`select convert_from(token_hash, 'utf8') from reset_link`)).toEqual(['over']);
  expect(await left('select id from one_time_code')).toEqual([]);
  expect((await left(`select convert_from(code_hash, 'utf8') from recovery_code`)).toSorted()).toEqual([
    'unused',
    'used',
  ]);
  expect(await left(`select before ->> 'hold' from sign_in_change where before is not null`)).toEqual(['on']);
});

it('leaves the last session and the last trusted device of an account, so that a stranger’s is never its first', async () => {
  await sql('delete from refresh_token');
  await sql('delete from live_ticket');
  await sql('delete from session');
  await sql('delete from known_device');
  await sql(`insert into session (clinic_id, account_id, id, device, started_at, expires_at)
    values (:who, gen_random_uuid(), 'last', now() - interval '200 days', now() - interval '199 days')`);
  await sql(`insert into known_device (clinic_id, account_id, token_hash, since, last_used_at) values
    (:who, 'owner', now() - interval '300 days', now() - interval '190 days'),
    (:who, 'stranger', now() - interval '1 hour', now())`);
  await sweep();
  expect(await left('select device from session')).toEqual(['last']);
  expect((await left(`select convert_from(token_hash, 'utf8') from known_device`)).length).toBe(2);
});
