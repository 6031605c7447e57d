import { INSTRUMENTS, instrumentOf } from './instruments';
import { stemOf } from './stem';

const stem = (form: string, id: string): string | null => {
  const instrument = instrumentOf(form)!;
  return stemOf(
    instrument,
    instrument.items.find((item) => item.id === id)!,
    instrument.texts.en,
  );
};

describe('what stands above a question', () => {
  it('is the stem of the form', () => {
    expect(stem('phq-9', '9')).toBe(instrumentOf('phq-9')!.texts.en.stem);
    expect(stem('symptoms', 'harm')).toBe('Since your last check-in');
  });

  it('is nothing for a question that the form prints apart', () => {
    expect(stem('phq-9', '10')).toBeNull();
    expect(stem('c-ssrs', '6')).toBeNull();
  });

  it('is the question before, where this one asks on about its answer', () => {
    expect(stem('symptoms', 'headache-now')).toBe('Headache');
    expect(stem('asq', '4-detail')).toBe('Have you ever tried to kill yourself?');
    expect(stem('c-ssrs', '6b')).toContain('Have you ever done anything');
  });

  it('leaves no question without a subject: whatever asks whether one has this now, names it', () => {
    const vague = INSTRUMENTS.flatMap((instrument) =>
      instrument.items
        .filter(({ id }) => /have this now|^If yes|Was this within/.test(instrument.texts.en.items[id] ?? ''))
        .map((item) => stemOf(instrument, item, instrument.texts.en)),
    );
    expect(vague.length).toBeGreaterThan(8);
    expect(vague).not.toContain(null);
    expect(vague).not.toContain('Since your last check-in');
  });
});
