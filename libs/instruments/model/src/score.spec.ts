import fc from 'fast-check';
import { type Answers, answerFault, shownItems } from './answers';
import type { Instrument, InstrumentItem } from './instrument.contract';
import { INSTRUMENTS, instrumentOf } from './instruments';
import { score } from './score';

const SCORED = INSTRUMENTS.filter(({ scoring }) => scoring !== null);
const phq9 = instrumentOf('phq-9')!;
const auditC = instrumentOf('audit-c')!;

/** Any valid answer to one question. */
function answerFor(instrument: Instrument, item: InstrumentItem): fc.Arbitrary<number | string> {
  if (item.kind === 'text') return fc.constant('words');
  if (item.kind === 'number') return fc.integer({ min: item.min, max: item.max });
  return fc.constantFrom(...instrument.choiceSets[item.choices!]!.map(({ value }) => value));
}

/** Valid answers to every question, asked or not. */
function complete(instrument: Instrument): fc.Arbitrary<Record<string, number | string>> {
  return fc.record(Object.fromEntries(instrument.items.map((item) => [item.id, answerFor(instrument, item)])));
}

const all = (instrument: Instrument, values: readonly number[]): Answers =>
  Object.fromEntries(values.map((value, index) => [instrument.items[index]!.id, value]));

describe.each(SCORED.map((one) => [one.id, one] as const))('%s', (_id, instrument) => {
  const { min, max, bands } = instrument.scoring!;

  it.each(instrument.examples.map((example) => [example.total, example] as const))(
    'scores its worked example of %d',
    (total, example) => {
      expect(score(instrument, example.answers)).toMatchObject({ total, band: example.band });
    },
  );

  it('gives any valid complete answers a total in its range, and a band wherever it has bands', () => {
    fc.assert(
      fc.property(complete(instrument), (answers) => {
        const result = score(instrument, answers)!;
        expect(result.total).toBeGreaterThanOrEqual(min);
        expect(result.total).toBeLessThanOrEqual(max);
        expect(result.band === null).toBe(bands.length === 0);
      }),
    );
  });

  it('does not care in which order the answers came', () => {
    fc.assert(
      fc.property(complete(instrument), fc.infiniteStream(fc.nat()), (answers, chance) => {
        const shuffled = Object.entries(answers)
          .map((entry) => ({ entry, at: chance.next().value! }))
          .sort((a, b) => a.at - b.at)
          .map(({ entry }) => entry);
        expect(score(instrument, Object.fromEntries(shuffled))).toEqual(score(instrument, answers));
      }),
    );
  });

  it('never scores while an asked question is open', () => {
    fc.assert(
      fc.property(complete(instrument), fc.nat(), (answers, pick) => {
        const asked = shownItems(instrument, answers).filter(({ scored }) => scored);
        const { [asked[pick % asked.length]!.id]: _open, ...rest } = answers;
        expect(score(instrument, rest)).toBeNull();
      }),
    );
  });

  it('never scores an answer that is impossible', () => {
    const impossible = fc.oneof(
      fc.constantFrom<unknown>(-1, 1000, 0.5, Number.NaN, Infinity, '1', '', null, true),
      fc.double({ noInteger: true }),
      fc.integer({ max: -1 }),
      fc.integer({ min: 1000 }),
    );
    const scored = instrument.items.filter((item) => item.scored);
    fc.assert(
      fc.property(complete(instrument), impossible, fc.nat(), (answers, value, pick) => {
        const { id } = scored[pick % scored.length]!;
        expect(score(instrument, { ...answers, [id]: value as number })).toBeNull();
      }),
    );
  });

  it('never scores together with an answer to a question of another version', () => {
    fc.assert(
      fc.property(complete(instrument), (answers) => {
        expect(score(instrument, { ...answers, 'no-such-question': 0 })).toBeNull();
      }),
    );
  });
});

describe('the bands of the PHQ-9', () => {
  const withTotal = (total: number): Answers =>
    all(
      phq9,
      Array.from({ length: 9 }, (_, index) => Math.min(3, Math.max(0, total - index * 3))),
    );

  it.each([
    [0, 'minimal', 0],
    [4, 'minimal', 0],
    [5, 'mild', 1],
    [9, 'mild', 1],
    [10, 'moderate', 2],
    [14, 'moderate', 2],
    [15, 'moderately-severe', 3],
    [19, 'moderately-severe', 3],
    [20, 'severe', 4],
    [27, 'severe', 4],
  ])('put a total of %d into %s', (total, band, step) => {
    expect(score(phq9, withTotal(total))).toEqual({ total, band, step });
  });
});

describe.each(SCORED.map((one) => [one.id, one] as const))('the bands of %s', (_id, { scoring }) => {
  it('follow one another without a gap from the lowest total to the highest', () => {
    const { bands, min, max } = scoring!;
    if (bands.length === 0) return;
    expect(bands[0]!.from).toBe(min);
    expect(bands.at(-1)!.to).toBe(max);
    for (const [index, band] of bands.slice(1).entries()) expect(band.from).toBe(bands[index]!.to + 1);
  });
});

describe('a total', () => {
  it('does not count the question that is asked but not scored', () => {
    const answers = all(phq9, [1, 1, 1, 1, 0, 0, 0, 0, 0]);
    expect(score(phq9, { ...answers, '10': 3 })).toEqual(score(phq9, answers));
  });

  it('does not count what skip logic took back: someone who never drinks scores 0', () => {
    expect(score(auditC, { '1': 0, '2': 4, '3': 4 })).toMatchObject({ total: 0 });
    expect(score(auditC, { '1': 1, '2': 4, '3': 4 })).toMatchObject({ total: 9 });
  });

  it('is not made up where an instrument has none', () => {
    expect(score(instrumentOf('symptoms')!, {})).toBeNull();
  });
});

describe('an answer', () => {
  it('is taken at both ends of the range and refused just outside', () => {
    expect(answerFault(phq9, '9', 0)).toBeNull();
    expect(answerFault(phq9, '9', 3)).toBeNull();
    expect(answerFault(phq9, '9', -1)).toBe('out-of-range');
    expect(answerFault(phq9, '9', 4)).toBe('out-of-range');
    const mood = instrumentOf('mood')!;
    expect(answerFault(mood, '1', 10)).toBeNull();
    expect(answerFault(mood, '1', 11)).toBe('out-of-range');
    expect(answerFault(mood, '1', 9.5)).toBe('out-of-range');
  });

  it('is refused where it is of the wrong kind, or for a question that is not there', () => {
    expect(answerFault(phq9, '9', '2')).toBe('wrong-kind');
    expect(answerFault(phq9, '11', 0)).toBe('unknown-item');
    expect(answerFault(phq9, 'constructor', 0)).toBe('unknown-item');
  });

  it('in words is taken up to its length, and not when it says nothing', () => {
    const symptoms = instrumentOf('symptoms')!;
    expect(answerFault(symptoms, 'other', 'x'.repeat(1000))).toBeNull();
    expect(answerFault(symptoms, 'other', 'x'.repeat(1001))).toBe('out-of-range');
    expect(answerFault(symptoms, 'other', ' ')).toBe('out-of-range');
    expect(answerFault(symptoms, 'other', 1)).toBe('wrong-kind');
  });

  it('is not taken to a question that is not asked', () => {
    expect(answerFault(auditC, '2', 1, { '1': 0 })).toBe('not-shown');
    expect(answerFault(auditC, '2', 1, { '1': 1 })).toBeNull();
    expect(answerFault(auditC, '2', 1)).toBeNull();
  });
});
