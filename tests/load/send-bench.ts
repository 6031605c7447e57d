import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { SessionGrant } from '../../libs/identity/model/src/index.ts';
import { Instance } from '../support/instance.ts';
import { HttpLine } from './http-line.ts';
import { familyOf, processorTime, spentBetween } from './processor-time.ts';
import { median, type Verdict } from './verdict.ts';

const CONNECTIONS = 32;
const ROUNDS = 3;
const ROUND_MS = 4000;
const WARM_MS = 2500;
const BODY =
  'The good days are getting longer. Yesterday I cooked for the first time in weeks and it was fine. '.repeat(3);

interface Round {
  readonly perSecond: number;
  readonly databaseMicros: number;
  readonly allMicros: number;
}

/** Measures sending over HTTP beside the very same SQL driven straight from the driver, in one interleaved run. */
export async function benchSend(say: (line: string) => void): Promise<Verdict[]> {
  const instance = new Instance();
  try {
    say('bringing up an instance of its own …');
    const address = await instance.ready();
    const grant = await signIn(address);
    const threads = await openThreads(address, grant);
    const overHttp = httpSenders(address, grant, threads);
    const straight = await straightSenders(instance, grant, threads);
    const { apiPid, postmasterPid } = instance.processes();
    const measure = (senders: Sender[], ms: number) => drive(senders, ms, apiPid, postmasterPid);
    say('warming up …');
    await measure(straight.senders, WARM_MS);
    await measure(overHttp.senders, WARM_MS);
    const rounds: { straight: Round; http: Round }[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const pair = {
        straight: await measure(straight.senders, ROUND_MS),
        http: await measure(overHttp.senders, ROUND_MS),
      };
      rounds.push(pair);
      say(
        `round ${round} of ${ROUNDS}: driver ${pair.straight.perSecond.toFixed(0)}/s, HTTP ${pair.http.perSecond.toFixed(0)}/s`,
      );
    }
    await straight.end();
    overHttp.end();
    return verdicts(rounds);
  } finally {
    await instance.stop();
  }
}

type Sender = () => Promise<void>;

async function signIn(address: string): Promise<SessionGrant> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-holdfast': 'portal' },
    body: JSON.stringify({ email: 'sam.rivera@willow.example', password: 'holdfast-demo' }),
  });
  if (!answer.ok) throw new Error(`Signing in failed with ${answer.status}.`);
  return (await answer.json()) as SessionGrant;
}

async function openThreads(address: string, { accessToken, me }: SessionGrant): Promise<string[]> {
  const threads = Array.from({ length: CONNECTIONS }, () => randomUUID());
  for (const thread of threads) {
    const answer = await fetch(`${address}/api/patients/${me.patientId}/threads/${thread}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
      body: '{"topic":"question"}',
    });
    if (!answer.ok) throw new Error(`Opening a conversation failed with ${answer.status}.`);
  }
  return threads;
}

function httpSenders(address: string, { accessToken, me }: SessionGrant, threads: readonly string[]) {
  const lines = threads.map(() => new HttpLine(address));
  const body = JSON.stringify({ body: BODY });
  const senders = lines.map((line, index) => async () => {
    const path = `/api/patients/${me.patientId}/threads/${threads[index]}/messages/${randomUUID()}`;
    const status = await line.send('PUT', path, accessToken, body);
    if (status !== 201) throw new Error(`A send was answered with ${status}.`);
  });
  return { senders, end: () => lines.forEach((line) => line.end()) };
}

// The gate's question and the send itself, prepared, on one connection each: what the API asks of PostgreSQL.
async function straightSenders(instance: Instance, { me }: SessionGrant, threads: readonly string[]) {
  const { app } = JSON.parse(readFileSync(path.join(instance.data, 'keys/database.json'), 'utf8')) as { app: string };
  const url = `postgres://hf_app:${encodeURIComponent(app)}@127.0.0.1:${instance.processes().databasePort}/holdfast`;
  const clients = await Promise.all(
    threads.map(async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const marks = Array.from({ length: 16 }, (_, index) => `$${index + 1}`).join(', ');
  const sealed = randomBytes(BODY.length + 61);
  const senders = clients.map((client, index) => async () => {
    const now = new Date();
    const gate = { name: 'standing', text: 'select * from standing($1, $2, $3)' };
    await client.query({ ...gate, values: [me.clinic.id, me.sessionId, me.patientId] });
    const context = [
      me.clinic.id,
      me.accountId,
      me.patientId,
      'message.send',
      me.patientId,
      randomUUID(),
      me.sessionId,
      '127.0.0.1',
      now,
    ];
    const own = [threads[index], randomUUID(), 'patient', sealed, randomBytes(32), [now, now, now, now], now];
    const send = { name: 'message_send', text: `select * from message_send(${marks})` };
    const { rows } = await client.query<{ outcome: string }>({ ...send, values: [...context, ...own] });
    if (rows[0]?.outcome !== 'sent') throw new Error(`A straight send ended as ${rows[0]?.outcome}.`);
  });
  return { senders, end: () => Promise.all(clients.map((client) => client.end())) };
}

async function drive(senders: readonly Sender[], ms: number, apiPid: number, postmasterPid: number): Promise<Round> {
  const before = { database: processorTime(familyOf(postmasterPid)), api: processorTime([apiPid]) };
  const start = performance.now();
  let done = 0;
  await Promise.all(
    senders.map(async (send) => {
      while (performance.now() - start < ms) {
        await send();
        done += 1;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const databaseMicros = spentBetween(before.database, processorTime(familyOf(postmasterPid)));
  const apiMicros = spentBetween(before.api, processorTime([apiPid]));
  return {
    perSecond: done / seconds,
    databaseMicros: databaseMicros / done,
    allMicros: (databaseMicros + apiMicros) / done,
  };
}

function verdicts(rounds: readonly { straight: Round; http: Round }[]): Verdict[] {
  const share = median(rounds.map(({ straight, http }) => http.perSecond / straight.perSecond));
  const cost = median(rounds.map(({ straight, http }) => http.allMicros / straight.databaseMicros));
  const straight = median(rounds.map((round) => round.straight.perSecond)).toFixed(0);
  const http = median(rounds.map((round) => round.http.perSecond)).toFixed(0);
  const micros = median(rounds.map((round) => round.http.allMicros)).toFixed(0);
  const bare = median(rounds.map((round) => round.straight.databaseMicros)).toFixed(0);
  return [
    {
      budget: `send over HTTP at ${CONNECTIONS} connections, share of the same SQL from the driver`,
      wanted: '≥ 50 %',
      measured: `${(share * 100).toFixed(0)} % (${http}/s of ${straight}/s)`,
      met: share >= 0.5,
    },
    {
      budget: 'processor time of API and PostgreSQL per send, over PostgreSQL’s for the bare SQL',
      wanted: '≤ 1.7 ×',
      measured: `${cost.toFixed(2)} × (${micros} µs over ${bare} µs)`,
      met: cost <= 1.7,
    },
  ];
}
