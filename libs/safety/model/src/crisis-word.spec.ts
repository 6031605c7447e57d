import { ALL_DEFAULT_CRISIS_WORDS, hasCrisisWords } from './crisis-word';

const found = (text: string): boolean => hasCrisisWords(text, ALL_DEFAULT_CRISIS_WORDS);

describe('words that show where help is', () => {
  it('are found whatever the case, the spaces and the line breaks', () => {
    expect(found('Sometimes I WANT   to\ndie.')).toBe(true);
  });

  it('are found with straight, curly and missing apostrophes', () => {
    expect(found("I don't want to live")).toBe(true);
    expect(found('I don’t want to live')).toBe(true);
    expect(found('i dont want to live')).toBe(true);
  });

  it('are found in Spanish with and without accents', () => {
    expect(found('Estarían mejor sin mí')).toBe(true);
    expect(found('estarian mejor sin mi')).toBe(true);
    expect(found('No puedo mas')).toBe(true);
  });

  it('are whole words: a longer word that holds one is not it', () => {
    expect(hasCrisisWords('suicidesquad tickets', ['suicide'])).toBe(false);
    expect(hasCrisisWords('the suicide hotline', ['suicide'])).toBe(true);
  });

  it('are not seen in everyday messages', () => {
    for (const text of ['Can I take my usual medicine?', '¿A qué hora es mi cita?', 'My phone died again', '']) {
      expect(found(text)).toBe(false);
    }
  });

  it('never match on a blank entry of a clinic’s list', () => {
    expect(hasCrisisWords('hello', ['', '  '])).toBe(false);
  });
});
