import { WishesView } from '../search/search.contract';
import { spokenName } from './spoken';

const WISHES = { modalities: [], payer: null, mostFee: null, meeting: null, gender: null, accessibility: [] };

describe('a language that a patient wishes for', () => {
  it('is one by its tag', () => {
    const isTaken = (language: string) => WishesView.safeParse({ ...WISHES, languages: [language] }).success;
    expect(['es', 'en', 'es-MX', 'tgl'].map(isTaken)).toEqual([true, true, true, true]);
    expect(['', 'x', 'e', 'spanish!', 'ES'].map(isTaken)).toEqual([false, false, false, false, false]);
  });

  it('is told by its name, and as it was written where it has none', () => {
    expect(spokenName('es', 'en-US')).toBe('Spanish');
    expect(spokenName('es', 'es-US')).toBe('español');
    expect(['', 'x', 'spanish!'].map((tag) => spokenName(tag, 'en-US'))).toEqual(['', 'x', 'spanish!']);
  });
});
