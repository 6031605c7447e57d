import fc from 'fast-check';
import type { EntryBody, EntryView, GateView } from './infusion.contract';
import { GATES } from './infusion.contract';
import { refusalOf } from './entry-refusal';
import { type Entry, entriesOf, type InfusionRecord, keepsBack, recordOf } from './infusion-record';
import { DISCHARGE_CRITERIA } from './discharge';
import { DEFAULT_VITALS_THRESHOLDS as SET } from './vitals';

const START = Date.parse('2026-03-02T10:00:00Z');
const MINUTE = 60_000;
const pressure = (systolicMmHg: number, diastolicMmHg = 75): EntryBody => ({
  kind: 'vitals',
  vitals: { systolicMmHg, diastolicMmHg, pulsePerMinute: 70, oxygenPercent: 98, breathsPerMinute: null },
  reason: 'Seen by Dr. Okafor.',
});
const written = (bodies: readonly EntryBody[]): Entry[] =>
  bodies.map((body, index) => ({ id: `e${index}`, at: START + index * MINUTE, body }));
const told = (...bodies: EntryBody[]): InfusionRecord => recordOf(written(bodies), SET);
const weight: EntryBody = { kind: 'weight', weightKg: 80 };
const dose: EntryBody = { kind: 'dose', route: 'iv', doseMg: 40, rateMgPerHour: 60, reason: null };
const start: EntryBody = { kind: 'start', reason: null };
const finish: EntryBody = { kind: 'finish', givenMg: 40, reason: null };
const met = DISCHARGE_CRITERIA.map((criterion): EntryBody => ({
  kind: 'criterion',
  criterion,
  isMet: true,
  exception: null,
}));
const escort: EntryBody = { kind: 'escort', name: 'Ana Rivera', relation: 'sister' };
const WHOLE: EntryBody[] = [
  ...[weight, dose, pressure(128), start, pressure(140)],
  { kind: 'effect', effect: 'dissociation', grade: 'mild', isSerious: false, words: null },
  { kind: 'pause', reason: 'She asked for a moment.' },
  { kind: 'resume' },
  ...[finish, { kind: 'effect-over', entryId: 'e5' } as const, pressure(130), ...met, escort],
  { kind: 'discharge' },
  { kind: 'sign', name: 'Dana Price' },
];

