import { customFormFault, Instrument } from '@holdfast/instruments/model';
import { type OwnForm, newQuestion, ownFormFault, ownInstrument, writtenForm } from './own-form';

const first = { ...newQuestion([]), words: 'Did you sleep?', choices: 'Yes\nNo' };
const form: OwnForm = {
  title: 'Después: sleep',
  questions: [
    first,
    { ...newQuestion([first]), words: 'How many hours?', kind: 'number', min: 0, max: 24 },
    { ...newQuestion([first]), id: 'q3', words: 'What else?', kind: 'text' },
  ],
};
const made = ownInstrument(form, null, 'https://clinic.example', '2026-11-24');

describe('a clinic’s own form', () => {
  it('becomes an instrument that the clinic’s server takes', () => {
    expect(Instrument.safeParse(made).error).toBeUndefined();
    expect(customFormFault(made)).toBeNull();
    expect(made.id).toBe('despues-sleep');
  });

  it('scores nothing', () => {
    expect(made.scoring).toBeNull();
    expect(made.items.some(({ scored }) => scored)).toBe(false);
  });

  it('comes back as it was written', () => {
    expect(writtenForm(made)).toMatchObject({
      title: form.title,
      questions: [{ choices: 'Yes\nNo' }, { max: 24 }, {}],
    });
  });

  it('keeps its name when its title changes, and counts its versions on', () => {
    const next = ownInstrument({ ...form, title: 'Other words' }, made, 'https://clinic.example', '2026-11-25');
    expect([next.id, next.version]).toEqual(['despues-sleep', 2]);
  });

  it.each([
    ['title', { ...form, title: '…' }],
    ['question', { ...form, questions: [] }],
    ['choices', { ...form, questions: [{ ...first, choices: 'Yes' }] }],
    ['choices', { ...form, questions: [{ ...first, choices: 'Yes\nYes' }] }],
    ['range', { ...form, questions: [{ ...first, kind: 'number' as const, min: 3, max: 3 }] }],
    [null, form],
  ])('says what is missing: %s', (fault, written) => {
    expect(ownFormFault(written)).toBe(fault);
  });
});
