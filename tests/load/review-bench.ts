import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { Instance } from '../support/instance.ts';
import { familyOf, processorTime, spentBetween } from './processor-time.ts';
import { prepareReference } from './reference-send.ts';
import { loadClinic, type LoadedClinic } from './review-load.ts';
import { median, type Verdict } from './verdict.ts';

const ROUNDS = 5;
const EACH = 200;
const TOP_MICROS = 150;
const RECKON_MICROS = 400;
const WINDOW_SHARE = 1000;
const PASS_MS = 60_000;
const LOOK_MS = 2000;

/**
 * Measures the review queue with 10,000 patients and 500,000 check-ins: the nightly pass over all of them by the running
 * instance, the top 50 straight from the index, the same by a window over all check-ins, and reckoning one patient anew.
 */
export async function benchReview(say: (line: string) => void): Promise<Verdict[]> {
  const instance = new Instance();
  try {
    say('bringing up an instance of its own …');
    await instance.ready();
    const { postmasterPid } = instance.processes();
    const owner = await connect(instance, 'postgres', 'superuser');
    const clinic = await loadClinic(owner, say);
    const passMs = await nightlyPass(owner, clinic, say);
    await owner.query('vacuum analyze need');
    const client = await connect(instance, 'hf_app', 'app');
    await client.query(`select set_config('app.clinic_id', $1, false)`, [clinic.clinicId]);
    const reference = await prepareReference(owner);
    const cost = (job: (turn: number) => Promise<unknown>, each = EACH) => micros(postmasterPid, job, each);
    const referenceMicros = await cost(() => reference(client));
    await client.query(`select set_config('app.clinic_id', $1, false)`, [clinic.clinicId]);
    const all = await cost(() => top(client, clinic, true));
    const own = await cost(() => top(client, clinic, false));
    const { rows } = await owner.query<{ id: string }>(
      'select patient_id as id from need where clinic_id = $1 limit 500',
      [clinic.clinicId],
    );
    const idOf = (turn: number) => rows[turn % rows.length]?.id ?? '';
    const reckon = await cost((turn) => reckonOne(client, clinic, idOf(turn)));
    const anew = await cost((turn) => reckonAnew(client, clinic, idOf(turn)));
    say('the same by a window over all check-ins …');
    const window = await cost(() => byWindow(client, clinic), 1);
    await client.end();
    await owner.end();
    return verdicts({ passMs, all, own, window, reckon, anew, referenceMicros });
  } finally {
    await instance.stop();
  }
}

interface Measured {
  readonly passMs: number;
  readonly all: number;
  readonly own: number;
  readonly window: number;
  readonly reckon: number;
  readonly anew: number;
  readonly referenceMicros: number;
}

function verdicts({ passMs, all, own, window, reckon, anew, referenceMicros }: Measured): Verdict[] {
  const times = window / all;
  return [
    {
      budget: 'processor time of PostgreSQL for the 50 most pressing of 10,000 patients with 500,000 check-ins',
      wanted: `≤ ${TOP_MICROS} µs, ≤ 1/${WINDOW_SHARE} of the window query`,
      measured:
        `${all.toFixed(0)} µs (1/${times.toFixed(0)} of ${(window / 1000).toFixed(0)} ms; ` +
        `${own.toFixed(0)} µs for one prescriber's own patients)`,
      met: all <= TOP_MICROS && times >= WINDOW_SHARE,
    },
    {
      budget: 'processor time of PostgreSQL for reckoning one patient of 50 check-ins anew',
      wanted: `≤ ${RECKON_MICROS} µs`,
      measured:
        `${reckon.toFixed(0)} µs with a total, ${anew.toFixed(0)} µs where all is read anew ` +
        `(the reference send ${referenceMicros.toFixed(0)} µs)`,
      met: Math.max(reckon, anew) <= RECKON_MICROS,
    },
    {
      budget: 'the nightly pass over 10,000 patients',
      wanted: `≤ ${PASS_MS / 1000} s`,
      measured: `${(passMs / 1000).toFixed(1)} s`,
      met: passMs <= PASS_MS,
    },
  ];
}