describe('an infusion’s record', () => {
  it('is told from its entries, from planned to signed', () => {
    expect(told()).toMatchObject({ state: 'planned', doseMg: null });
    expect(told(weight, dose, pressure(128), start)).toMatchObject({ state: 'running', startedAt: START + 3 * MINUTE });
    expect(told(...WHOLE)).toMatchObject({
      ...{ state: 'signed', route: 'iv', doseMg: 40, weightKg: 80 },
      effects: [{ entryId: 'e5', from: START + 5 * MINUTE, until: START + 9 * MINUTE }],
      vitals: [{ phase: 'before' }, { phase: 'during' }, { phase: 'observation' }],
    });
  });

  it('counts what was struck as never written, and judges what follows without it', () => {
    const twice = [pressure(181), pressure(182)];
    const last = (...bodies: EntryBody[]) => told(weight, dose, pressure(128), start, ...bodies).vitals.at(-1)?.verdict;
    expect(last(...twice)).toBe('stop');
    expect(last(...twice, { kind: 'strike', entryId: 'e4', reason: 'Cuff was loose.' })).toBe('warn');
  });

  it('places what was dated back by when it happened, and judges what follows anew', () => {
    const first = written([weight, dose, pressure(128), start, pressure(181), pressure(140), pressure(182)]);
    expect(recordOf(first, SET).vitals.map(({ verdict }) => verdict)).toEqual(['fine', 'warn', 'fine', 'warn']);
    const late = { id: 'late', at: START + 5.5 * MINUTE, body: pressure(183) };
    const record = recordOf([...first, late], SET);
    expect(record.vitals.map(({ entryId }) => entryId)).toEqual(['e2', 'e4', 'e5', 'late', 'e6']);
    expect(record.vitals.map(({ verdict }) => verdict)).toEqual(['fine', 'warn', 'fine', 'warn', 'stop']);
    const over = [...first, { id: 'end', at: START + 8 * MINUTE, body: finish }, late];
    expect(recordOf(over, SET).vitals.find(({ entryId }) => entryId === 'late')?.phase).toBe('during');
  });

  it('says at the end what was given, not what was about to be', () => {
    const stopped: EntryBody = { kind: 'finish', givenMg: 22, reason: 'Too anxious.' };
    expect(told(weight, dose, pressure(128), start, stopped).doseMg).toBe(22);
  });

  it('is held back until every criterion is met and an escort has a name, or a reason is written', () => {
    const home = [weight, dose, pressure(128), start, finish];
    expect(keepsBack(told(...home, ...met))).toEqual(['escort']);
    expect(keepsBack(told(...home, ...met, escort))).toEqual([]);
    const alone: EntryBody = { kind: 'criterion', criterion: 'escort', isMet: false, exception: 'Hospital transfer.' };
    expect(keepsBack(told(...home, ...met, alone))).toEqual([]);
    expect(keepsBack(told(...home, ...met, { ...alone, exception: 'Because.' }))).toEqual(['escort']);
  });

  it('is the same on a tablet whatever was lost and sent again, and in whatever state the sending was', () => {
    const queue = written(WHOLE);
    const wanted = recordOf(queue, SET);
    // Each step tries to send the oldest entry: it may not arrive, or arrive while its answer is lost, or both arrive.
    const tries = fc.array(fc.constantFrom('lost', 'unanswered', 'answered'), { maxLength: 60 });
    fc.assert(
      fc.property(tries, (steps) => {
        const kept: EntryView[] = [];
        let waiting = [...queue];
        for (const step of steps) {
          const [next] = waiting;
          if (!next || step === 'lost') continue;
          if (!kept.some(({ id }) => id === next.id)) kept.push(keptAs(next, kept.length + 1));
          if (step === 'answered') waiting = waiting.slice(1);
          expect(recordOf(entriesOf(kept, waiting), SET)).toEqual(wanted);
        }
      }),
    );
  });

  it('leaves out what can no longer be read, and keeps the rest', () => {
    const [first, ...rest] = written([weight, dose]);
    const kept = [first, ...rest].flatMap((one, index) => (one ? [keptAs(one, index + 1)] : []));
    const damaged = kept.map((one) => (one.seq === 1 ? { ...one, body: null } : one));
    expect(recordOf(entriesOf(damaged, []), SET)).toMatchObject({ weightKg: null, doseMg: 40 });
  });
});

