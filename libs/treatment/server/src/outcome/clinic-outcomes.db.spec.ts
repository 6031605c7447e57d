import { type Id, newId } from '@holdfast/platform/model';
import { type TreatedClinic, treatedClinic } from '../testing/treated-clinic';
import { ClinicOutcomeReading } from './clinic-outcome-reading';
import { outcomeSheet } from './outcome-sheet';

const DAY_MS = 86_400_000;
const BEGIN = Date.parse('2026-03-02T00:00:00Z');
const INDUCTION = [0, 3, 7, 10, 14, 17];
const LAST = 17;
const NOW = 300;
const PEOPLE = 320;

/** One invented patient, as the truth is known: what they scored when, days after the first infusion. */
interface Truth {
  baseline: number | null;
  start: number;
  totals: [number, number][];
}

// A generator with a seed, so that every run tries the same cohort.
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function invent(): Truth[] {
  const draw = chance(20_261_122);
  const upTo = (most: number) => Math.floor(draw() * (most + 1));
  return Array.from({ length: PEOPLE }, () => {
    const baseline = draw() < 0.1 ? null : 10 + upTo(17);
    const start = upTo(290);
    const level = upTo(24);
    const days = [7, 21, 35, 49, 63, 77, 91, 105].filter(() => draw() < 0.7);
    const totals = days.map((day): [number, number] => [LAST + day, Math.min(27, Math.max(0, level + upTo(8) - 4))]);
    return { baseline, start, totals: totals.filter(([day]) => start + day < NOW) };
  });
}

let clinic: TreatedClinic;
let cohort: Truth[];

beforeAll(async () => {
  clinic = await treatedClinic();
  cohort = invent();
  await plant(cohort);
  await clinic.at(NOW, 12);
}, 120_000);
afterAll(() => clinic.close());

async function plant(people: readonly Truth[]): Promise<void> {
  const ids: Id[] = people.map(() => newId());
  const day = (days: number) => new Date(BEGIN + days * DAY_MS).toISOString().slice(0, 10);
  await clinic.sql(
    `insert into patient (clinic_id, id, name_sealed, preferred_name_sealed, pronouns_sealed, date_of_birth_sealed,
        phone_sealed, email_sealed)
      select $2, x, '', '', '', '', '', '' from unnest($1::uuid[]) x`,
    [ids, clinic.clinicId],
  );
  const given = people.flatMap(({ start }, index) => INDUCTION.map((one) => [ids[index], day(start + one)] as const));
  await clinic.sql(
    `insert into check_in_anchor (clinic_id, id, patient_id, kind, day)
      select $1, gen_random_uuid(), x, 'infusion', y from unnest($2::uuid[], $3::date[]) u (x, y)`,
    [clinic.clinicId, given.map(([id]) => id), given.map(([, on]) => on)],
  );
  const scores = people.flatMap(({ baseline, start, totals }, index) =>
    [...(baseline === null ? [] : [[-2, baseline] as const]), ...totals].map(
      ([on, total]) => [ids[index], day(start + on), total] as const,
    ),
  );
  await clinic.sql(
    `insert into check_in (clinic_id, id, patient_id, origin, due_on, steps, forms, importance, state, opens_at, closes_at,
        expires_at, questions, mode, submitted_at, score_forms, score_versions, score_totals, score_bands, score_steps)
      select $1, gen_random_uuid(), x, 'entered', y, '{}', '{phq-9}', 'routine', 'submitted', y, y + 1, y + 1, 10, 'paper',
        y + time '18:00', '{phq-9}', '{1}', array[t]::numeric[], '{x}', '{0}'
      from unnest($2::uuid[], $3::date[], $4::integer[]) u (x, y, t)`,
    [clinic.clinicId, scores.map(([id]) => id), scores.map(([, on]) => on), scores.map(([, , total]) => total)],
  );
}

// Reckoned anew here, from the truth alone and in another way: bounds of Wilson's interval are where the score test
// just does not refuse the share, found by halving.
function wilsonByHalving(count: number, of: number): [number, number] {
  const refuses = (truth: number) => Math.abs(count / of - truth) > 1.96 * Math.sqrt((truth * (1 - truth)) / of);
  const edge = (outside: number, inside: number): number => {
    let [out, within] = [outside, inside];
    for (let step = 0; step < 60; step += 1) {
      const middle = (out + within) / 2;
      if (refuses(middle)) out = middle;
      else within = middle;
    }
    return within;
  };
  return [count === 0 ? 0 : edge(0, count / of), count === of ? 1 : edge(1, count / of)];
}

// Kaplan–Meier as redistribution to the right: whoever is lost from sight gives their weight to those who remain.
function medianByRedistribution(people: readonly { days: number; isLost: boolean }[]): number | null {
  const inOrder = [...people].sort((a, b) => a.days - b.days || Number(b.isLost) - Number(a.isLost));
  const weights = inOrder.map(() => 1 / inOrder.length);
  let held = 1;
  for (const [index, { days, isLost }] of inOrder.entries()) {
    const weight = weights[index] ?? 0;
    const left = inOrder.length - index - 1;
    if (!isLost) for (let later = index + 1; later < inOrder.length; later += 1) weights[later]! += weight / left;
    else held -= weight;
    if (isLost && held <= 0.5 + 1e-9) return days;
  }
  return null;
}