/** Makes everybody due and waits until the instance's own sweep has reckoned them. @returns milliseconds */
async function nightlyPass(owner: pg.Client, { clinicId, patients }: LoadedClinic, say: (line: string) => void) {
  const from = Date.now();
  await owner.query('update need set next_at = now() where clinic_id = $1', [clinicId]);
  for (;;) {
    const left = 'select count(*)::integer as due from need where clinic_id = $1 and next_at <= now()';
    const [row] = (await owner.query<{ due: number }>(left, [clinicId])).rows;
    const due = row?.due ?? 0;
    say(`nightly pass: ${patients - due} of ${patients}`);
    if (due === 0) return Date.now() - from;
    if (Date.now() - from > 5 * PASS_MS) throw new Error('The nightly pass does not end.');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

// The statements of the queue, as the API sends them.
const TOP = (own: string) => `select n.patient_id, n.rank, n.line, n.requested_at, n.decision_id,
    n.follow_up_on::text as follow_up_on
  from need n where n.clinic_id = $1 and $2::uuid is not null and n.is_open and (n.rank, n.patient_id) > ($3, $4)
    and n.rank < $5 ${own} order by n.rank, n.patient_id limit 51`;
const OWN = `and (select true from care_team_member m
  where m.clinic_id = $1 and m.patient_id = n.patient_id and m.staff_id = $2)`;

async function top(client: pg.Client, { clinicId, staffId }: LoadedClinic, all: boolean): Promise<void> {
  const values = [clinicId, staffId, -1, '00000000-0000-0000-0000-000000000000', 180_000];
  const { rows } = await client.query({ name: all ? 'top' : 'own', text: TOP(all ? '' : OWN), values });
  if (rows.length !== 51) throw new Error(`The queue has ${rows.length} rows.`);
}

/** What it would cost without a rank that is kept: last total, the level before it and the rise, over all check-ins. */
async function byWindow(client: pg.Client, { clinicId }: LoadedClinic): Promise<void> {
  await client.query(
    `select * from (
      select c.patient_id, c.submitted_at, c.score_totals[1] as last,
        avg(c.score_totals[1]) over (partition by c.patient_id order by c.submitted_at rows between 8 preceding and 4 preceding)
          as before,
        row_number() over (partition by c.patient_id order by c.submitted_at desc) as place
      from check_in c where c.clinic_id = $1 and c.state = 'submitted') x
    where place = 1 order by last - before desc nulls last limit 50`,
    [clinicId],
  );
}

/** What a total adds to its check-in: what the need was reckoned from is read, and the need is kept anew, all of it. */
async function reckonOne(client: pg.Client, { clinicId }: LoadedClinic, patientId: string): Promise<void> {
  const { rows } = await client.query<{ revision: number; inputs: object }>({
    ...{ name: 'ahead', text: 'select * from need_ahead($1, null, $2)', values: [clinicId, patientId] },
  });
  const { revision, inputs } = rows[0] ?? {};
  await keep(client, [clinicId, patientId, revision, 3, 61_234, true, TOLD, LINE, JSON.stringify(inputs), null]);
}

/** The same where all is read anew, as after an infusion or an alert. */
async function reckonAnew(client: pg.Client, { clinicId }: LoadedClinic, patientId: string): Promise<void> {
  const values = [clinicId, patientId];
  const text = 'select * from need_histories($1, array[$2::uuid], now())';
  const { rows } = await client.query<{ revision: number; totals: number[] }>({ name: 'histories', text, values });
  const { revision, totals = [] } = rows[0] ?? {};
  const inputs = { zone: 'UTC', given: [], planned: [], totals: totals.map((total) => [1_773_612_030_572, total]) };
  await keep(client, [clinicId, patientId, revision, 3, 61_234, true, TOLD, LINE, JSON.stringify(inputs), null]);
}

// As long as what the API keeps.
const TOLD = JSON.stringify({ category: 'stable', words: 'x'.repeat(640) });
const LINE = JSON.stringify(['x'.repeat(300)]);

async function keep(client: pg.Client, values: readonly unknown[]): Promise<void> {
  const text = `select need_keep($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now(), now() + interval '1 day') as kept`;
  const { rows } = await client.query<{ kept: boolean }>({ name: 'keep', text, values: [...values] });
  if (!rows[0]?.kept) throw new Error('The need was not kept.');
}

/** The middle of five rounds, after one that does not count, in microseconds for each. */
async function micros(postmasterPid: number, job: (turn: number) => Promise<unknown>, each: number): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const before = processorTime(familyOf(postmasterPid));
    for (let turn = 0; turn < each; turn += 1) await job(turn);
    rounds.push(spentBetween(before, processorTime(familyOf(postmasterPid))) / each);
  }
  return median(rounds.slice(1));
}

async function connect(instance: Instance, role: string, key: string): Promise<pg.Client> {
  const file = readFileSync(path.join(instance.data, 'keys/database.json'), 'utf8');
  const keys = JSON.parse(file) as Record<string, string>;
  const { databasePort } = instance.processes();
  const url = `postgres://${role}:${encodeURIComponent(keys[key] ?? '')}@127.0.0.1:${databasePort}/holdfast`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