describe('an entry', () => {
  const gates: GateView[] = GATES.map((gate) => ({ gate, answer: 'yes', at: null }));
  const asked = (bodies: readonly EntryBody[], body: EntryBody, at?: number, open: readonly GateView[] = gates) => {
    const entries = written(bodies);
    const now = START + entries.length * MINUTE;
    return refusalOf(recordOf(entries, SET), entries, { at: at ?? now, body }, { thresholds: SET, gates: open, now });
  };
  const refusal = (...given: Parameters<typeof asked>) => asked(...given)?.refusal ?? null;
  const ready = [weight, dose, pressure(128)];
  const running = [...ready, start];
  const observed = [...running, finish];

  it('is taken in the order in which an infusion goes', () => {
    WHOLE.forEach((body, index) => expect(refusal(WHOLE.slice(0, index), body)).toBeNull());
  });

  it('gives no dose without a weight, starts nothing without a dose, and nothing without vitals', () => {
    expect(refusal([], dose)).toBe('dose-without-weight');
    expect(refusal([], start)).toBe('dose-without-weight');
    expect(refusal([weight], start)).toBe('no-dose');
    expect(refusal([weight, dose], start)).toBe('no-vitals-before');
    expect(refusal(ready, start)).toBeNull();
  });

  it('asks why where a dose is unusual, where another was given, and where vitals are outside', () => {
    const ofDose = (doseMg: number, reason: string | null) => refusal([weight], { ...dose, doseMg, reason });
    expect([ofDose(80, null), ofDose(81, null), ofDose(81, 'no'), ofDose(81, 'As in February.')]).toEqual([
      ...[null, 'dose-unusual', 'dose-unusual', null],
    ]);
    expect(refusal(running, { ...finish, givenMg: 39 })).toBe('given-differs');
    expect(refusal(running, { ...finish, givenMg: 39, reason: 'Line came out.' })).toBeNull();
    expect(refusal(running, { ...pressure(149), reason: null } as EntryBody)).toBeNull();
    expect(refusal(running, { ...pressure(150), reason: null } as EntryBody)).toBe('vitals-outside');
    expect(refusal(running, pressure(150))).toBeNull();
  });

  it('starts a held infusion, or one with a gate open, only with a reason', () => {
    expect(refusal([weight, dose, pressure(159)], start)).toBeNull();
    expect(refusal([weight, dose, pressure(160)], start)).toBe('start-held');
    expect(refusal([weight, dose, pressure(160)], { kind: 'start', reason: 'Asked Dr. Okafor.' })).toBeNull();
    const talk = gates.map((one) => (one.gate === 'ride' ? { ...one, answer: 'talk' as const } : one));
    expect(refusal(ready, start, undefined, talk)).toBe('start-held');
  });

  it('sends nobody home with a criterion open, and says which', () => {
    expect(asked([...observed, ...met], { kind: 'discharge' })).toEqual({
      refusal: 'criteria-open',
      facts: { criteria: ['escort'] },
    });
    expect(refusal([...observed, ...met, escort], { kind: 'discharge' })).toBeNull();
    expect(refusal(running, { kind: 'discharge' })).toBe('not-now');
  });

  it('adds nothing but amendments once it was signed, and no amendment before', () => {
    expect(refusal(WHOLE, { kind: 'note', text: 'One more thing.' })).toBe('signed');
    expect(refusal(WHOLE, { kind: 'amendment', text: 'Pressure was taken on the left.' })).toBeNull();
    expect(refusal(running, { kind: 'amendment', text: 'Too early.' })).toBe('not-now');
  });

  it('lies neither ahead nor before what it follows', () => {
    const note: EntryBody = { kind: 'note', text: 'Calm.' };
    const now = START + running.length * MINUTE;
    expect(refusal(running, note, now + 5 * MINUTE)).toBeNull();
    expect(refusal(running, note, now + 5 * MINUTE + 1)).toBe('time-ahead');
    const then = START + ready.length * MINUTE;
    expect(refusal(ready, note, then - 31 * 86_400_000)).toBeNull();
    expect(refusal(ready, note, then - 31 * 86_400_000 - 1)).toBe('time-before');
    expect(refusal(running, note, START + 3 * MINUTE)).toBeNull();
    expect(refusal(running, note, START + 3 * MINUTE - 1)).toBe('time-before');
    expect(refusal(running, finish, START + 3 * MINUTE)).toBeNull();
    expect(refusal(running, finish, START + 3 * MINUTE - 1)).toBe('time-before');
  });

  it('strikes what was measured or noted, once, and never what moved the infusion on', () => {
    const strike = (entryId: string): EntryBody => ({ kind: 'strike', entryId, reason: 'Wrong patient.' });
    expect(refusal(running, strike('e2'))).toBeNull();
    expect(refusal([...running, strike('e2')], strike('e2'))).toBe('unknown-entry');
    expect(refusal(running, strike('e3'))).toBe('not-now');
    expect(refusal(running, strike('e0'))).toBe('not-now');
    expect(refusal(ready, strike('e0'))).toBeNull();
    expect(refusal(running, strike('nothing'))).toBe('unknown-entry');
  });

  it('ends an effect once, and not before it began', () => {
    const effect: EntryBody = { kind: 'effect', effect: 'nausea', grade: 'mild', isSerious: false, words: null };
    const over: EntryBody = { kind: 'effect-over', entryId: 'e4' };
    expect(refusal([...running, effect], over)).toBeNull();
    expect(refusal([...running, effect], over, START + 4 * MINUTE - 1)).toBe('time-before');
    expect(refusal([...running, effect, over], over)).toBe('unknown-entry');
  });
});

function keptAs({ id, at, body }: Entry, seq: number): EntryView {
  const by = { id: 'nurse', name: 'Dana Price', title: 'RN' };
  return { id, seq, at: new Date(at).toISOString(), recordedAt: new Date(at).toISOString(), by, body };
}
