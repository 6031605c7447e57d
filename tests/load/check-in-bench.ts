import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { SessionGrant } from '../../libs/identity/model/src/index.ts';
import { Instance } from '../support/instance.ts';
import { HttpLine } from './http-line.ts';
import { familyOf, processorTime, spentBetween } from './processor-time.ts';
import { prepareReference, REFERENCE_MICROS, type ReferenceSend } from './reference-send.ts';
import { median, type Verdict } from './verdict.ts';

const PATIENTS = 24;
const EACH = 20;
const ROUNDS = 5;
const BLOCK = 24; // statements in a row, before it is the yardstick's turn
const ITEMS = 10;
const LINES = 16;
const SUBMIT_MICROS = 400;
const PASSWORD = 'holdfast-demo';

/** A check-in whose questions are all answered, ready to be sent. */
interface Ready {
  readonly me: SessionGrant['me'];
  readonly patientId: string;
  readonly checkInId: string;
  readonly token: string;
  /** What the API sends of where the patient stands: nothing where that stays as it is. */
  standing: [item9: 'zero' | null, isAtRisk: false | null];
}

/**
 * Measures what finishing a check-in costs PostgreSQL: the transaction itself, with its entry in the trail, scores and
 * standing, driven straight from the driver; and beside it the whole request over HTTP, with the gate's question.
 * The reference send that performance.md measured is done in turn with it, and tells how fast the machine is just now.
 */
export async function benchCheckIn(say: (line: string) => void): Promise<Verdict[]> {
  // What falls due meanwhile, such as reminders, is not the check-in's cost.
  const instance = new Instance({ ROLES: 'http' });
  try {
    say('bringing up an instance of its own …');
    const address = await instance.ready();
    const people = await patientsOf(address);
    const staff = await signIn(address, 'lee@willow.example');
    const lines = Array.from({ length: LINES }, () => new HttpLine(address));
    const [line] = lines;
    if (!line) throw new Error('There is no line.');
    const { postmasterPid } = instance.processes();
    const client = await straightClient(instance);
    const reference = await referenceOf(instance);
    const rounds: Round[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const ready = await ask(line, staff.accessToken, people);
      const answers = await timed(postmasterPid, lines, ready, answerAll);
      const half = ready.length / 2;
      const http = await timed(postmasterPid, lines, ready.slice(half), submit);
      const ahead = await timed(postmasterPid, [client], ready.slice(0, half), readAhead);
      const straight = await inTurn(postmasterPid, client, ready.slice(0, half), reference);
      rounds.push({ ...straight, answerMicros: answers / ITEMS, aheadMicros: ahead, httpMicros: http });
      const { submitMicros, referenceMicros } = straight;
      say(
        `round ${round} of ${ROUNDS}: ${submitMicros.toFixed(0)} µs, the reference send ${referenceMicros.toFixed(0)} µs`,
      );
    }
    for (const one of lines) one.end();
    await client.end();
    return [verdictOf(rounds)];
  } finally {
    await instance.stop();
  }
}

interface Round {
  readonly answerMicros: number;
  readonly aheadMicros: number;
  readonly httpMicros: number;
  readonly submitMicros: number;
  readonly referenceMicros: number;
}

function verdictOf(rounds: readonly Round[]): Verdict {
  const share = median(rounds.map(({ submitMicros, referenceMicros }) => submitMicros / referenceMicros));
  const of = (field: keyof Round) => median(rounds.map((round) => round[field])).toFixed(0);
  const there = (share * REFERENCE_MICROS).toFixed(0);
  const micros = median(rounds.map(({ submitMicros }) => submitMicros));
  return {
    budget: 'processor time of PostgreSQL for the transaction that finishes a check-in of ten answers',
    wanted: `≤ ${SUBMIT_MICROS} µs`,
    measured:
      `${micros.toFixed(0)} µs (the reference send ${of('referenceMicros')} µs, so ${there} µs where that takes ` +
      `${REFERENCE_MICROS} µs; read ahead ${of('aheadMicros')} µs; over HTTP with the gate ${of('httpMicros')} µs; ` +
      `each answer before ${of('answerMicros')} µs)`,
    met: micros <= SUBMIT_MICROS,
  };
}

/** Finishes check-ins and sends references by turns, in blocks. @returns microseconds for each of both */
async function inTurn(postmasterPid: number, client: pg.Client, all: readonly Ready[], reference: ReferenceSend) {
  const [submits, sends]: [number[], number[]] = [[], []];
  for (let from = 0; from + BLOCK <= all.length; from += BLOCK) {
    const block = all.slice(from, from + BLOCK);
    sends.push(await timed(postmasterPid, [client], block, reference));
    submits.push(await timed(postmasterPid, [client], block, finishStraight));
  }
  return { submitMicros: median(submits), referenceMicros: median(sends) };
}

async function signIn(address: string, email: string): Promise<SessionGrant> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-holdfast': 'portal' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`Signing in failed with ${answer.status}.`);
  return (await answer.json()) as SessionGrant;
}

