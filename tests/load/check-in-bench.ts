import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { SessionGrant } from '../../libs/identity/model/src/index.ts';
import { Instance } from '../support/instance.ts';
import { HttpLine } from './http-line.ts';
import { familyOf, processorMs } from './processor-time.ts';
import { median, type Verdict } from './verdict.ts';

const PATIENTS = 24;
const EACH = 20;
const ROUNDS = 3;
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
}

/**
 * Measures what finishing a check-in costs PostgreSQL: the transaction itself, with its entry in the trail, scores and
 * standing, driven straight from the driver; and beside it the whole request over HTTP, with the gate's question.
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
    const rounds: { answerMicros: number; submitMicros: number; aheadMicros: number; httpMicros: number }[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const ready = await ask(line, staff.accessToken, people);
      const answers = await timed(postmasterPid, lines, ready, answerAll);
      const half = ready.length / 2;
      const http = await timed(postmasterPid, lines, ready.slice(half), submit);
      const ahead = await timed(postmasterPid, [client], ready.slice(0, half), readAhead);
      const straight = await timed(postmasterPid, [client], ready.slice(0, half), finishStraight);
      rounds.push({ answerMicros: answers / ITEMS, submitMicros: straight, aheadMicros: ahead, httpMicros: http });
      say(`round ${round} of ${ROUNDS}: ${straight.toFixed(0)} µs the transaction, ${http.toFixed(0)} µs over HTTP`);
    }
    for (const one of lines) one.end();
    await client.end();
    const micros = median(rounds.map(({ submitMicros }) => submitMicros));
    const answer = median(rounds.map(({ answerMicros }) => answerMicros)).toFixed(0);
    const ahead = median(rounds.map(({ aheadMicros }) => aheadMicros)).toFixed(0);
    const http = median(rounds.map(({ httpMicros }) => httpMicros)).toFixed(0);
    return [
      {
        budget: 'processor time of PostgreSQL for the transaction that finishes a check-in of ten answers',
        wanted: `≤ ${SUBMIT_MICROS} µs`,
        measured: `${micros.toFixed(0)} µs (read ahead ${ahead} µs; over HTTP with the gate ${http} µs; each answer before ${answer} µs)`,
        met: micros <= SUBMIT_MICROS,
      },
    ];
  } finally {
    await instance.stop();
  }
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
      const path = `/api/patients/${one.patientId}/check-ins/${one.checkInId}`;
      await expectStatus(line.send('PUT', path, token, '{"forms":["phq-9"]}'), 201);
      ready.push(one);
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
  const family = familyOf(postmasterPid);
  const before = processorMs(family);
  const waiting = [...all];
  await Promise.all(
    lines.map(async (line) => {
      for (let one = waiting.pop(); one; one = waiting.pop()) await job(line, one);
    }),
  );
  return ((processorMs(family) - before) * 1000) / all.length;
}

async function straightClient(instance: Instance): Promise<pg.Client> {
  const { app } = JSON.parse(readFileSync(path.join(instance.data, 'keys/database.json'), 'utf8')) as { app: string };
  const { databasePort } = instance.processes();
  const url = `postgres://hf_app:${encodeURIComponent(app)}@127.0.0.1:${databasePort}/holdfast`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

function call(client: pg.Client, name: string, values: readonly unknown[]) {
  const marks = values.map((_, index) => `$${index + 1}`).join(', ');
  return client.query<{ revision: number }>({ name, text: `select * from ${name}(${marks})`, values: [...values] });
}

// What the API reads before it reckons what a check-in came to.
async function readAhead(client: pg.Client, { me, patientId, checkInId }: Ready): Promise<void> {
  const { rows } = await call(client, 'check_in_peek', [me.clinic.id, patientId, checkInId, patientId, new Date()]);
  if (rows.length !== 1) throw new Error('The check-in to finish is gone.');
}

// The transaction that finishes a check-in, as the API writes it: the entry, the state, a score, a finding, the standing.
async function finishStraight(client: pg.Client, { me, patientId, checkInId }: Ready): Promise<void> {
  const context = [me.clinic.id, me.accountId, patientId, 'check-in.submit', patientId, randomUUID(), me.sessionId];
  const scored = [['phq-9'], [1], [9], ['mild'], [1]];
  const found = [['phq-9.worsened'], ['soon'], [randomBytes(90)]];
  const standing = [40, false, false, 3, 'zero', false];
  const where = ['127.0.0.1', new Date(), checkInId, ITEMS];
  await call(client, 'check_in_submit', [...context, ...where, ...standing, ...scored, ...found]);
}

async function expectStatus(sent: Promise<number>, wanted: number): Promise<void> {
  const status = await sent;
  if (status !== wanted) throw new Error(`An answer came with ${status}, not ${wanted}.`);
}
