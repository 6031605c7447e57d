import { randomBytes } from 'node:crypto';
import { CheckInAnswering, CheckIns, Reports, Submission, Trends } from '@holdfast/check-in/server';
import {
  MessageSending,
  StaffNotes,
  ThreadRouting,
  Threads,
  Drafts,
  MessageCorrection,
} from '@holdfast/messaging/server';
import { Patients } from '@holdfast/clinic/server';
import { Accounts } from '@holdfast/identity/server';
import { type Actor, type Id, newId } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { EMPTY_PLAN } from '@holdfast/safety/model';
import { SafetyPlans } from '@holdfast/safety/server';
import pg from 'pg';
import { type House, openHouse } from '../support/house';

const ROUNDS = 20;

let house: House;
const planted: string[] = [];

/** A word that no dump can hold by chance. */
function plant(): string {
  const word = `zq${randomBytes(9).toString('hex')}`;
  planted.push(word);
  return word;
}

beforeAll(async () => {
  house = await openHouse();
  const clinic = house.clinics.get('willow');
  const patientId = clinic?.patientIds.get('sam.rivera') ?? '';
  const as = (key: string, action: string): Actor => {
    const actor = clinic?.actors.get(key);
    if (!actor) throw new Error(`Nobody is called ${key}.`);
    return { ...actor, action, chart: patientId };
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    await converse(as, patientId);
    await checkIn(as, patientId);
    await introduce(as('lee', 'patient.create'));
  }
});
afterAll(() => house?.close());

async function converse(as: (key: string, action: string) => Actor, patientId: Id): Promise<void> {
  const path = { patientId, threadId: newId() };
  const at = { ...path, messageId: newId() };
  const { app } = house;
  await app.get(Threads).open(as('sam.rivera', 'thread.open'), path, { topic: 'feeling' });
  await app.get(MessageSending).send(as('sam.rivera', 'message.send'), at, { body: `I feel ${plant()} today.` });
  const correction = { body: `I meant ${plant()}.`, from: 'sent' as const };
  await app.get(MessageCorrection).correct(as('sam.rivera', 'message.correct'), at, correction);
  await app.get(Drafts).save(as('dana', 'draft.save'), path, { body: `Dear ${plant()}` });
  const note = { ...path, noteId: newId() };
  await app.get(StaffNotes).write(as('dana', 'note.write'), note, { body: `Watch for ${plant()}.` });
  const close = { version: 1, lastSeq: 1, state: 'closed' as const, reason: `Because of ${plant()}` };
  await app.get(ThreadRouting).setState(as('dana', 'thread.set-state'), path, close);
}

async function checkIn(as: (key: string, action: string) => Actor, patientId: Id): Promise<void> {
  const path = { patientId, checkInId: newId() };
  const { app } = house;
  await app.get(CheckIns).ask(as('dana', 'check-in.ask'), path, { forms: ['symptoms'] });
  const answer = { id: newId(), version: 1, value: `Also ${plant()}.`, replaces: null };
  await app
    .get(CheckInAnswering)
    .save(as('sam.rivera', 'check-in.answer'), { ...path, linkId: 'symptoms.other' }, answer);
  await app.get(Submission).submit(as('sam.rivera', 'check-in.submit'), path, { seconds: 40, partial: true });
  await app.get(Reports).review(as('dana', 'check-in.review'), path, { note: `Ask about ${plant()}.` });
  const note = { patientId, noteId: newId() };
  await app
    .get(Trends)
    .annotate(as('sam.rivera', 'trend.annotate'), note, { day: '2026-01-01', words: `It was ${plant()}.` });
  const plans = app.get(SafetyPlans);
  const { version } = await plans.view(as('sam.rivera', 'safety-plan.read'), patientId);
  const plan = { ...EMPTY_PLAN, coping: `Walk with ${plant()}` };
  await plans.write(as('sam.rivera', 'safety-plan.write'), patientId, { version, plan });
}

async function introduce(actor: Actor): Promise<void> {
  const { app } = house;
  await app.get(Work).as(actor, async (tx) => {
    const email = `${plant()}@${plant()}.example`;
    const name = `${plant()} ${plant()}`;
    const account = { kind: 'patient' as const, roles: ['patient' as const], name, email, passwordHash: null };
    const accountId = await app.get(Accounts).create(tx, account);
    const person = { name, preferredName: name, pronouns: 'she/her', dateOfBirth: '1990-01-01', phone: plant(), email };
    await app.get(Patients).create(tx, { accountId, ...person });
  });
}

// What pg_dump writes of the data: every table of every schema, whole, as COPY gives it.
async function dump(): Promise<string> {
  const client = new pg.Client({ connectionString: house.database.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const parts: string[] = [];
    for (const { name } of rows) {
      const table = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      parts.push(`${name}\n${table.rows.map(({ row }) => row).join('\n')}`);
    }
    return parts.join('\n');
  } finally {
    await client.end();
  }
}

function disguises(word: string): string[] {
  const plain = Buffer.from(word);
  const wide = Buffer.from(word, 'utf16le');
  // Base64 of a word depends on where it begins in a group of three; the middle of each form is certain.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .slice(4, -4),
  );
  return [word, plain.toString('hex'), wide.toString('hex'), ...base64];
}

describe('a stolen dump of the database', () => {
  it('holds none of the words that people typed or are named by, in any guise', async () => {
    const text = await dump();
    expect(text.length).toBeGreaterThan(100_000);
    expect(planted.length).toBeGreaterThanOrEqual(200);
    const found = planted.filter((word) => disguises(word).some((guise) => text.includes(guise)));
    expect(found).toEqual([]);
  });

  it('would have shown a word kept in the clear, so that the test above tests something', async () => {
    const client = new pg.Client({ connectionString: house.database.adminUrl });
    await client.connect();
    const word = plant();
    await client.query('create table leak (body text, bytes bytea)');
    await client.query('insert into leak values ($1, $2)', [word, Buffer.from(word, 'utf16le')]);
    await client.end();
    const text = await dump();
    expect(disguises(word).filter((guise) => text.includes(guise)).length).toBe(2);
    planted.pop();
  });
});