async function patientsOf(address: string): Promise<SessionGrant[]> {
  const list = (await (await fetch(`${address}/api/demo/sign-ins`)).json()) as {
    items: { role: string; email: string }[];
  };
  const emails = list.items.filter(({ role, email }) => role === 'patient' && email.endsWith('@willow.example'));
  return Promise.all(emails.slice(0, PATIENTS).map(({ email }) => signIn(address, email)));
}

async function ask(line: HttpLine, token: string, people: readonly SessionGrant[]): Promise<Ready[]> {
  const ready: Ready[] = [];
  for (let turn = 0; turn < EACH; turn += 1) {
    for (const { me, accessToken } of people) {
      const one = { me, patientId: me.patientId ?? '', checkInId: randomUUID(), token: accessToken };
      const standing: Ready['standing'] = ['zero', false];
      const path = `/api/patients/${one.patientId}/check-ins/${one.checkInId}`;
      await expectStatus(line.send('PUT', path, token, '{"forms":["phq-9"]}'), 201);
      ready.push({ ...one, standing });
    }
  }
  return ready;
}

async function answerAll(line: HttpLine, { patientId, checkInId, token }: Ready): Promise<void> {
  for (let item = 1; item <= ITEMS; item += 1) {
    const path = `/api/patients/${patientId}/check-ins/${checkInId}/answers/phq-9.${item}`;
    const value = item === 9 ? 0 : 1;
    const body = JSON.stringify({ id: randomUUID(), version: 1, value, replaces: null });
    await expectStatus(line.send('PUT', path, token, body), 200);
  }
}

async function submit(line: HttpLine, { patientId, checkInId, token }: Ready): Promise<void> {
  const path = `/api/patients/${patientId}/check-ins/${checkInId}/submission`;
  await expectStatus(line.send('PUT', path, token, '{"seconds":48}'), 200);
}

/** Processor time of PostgreSQL for each, in microseconds; every line sends one after the other. */
async function timed<Line>(
  postmasterPid: number,
  lines: readonly Line[],
  all: readonly Ready[],
  job: (line: Line, one: Ready) => Promise<void>,
): Promise<number> {
  const before = processorTime(familyOf(postmasterPid));
  const waiting = [...all];
  await Promise.all(
    lines.map(async (line) => {
      for (let one = waiting.pop(); one; one = waiting.pop()) await job(line, one);
    }),
  );
  return spentBetween(before, processorTime(familyOf(postmasterPid))) / all.length;
}

function straightClient(instance: Instance): Promise<pg.Client> {
  return connect(instance, 'hf_app', 'app');
}

async function referenceOf(instance: Instance): Promise<ReferenceSend> {
  const owner = await connect(instance, 'postgres', 'superuser');
  const reference = await prepareReference(owner);
  await owner.end();
  return reference;
}

async function connect(instance: Instance, role: string, key: string): Promise<pg.Client> {
  const keys = JSON.parse(readFileSync(path.join(instance.data, 'keys/database.json'), 'utf8')) as Record<
    string,
    string
  >;
  const { databasePort } = instance.processes();
  const url = `postgres://${role}:${encodeURIComponent(keys[key] ?? '')}@127.0.0.1:${databasePort}/holdfast`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

function marksOf(values: readonly unknown[]): string {
  return values.map((_, index) => `$${index + 1}`).join(', ');
}

// What the API reads before it reckons what a check-in came to.
async function readAhead(client: pg.Client, one: Ready): Promise<void> {
  const { me, patientId, checkInId } = one;
  const values = [me.clinic.id, patientId, checkInId, patientId, new Date()];
  const text = `select * from check_in_peek(${marksOf(values)})`;
  const { rows } = await client.query<{ item_9: string; at_risk: boolean }>({ name: 'check_in_peek', text, values });
  const [row] = rows;
  if (!row) throw new Error('The check-in to finish is gone.');
  one.standing = [row.item_9 === 'zero' ? null : 'zero', row.at_risk ? false : null];
}

// The transaction that finishes a check-in, as the API writes it: the entry, the state, a score, a finding, the standing.
// What a need of a review adds, for patients with infusions, `bench -- review` measures.
async function finishStraight(client: pg.Client, { me, patientId, checkInId, standing: known }: Ready): Promise<void> {
  const context = [me.clinic.id, me.accountId, patientId, 'check-in.submit', patientId, randomUUID(), me.sessionId];
  const scored = [['phq-9'], [1], [9], ['mild'], [1]];
  const found = [['phq-9.worsened'], ['soon'], [randomBytes(90)]];
  const standing = [40, false, false, 3, ...known];
  const where = ['127.0.0.1', new Date(), checkInId, ITEMS];
  const values = [...context, ...where, ...standing, ...scored, ...found, null];
  await client.query({ name: 'check_in_submit', text: `select check_in_submit(${marksOf(values)})`, values });
}

async function expectStatus(sent: Promise<number>, wanted: number): Promise<void> {
  const status = await sent;
  if (status !== wanted) throw new Error(`An answer came with ${status}, not ${wanted}.`);
}
