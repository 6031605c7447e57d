import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { Instance } from '../support/instance.ts';
import { familyOf, processorTime, spentBetween } from './processor-time.ts';
import { prepareReference, REFERENCE_MICROS } from './reference-send.ts';
import { loadClinic, type LoadedClinic } from './review-load.ts';
import { median, type Verdict } from './verdict.ts';

const ROUNDS = 5;
const EACH = 200;
const BLOCK = 40; // of one kind in a row, before it is the next one's turn
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
    const { rows } = await owner.query<{ id: string }>(
      'select patient_id as id from need where clinic_id = $1 limit 500',
      [clinic.clinicId],
    );
    const idOf = (turn: number) => rows[turn % rows.length]?.id ?? '';
    const by = await byTurns(postmasterPid, {
      reference: () => reference(client),
      all: () => top(client, clinic, true),
      own: () => top(client, clinic, false),
      reckon: (turn) => reckonOne(client, clinic, idOf(turn)),
      beside: (turn) => reckonBeside(client, clinic, idOf(turn), 'alert'),
      infusion: (turn) => reckonBeside(client, clinic, idOf(turn), 'infusion'),
      anew: (turn) => reckonAnew(client, clinic, idOf(turn)),
    });
    say('the same by a window over all check-ins …');
    const window = await micros(postmasterPid, () => byWindow(client, clinic), 0, 3);
    await client.end();
    await owner.end();
    return verdicts({ passMs, window, by });
  } finally {
    await instance.stop();
  }
}

interface Measured {
  readonly passMs: number;
  readonly window: number;
  readonly by: Readonly<Record<'reference' | 'all' | 'own' | 'reckon' | 'beside' | 'infusion' | 'anew', Spent>>;
}

function verdicts({ passMs, window, by }: Measured): Verdict[] {
  const { reference, all, own, reckon, beside, infusion, anew } = by;
  const times = window / all.micros;
  return [
    {
      budget: 'processor time of PostgreSQL for the 50 most pressing of 10,000 patients with 500,000 check-ins',
      wanted: `≤ ${TOP_MICROS} µs, ≤ 1/${WINDOW_SHARE} of the window query`,
      measured:
        `${told(all)} (1/${times.toFixed(0)} of ${(window / 1000).toFixed(0)} ms; ` +
        `${told(own)} for one prescriber's own patients)`,
      met: there(all) <= TOP_MICROS && times >= WINDOW_SHARE,
    },
    {
      budget: 'processor time of PostgreSQL for reckoning one patient of 50 check-ins anew',
      wanted: `≤ ${RECKON_MICROS} µs`,
      measured:
        `${told(reckon)} with a total, ${told(beside)} with an alert, a request or a decision, ` +
        `${told(infusion)} with an infusion planned or begun; ${told(anew)} where all is read anew, as after its end ` +
        `(the reference send ${reference.micros.toFixed(0)} µs)`,
      met: Math.max(there(reckon), there(beside), there(infusion)) <= RECKON_MICROS,
    },
    {
      budget: 'the nightly pass over 10,000 patients',
      wanted: `≤ ${PASS_MS / 1000} s`,
      measured: `${(passMs / 1000).toFixed(1)} s`,
      met: passMs <= PASS_MS,
    },
  ];
}

/** A cost as it was, and on the machine that the budget is of. */
function told(spent: Spent): string {
  return `${spent.micros.toFixed(0)} µs [${there(spent).toFixed(0)}]`;
}

