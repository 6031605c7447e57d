import { randomUUID } from 'node:crypto';
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
  readonly patientId: string;
  readonly checkInId: string;
  readonly token: string;
}

/** Measures what finishing a check-in costs PostgreSQL, everything included: gate, trail, scores, findings, standing. */
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
    const rounds: { answerMicros: number; submitMicros: number }[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const ready = await ask(line, staff.accessToken, people);
      const answers = await timed(postmasterPid, lines, ready, answerAll);
      const submits = await timed(postmasterPid, lines, ready, submit);
      rounds.push({ answerMicros: answers / ITEMS, submitMicros: submits });
      say(
        `round ${round} of ${ROUNDS}: ${submits.toFixed(0)} µs to finish one, ${(answers / ITEMS).toFixed(0)} µs an answer`,
      );
    }
    for (const one of lines) one.end();
    const micros = median(rounds.map(({ submitMicros }) => submitMicros));
    const answer = median(rounds.map(({ answerMicros }) => answerMicros));
    return [
      {
        budget: 'processor time of PostgreSQL to finish one check-in of ten answers, over HTTP',
        wanted: `≤ ${SUBMIT_MICROS} µs`,
        measured: `${micros.toFixed(0)} µs (and ${answer.toFixed(0)} µs for each answer before)`,
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
      const one = { patientId: me.patientId ?? '', checkInId: randomUUID(), token: accessToken };
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
async function timed(
  postmasterPid: number,
  lines: readonly HttpLine[],
  all: readonly Ready[],
  job: (line: HttpLine, one: Ready) => Promise<void>,
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

async function expectStatus(sent: Promise<number>, wanted: number): Promise<void> {
  const status = await sent;
  if (status !== wanted) throw new Error(`An answer came with ${status}, not ${wanted}.`);
}
