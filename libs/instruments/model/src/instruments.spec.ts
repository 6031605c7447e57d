import { customFormFault } from './custom-form';
import { Instrument } from './instrument.contract';
import { instrumentFaults } from './instrument-fault';
import { INSTRUMENTS, instrumentOf, mayEnable, textOf } from './instruments';
import { shownItems } from './answers';

const phq9 = instrumentOf('phq-9')!;
const mood = instrumentOf('mood')!;
const form: Instrument = { ...mood, id: 'our-own-form', kind: 'custom' };

describe('the instruments that ship', () => {
  it.each(INSTRUMENTS.map((one) => [one.id, one] as const))('%s fits the schema and itself', (_id, instrument) => {
    expect(Instrument.safeParse(instrument).error).toBeUndefined();
    expect(instrumentFaults(instrument)).toEqual([]);
  });

  it('each show the notice that their licence wants, in every language', () => {
    for (const { licence, texts } of INSTRUMENTS)
      for (const text of Object.values(texts)) expect(text.notice === null).toBe(licence.notice === null);
  });

  it('leave out what clinics must switch on themselves', () => {
    const by = (availability: string): string[] =>
      INSTRUMENTS.filter((one) => one.availability === availability).map(({ id }) => id);
    expect(by('module')).toEqual(['c-ssrs']);
    expect(by('optional').sort()).toEqual(['asrm', 'qids-sr16', 'who-5']);
  });

  it('look at question 9 of the PHQ-9 for danger', () => {
    expect(phq9.safetyItems).toEqual(['9']);
    expect(phq9.texts.en.items['9']).toBe(
      'Thoughts that you would be better off dead or of hurting yourself in some way',
    );
  });

  it('ask the last question of the PHQ-9 only when something was checked off', () => {
    const asked = (answers: Record<string, number>): number => shownItems(phq9, answers).length;
    expect(asked({ '1': 0, '9': 0 })).toBe(9);
    expect(asked({ '1': 0, '9': 1 })).toBe(10);
  });
});

describe('an instrument is found', () => {
  it('by its id, and by its version', () => {
    expect(instrumentOf('phq-9')).toBe(instrumentOf('phq-9', 1));
    expect(instrumentOf('phq-9', 2)).toBeUndefined();
    expect(instrumentOf('bdi-ii')).toBeUndefined();
  });

  it('among the clinic’s own forms in the newest version, but never in place of one that ships', () => {
    const newer = { ...form, version: 2 };
    expect(instrumentOf(form.id, undefined, [newer, form])).toBe(newer);
    expect(instrumentOf(form.id, 1, [newer, form])).toBe(form);
    expect(instrumentOf('phq-9', 2, [{ ...form, id: 'phq-9', version: 2 }])).toBeUndefined();
  });
});

describe('the wording', () => {
  it('is the official Spanish where there is one', () => {
    expect(textOf(phq9, 'es')).toMatchObject({
      language: 'es',
      text: { items: { '1': expect.stringMatching(/^Poco/) } },
    });
  });

  it('is English, and says so, where no official Spanish ships', () => {
    expect(textOf(instrumentOf('gad-7')!, 'es').language).toBe('en');
  });
});

describe('a licence', () => {
  it.each(['prohibited', 'unknown', 'non-commercial'] as const)('that is %s cannot be enabled', (status) => {
    expect(mayEnable({ ...form, licence: { ...form.licence, status } })).toBe(false);
  });

  it.each(['public-domain', 'free-with-notice', 'clinic-must-register'] as const)('that is %s can be', (status) => {
    expect(mayEnable({ ...form, licence: { ...form.licence, status } })).toBe(true);
  });

  it('keeps the QIDS and the WHO-5 off until it is settled', () => {
    expect(['qids-sr16', 'who-5', 'asrm', 'c-ssrs'].filter((id) => mayEnable(instrumentOf(id)!))).toEqual([
      'asrm',
      'c-ssrs',
    ]);
  });
});

describe('a clinic’s own form', () => {
  it('is taken when it fits together', () => {
    expect(customFormFault(form)).toBeNull();
  });

  it('has no question whose name is too long to be answered by', () => {
    const named = (id: string) => Instrument.safeParse({ ...form, items: [{ ...form.items[0], id }] }).success;
    expect(named('a'.repeat(40))).toBe(true);
    expect(named('a'.repeat(41))).toBe(false);
  });

  it('is refused under the name of an instrument that ships, or of a scale that is protected', () => {
    expect(customFormFault({ ...form, id: 'phq-9' })).toBe('id-reserved');
    expect(customFormFault({ ...form, id: 'bdi-ii' })).toBe('scale-protected');
    const texts = { en: { ...form.texts.en, title: 'Our MADRS, short' } };
    expect(customFormFault({ ...form, texts })).toBe('scale-protected');
    expect(customFormFault({ ...form, texts: { en: { ...form.texts.en, title: 'Weekly bdisc' } } })).toBeNull();
  });

  it('is refused with a licence that forbids it, or as another kind', () => {
    expect(customFormFault({ ...form, licence: { ...form.licence, status: 'prohibited' } })).toBe(
      'licence-not-allowed',
    );
    expect(customFormFault({ ...form, kind: 'single' })).toBe('kind-not-custom');
  });

  it('is refused with scored questions and no scoring', () => {
    expect(customFormFault({ ...form, scoring: null, examples: [] })).toBe('scoring: scored questions need a scoring');
  });
});

describe('an instrument that does not fit together', () => {
  const reasons = (change: Partial<Instrument>): string =>
    instrumentFaults({ ...phq9, ...change })
      .map(({ reason }) => reason)
      .join('; ');

  it('is told of a question without a text, and of a text without a question', () => {
    const { '9': _left, ...items } = phq9.texts.en.items;
    expect(reasons({ texts: { en: { ...phq9.texts.en, items } } })).toMatch('the text of "9" is missing');
    const more = { ...phq9.texts.en.items, '11': 'More' };
    expect(reasons({ texts: { en: { ...phq9.texts.en, items: more } } })).toMatch('there is no "11" to have a text');
  });

  it('is told of a range that its questions do not reach', () => {
    expect(reasons({ scoring: { ...phq9.scoring!, max: 30 } })).toMatch('reach from 0 to 27, not from 0 to 30');
  });

  it('is told of a gap and of an overlap between bands', () => {
    const [first, ...others] = phq9.scoring!.bands;
    const withFirst = (to: number): string =>
      reasons({ scoring: { ...phq9.scoring!, bands: [{ ...first!, to }, ...others] } });
    expect(withFirst(3)).toMatch('a gap before the band "mild": 4 has no band');
    expect(withFirst(5)).toMatch('the band "mild" overlaps');
    expect(withFirst(4)).toBe('');
  });

  it('is told of an example that scores otherwise', () => {
    const [example] = phq9.examples;
    expect(reasons({ examples: [{ ...example!, total: 1 }] })).toMatch('scores 0 (minimal), not 1 (minimal)');
  });

  it('is told of skip logic that looks ahead', () => {
    const [first, ...others] = phq9.items;
    const items = [{ ...first!, showIf: { item: '2', atLeast: 1 } }, ...others];
    expect(reasons({ items })).toMatch('showIf needs an earlier question, not "2"');
  });
});