/** A cost where the reference send takes what performance.md gives, microseconds: a machine is not equally fast each minute. */
function there({ share }: Spent): number {
  return share * REFERENCE_MICROS;
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
const TOP = (own: string) => `select n.patient_id, n.rank, n.line, n.requested_at, n.decision_id
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
  await keep(client, [clinicId, patientId, revision], JSON.stringify(inputs));
}

/** The same for an alert, a request or a decision; and for an infusion that is planned or begun. */
async function reckonBeside(client: pg.Client, { clinicId }: LoadedClinic, patientId: string, changed: string) {
  const text = 'select * from need_beside($1, $2, now(), $3)';
  const values = [clinicId, patientId, [changed]];
  const { rows } = await client.query<{ revision: number; inputs: object }>({ name: 'beside', text, values });
  const { revision, inputs } = rows[0] ?? {};
  await keep(client, [clinicId, patientId, revision], JSON.stringify(inputs));
}

/** The same where all is read anew: an infusion that ended, an answer on paper, another zone. */
async function reckonAnew(client: pg.Client, { clinicId }: LoadedClinic, patientId: string): Promise<void> {
  const values = [clinicId, patientId];
  const text = 'select * from need_histories($1, array[$2::uuid], now())';
  const { rows } = await client.query<{ revision: number; totals: number[] }>({ name: 'histories', text, values });
  const { revision, totals = [] } = rows[0] ?? {};
  const inputs = { zone: 'UTC', given: [], planned: [], totals: totals.map((total) => [1_773_612_030_572, total]) };
  await keep(client, [clinicId, patientId, revision], JSON.stringify(inputs));
}

// As long as what the API keeps.
const LINE = JSON.stringify(['x'.repeat(90)]);
const KEEP = `update need n set place = $4::smallint, rank = $5, is_open = $6, line = $7, inputs = $8, requested_at = $9,
    reckoned_at = $10, revision = n.revision + 1,
    next_at = case when n.next_at > $10 then least(n.next_at, $11) else $11 end,
    decided_place = case when $4::smallint < 8 then greatest(n.decided_place, $4::smallint) else n.decided_place end
  where n.clinic_id = $1 and n.patient_id = $2 and n.revision = $3 returning true as kept`;
const DAY_MS = 86_400_000;

async function keep(client: pg.Client, whose: readonly unknown[], inputs: string): Promise<void> {
  const now = Date.now();
  const values = [...whose, 3, 61_234, true, LINE, inputs, null, new Date(now), new Date(now + DAY_MS)];
  const { rows } = await client.query<{ kept: boolean }>({ name: 'keep', text: KEEP, values });
  if (!rows[0]?.kept) throw new Error('The need was not kept.');
}

/** What something cost: microseconds, and as a share of the reference send of the same minutes. */
interface Spent {
  readonly micros: number;
  readonly share: number;
}

/** All by turns in blocks, because the machine is not equally fast in each minute: the middle of the rounds after one. */
async function byTurns<Name extends string>(
  postmasterPid: number,
  jobs: Readonly<Record<Name | 'reference', (turn: number) => Promise<unknown>>>,
): Promise<Record<Name | 'reference', Spent>> {
  const names = Object.keys(jobs) as (Name | 'reference')[];
  const rounds: Record<Name | 'reference', number>[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const spent = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name | 'reference', number>;
    for (let from = 0; from < EACH; from += BLOCK) {
      for (const name of names) {
        spent[name] += ((await micros(postmasterPid, jobs[name], from, BLOCK)) * BLOCK) / EACH;
      }
    }
    rounds.push(spent);
  }
  const counted = rounds.slice(1);
  const of = (name: Name | 'reference'): Spent => ({
    micros: median(counted.map((spent) => spent[name])),
    share: median(counted.map((spent) => spent[name] / spent.reference)),
  });
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name | 'reference', Spent>;
}

/** @returns microseconds for each of so many */
async function micros(
  postmasterPid: number,
  job: (turn: number) => Promise<unknown>,
  from: number,
  each: number,
): Promise<number> {
  const before = processorTime(familyOf(postmasterPid));
  for (let turn = from; turn < from + each; turn += 1) await job(turn);
  return spentBetween(before, processorTime(familyOf(postmasterPid))) / each;
}

async function connect(instance: Instance, role: string, key: string): Promise<pg.Client> {
  const file = readFileSync(path.join(instance.data, 'keys/database.json'), 'utf8');
  const keys = JSON.parse(file) as Record<string, string>;
  const { databasePort } = instance.processes();
  const url = `postgres://${role}:${encodeURIComponent(keys[key] ?? '')}@127.0.0.1:${databasePort}/holdfast`;
  const client = new pg.Client({ connectionString: url });
  // What went wrong is told, not that the database was stopped afterwards.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