function truthOf(people: readonly Truth[]) {
  const based = people.filter(({ baseline }) => baseline !== null);
  const over = based.filter(({ start }) => start + LAST + 31 < NOW);
  const ends = over.flatMap(({ baseline, totals }) => {
    const seen = totals.filter(([day]) => day - LAST === 21)[0];
    return seen ? [{ baseline: baseline ?? 0, end: seen[1] }] : [];
  });
  const spans = based.flatMap(({ baseline, start, totals }) => {
    const half = (baseline ?? 0) / 2;
    const from = totals.findIndex(([, total]) => total <= half);
    if (from < 0) return [];
    const lost = totals.slice(from).find(([, total]) => total > half);
    return [{ days: Math.round((lost ? lost[0] + 0.25 : NOW - start) - LAST), isLost: lost !== undefined }];
  });
  return { based, over, ends, spans };
}

const read = (person: string, query = {}) => clinic.app.get(ClinicOutcomeReading).view(clinic.as(person), query);

describe('a clinic’s outcomes', () => {
  it('are, for who treats, what an independent calculation finds in the same cohort', async () => {
    const found = await read('okafor');
    const { based, over, ends, spans } = truthOf(cohort);
    const { started, withBaseline, due, scored } = found;
    expect([started, withBaseline, due, scored]).toEqual([PEOPLE, based.length, over.length, ends.length]);
    const response = ends.filter(({ baseline, end }) => end / baseline <= 0.5 || end < 5).length;
    const shares = {
      completion: [ends.length, over.length],
      response: [response, ends.length],
      remission: [ends.filter(({ end }) => end < 5).length, ends.length],
      worsening: [ends.filter(({ baseline, end }) => end - baseline >= 5).length, ends.length],
      responseWorstCase: [response, over.length],
    } as const;
    for (const [name, [count, of]] of Object.entries(shares)) {
      const [low, high] = wilsonByHalving(count, of);
      const figure = found[name as keyof typeof shares];
      expect([name, figure.state]).toEqual([name, 'shown']);
      expect(figure).toMatchObject({ value: { count, of } });
      if (figure.state !== 'shown') continue;
      expect(figure.value.low).toBeCloseTo(low, 6);
      expect(figure.value.high).toBeCloseTo(high, 6);
    }
    expect(found.durability).toMatchObject({
      responses: spans.length,
      lost: spans.filter(({ isLost }) => isLost).length,
      medianDays: medianByRedistribution(spans),
    });
  });

  it('count only the inductions that began within the period', async () => {
    const day = (days: number) => clinic.day(days);
    const { started } = await read('okafor', { from: day(30), to: day(60) });
    expect(started).toBe(cohort.filter(({ start }) => start >= 30 && start <= 60).length);
    await expect(read('okafor', { from: day(60), to: day(30) })).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('are of whole quarters and without small groups for who does not treat', async () => {
    const found = await read('marcus', { from: clinic.day(31), to: clinic.day(40) });
    expect(found).toMatchObject({ isSuppressed: true, from: '2026-04-01', to: '2026-06-30' });
    const none = await read('marcus', { from: '2020-01-01', to: '2020-02-01' });
    expect(none).toMatchObject({ started: 0, response: { state: 'none' }, durability: null });
  });

  it('are of the last year of whole quarters that are over where no period is named', async () => {
    expect(await read('marcus')).toMatchObject({ from: '2025-10-01', to: '2026-09-30' });
    expect(await read('okafor')).toMatchObject({ from: '2025-12-28', to: '2026-12-27' });
  });

  it('say nothing of who has been treated so seldom that they could be recognised', async () => {
    const alone = await treatedClinic();
    try {
      await alone.induction();
      await alone.total(41, 4);
      await alone.at(70, 12);
      const hidden = await alone.app
        .get(ClinicOutcomeReading)
        .view(alone.as('marcus'), { from: '2026-01-01', to: '2026-12-31' });
      expect(hidden).toMatchObject({ started: null, scored: null, response: { state: 'hidden' }, durability: null });
      const sheet = outcomeSheet(hidden);
      expect(sheet).toContain('outcome,response,hidden,,,,,,');
      const open = await alone.app.get(ClinicOutcomeReading).view(alone.as('nurse'), {});
      expect(open).toMatchObject({ started: 1, remission: { state: 'shown', value: { count: 1, of: 1 } } });
    } finally {
      await alone.close();
    }
  });

  it('are the same figures in the table for a spreadsheet', async () => {
    const found = await read('okafor');
    const sheet = outcomeSheet(found);
    const { response } = found;
    const value = response.state === 'shown' ? response.value : null;
    expect(sheet).toContain(`outcome,response,shown,${value?.count},${value?.of},`);
    expect(sheet.split('\r\n').filter((line) => line.startsWith('durability,still_held')).length).toBe(
      found.durability?.steps.length,
    );
  });
});
