import fc from 'fast-check';
import FILE from '../testdata/need-score-vectors.json' with { type: 'json' };
import { type NeedInput, needOf } from './need-score';
import type { NeedCategory } from './need.contract';

interface Vector {
  readonly input: {
    readonly id: string;
    readonly B: number;
    readonly pts: readonly (readonly [number, number])[];
    readonly today: number;
    readonly intervals?: readonly (readonly [number, number])[];
    readonly request?: boolean;
    readonly ever_responded?: boolean;
    readonly safety?: string;
  };
  readonly expected: {
    readonly reasons: readonly string[];
    readonly category: string;
    readonly score: number | null;
    readonly parts?: readonly number[];
    readonly R?: number;
    readonly slope_wk?: number | null;
    readonly I?: number;
    readonly n_events?: number;
    readonly km_median?: number | null;
    readonly ewma?: readonly [number, number, boolean];
  };
}

const VECTORS = FILE as unknown as readonly Vector[];

// The reference writes its codes in capitals and names two of them by their usual threshold.
const CODES: Readonly<Record<string, string>> = {
  RISE_GE_5: 'rise',
  TREND_GE_1_PER_WEEK: 'trend',
  CSSRS_HIGH: 'open-alert',
};
const coded = (code: string) => CODES[code] ?? code.toLowerCase().replaceAll('_', '-');

const inputOf = ({ input }: Vector): NeedInput => ({
  baseline: input.B,
  scores: input.pts.map(([day, total]) => ({ day, total })),
  today: input.today,
  spans: (input.intervals ?? []).map(([days, ended]) => ({ days, ended: ended === 1 })),
  isRequested: input.request === true,
  hasOpenAlert: input.safety !== undefined,
  neverResponded: input.ever_responded === false,
});

describe('the need score', () => {
  it('has all sixteen vectors of the clinical reference', () => {
    expect(VECTORS).toHaveLength(16);
  });

  it.each(VECTORS.map((vector) => [vector.input.id, vector] as const))('of “%s” is the reference’s', (_, vector) => {
    const { expected } = vector;
    const need = needOf(inputOf(vector));
    expect(need.category).toBe(coded(expected.category));
    expect(need.reasons).toEqual(expected.reasons.map(coded));
    if (expected.score === null) {
      expect(need.score).toBeNull();
      return;
    }
    const near = (found: number | null | undefined, wanted: number, within: number) =>
      expect(Math.abs((found ?? Number.NaN) - wanted)).toBeLessThanOrEqual(within);
    near(need.score, expected.score, 0.01);
    expect(need.parts).toHaveLength(5);
    expected.parts?.forEach((points, index) => near(need.parts[index]?.points, points, 0.01));
    near(need.reference, expected.R ?? Number.NaN, 0.01);
    near(need.interval?.days, expected.I ?? Number.NaN, 0.01);
    expect(need.interval).toMatchObject({ ended: expected.n_events, ownMedian: expected.km_median });
    if (expected.slope_wk === null) expect(need.slope).toBeNull();
    else near(need.slope, expected.slope_wk ?? Number.NaN, 0.001);
    near(need.smoothed?.level, expected.ewma?.[0] ?? Number.NaN, 0.001);
    near(need.smoothed?.limit, expected.ewma?.[1] ?? Number.NaN, 0.001);
    expect(need.smoothed?.isAbove).toBe(expected.ewma?.[2]);
  });
});

const total = fc.integer({ min: 0, max: 27 });
const scores = fc
  .uniqueArray(fc.record({ day: fc.integer({ min: 0, max: 120 }), total }), {
    selector: ({ day }) => day,
    minLength: 1,
    maxLength: 12,
  })
  .map((all) => all.sort((one, other) => one.day - other.day));
const inputs = fc
  .record({
    scores,
    baseline: fc.integer({ min: 10, max: 27 }),
    waited: fc.integer({ min: 0, max: 21 }),
    isRequested: fc.boolean(),
    spans: fc.array(fc.record({ days: fc.integer({ min: 7, max: 200 }), ended: fc.boolean() }), { maxLength: 6 }),
  })
  .map(({ waited, ...rest }): NeedInput => {
    const last = rest.scores.at(-1)?.day ?? 0;
    return { ...rest, today: last + waited, hasOpenAlert: false, neverResponded: false };
  });
const ORDER: readonly NeedCategory[] = ['stable', 'watch', 'review-soon', 'review-now'];
const rank = (category: NeedCategory) => ORDER.indexOf(category);

describe('whatever the totals', () => {
  it('the score lies between 0 and 100, and is the sum of its parts', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { score, parts } = needOf(input);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        const sum = parts.reduce((all, { points }) => all + points, 0);
        expect(Math.abs(sum - (score ?? Number.NaN))).toBeLessThanOrEqual(0.03);
      }),
    );
  });

  it('a worse last total never lowers the score or the band', () => {
    fc.assert(
      fc.property(inputs, total, (input, worse) => {
        const last = input.scores.at(-1);
        if (!last || worse < last.total) return;
        const before = needOf(input);
        const after = needOf({ ...input, scores: [...input.scores.slice(0, -1), { ...last, total: worse }] });
        expect(after.score ?? 0).toBeGreaterThanOrEqual(before.score ?? 0);
        expect(rank(after.category)).toBeGreaterThanOrEqual(rank(before.category));
      }),
    );
  });

  it('asking for a review never lowers the score or the band', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const [without, asked] = [false, true].map((isRequested) => needOf({ ...input, isRequested }));
        expect(asked?.score ?? 0).toBeGreaterThanOrEqual(without?.score ?? 0);
        expect(rank(asked?.category ?? 'stable')).toBeGreaterThanOrEqual(rank(without?.category ?? 'stable'));
      }),
    );
  });

  it('time alone never brings anybody above “watch”', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 400 }), (low, days) => {
        const steady = [0, 7, 14].map((back) => ({ day: days - back, total: low })).filter(({ day }) => day >= 0);
        const input = { baseline: 26, scores: steady.reverse(), today: days, spans: [], isRequested: false };
        const { category } = needOf({ ...input, hasOpenAlert: false, neverResponded: false });
        expect(rank(category)).toBeLessThanOrEqual(rank('watch'));
      }),
    );
  });

  it('a gate always wins, an open alert over every other', () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), (input, neverResponded) => {
        expect(needOf({ ...input, neverResponded, hasOpenAlert: true }).category).toBe('safety-first');
        expect(needOf({ ...input, neverResponded: true }).category).toBe('non-responder-review');
        expect(needOf({ ...input, baseline: 9 }).category).toBe('manual-only');
        expect(needOf({ ...input, today: (input.scores.at(-1)?.day ?? 0) + 22 }).category).toBe('insufficient-data');
      }),
    );
  });
});
