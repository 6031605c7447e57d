import { EntryBody } from '@holdfast/treatment/model';
import { ENTRY_FIELDS, type FormKind, bodyFrom, valuesFrom } from './entry-fields';

const SAID: readonly EntryBody[] = [
  { kind: 'weight', weightKg: 80.5 },
  { kind: 'dose', route: 'im', doseMg: 40, rateMgPerHour: null, reason: 'As in February.' },
  {
    kind: 'vitals',
    vitals: { systolicMmHg: 128, diastolicMmHg: 80, pulsePerMinute: null, oxygenPercent: 98, breathsPerMinute: null },
    reason: null,
  },
  { kind: 'effect', effect: 'nausea', grade: 'mild', isSerious: true, words: null },
  { kind: 'note', text: 'Calm.' },
];

describe('the fields of an entry', () => {
  it('say again what an entry said, so that a refused one can be said differently', () => {
    for (const body of SAID) expect(bodyFrom(body.kind as FormKind, valuesFrom(body))).toEqual(body);
  });

  it('take a number with a comma or a point, and nothing where nothing was typed', () => {
    expect(bodyFrom('weight', { weightKg: ' 80,5 ' })).toEqual({ kind: 'weight', weightKg: 80.5 });
    expect(bodyFrom('weight', { weightKg: '' })).toEqual({ kind: 'weight', weightKg: null });
    expect(EntryBody.safeParse(bodyFrom('weight', { weightKg: 'heavy' })).success).toBe(false);
  });

  it('keep what the form does not ask', () => {
    expect(bodyFrom('strike', { reason: 'Wrong cuff.' }, { entryId: 'e1' })).toEqual({
      ...{ kind: 'strike', reason: 'Wrong cuff.', entryId: 'e1' },
    });
  });

  it('ask for every part that the model knows', () => {
    expect(ENTRY_FIELDS.vitals.map(({ name }) => name)).toEqual([
      ...['systolicMmHg', 'diastolicMmHg', 'pulsePerMinute', 'oxygenPercent', 'breathsPerMinute', 'reason'],
    ]);
  });
});
