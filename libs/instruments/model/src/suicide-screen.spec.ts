import { shownItems } from './answers';
import { instrumentOf } from './instruments';
import { asqResult, cSsrsLevel } from './suicide-screen';

const asq = instrumentOf('asq')!;
const cSsrs = instrumentOf('c-ssrs')!;

describe('the C-SSRS screener', () => {
  it.each(['4', '5', '6b'])('is high as soon as question %s is answered yes, whatever else is open', (id) => {
    expect(cSsrsLevel({ [id]: 1 })).toBe('high');
  });

  it('is moderate on a method without intent', () => {
    expect(cSsrsLevel({ '1': 1, '2': 1, '3': 1, '4': 0, '5': 0, '6': 0 })).toBe('moderate');
  });

  it('is moderate on behaviour longer ago than three months, or not yet dated, and high within them', () => {
    expect(cSsrsLevel({ '1': 0, '2': 0, '6': 1, '6b': 0 })).toBe('moderate');
    expect(cSsrsLevel({ '1': 0, '2': 0, '6': 1 })).toBe('moderate');
    expect(cSsrsLevel({ '1': 0, '2': 0, '6': 1, '6b': 1 })).toBe('high');
  });

  it.each(['1', '2'])('is low as soon as only question %s is answered yes', (id) => {
    expect(cSsrsLevel({ [id]: 1 })).toBe('low');
  });

  it('is none only when 1, 2 and 6 are all answered no', () => {
    expect(cSsrsLevel({ '1': 0, '2': 0, '6': 0 })).toBe('none');
    expect(cSsrsLevel({ '1': 0, '2': 0 })).toBeNull();
    expect(cSsrsLevel({})).toBeNull();
  });

  it('counts intent although the question before it was taken back', () => {
    expect(cSsrsLevel({ '1': 0, '2': 0, '4': 1, '6': 0 })).toBe('high');
  });

  it('asks 3 to 5 only after a yes to 2, and for the date only after a yes to 6', () => {
    const asked = (answers: Record<string, number>): string[] => shownItems(cSsrs, answers).map(({ id }) => id);
    expect(asked({ '1': 1, '2': 0 })).toEqual(['1', '2', '6']);
    expect(asked({ '2': 1 })).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(asked({ '2': 0, '6': 1 })).toEqual(['1', '2', '6', '6b']);
  });
});

describe('the ASQ', () => {
  it.each(['1', '2', '3', '4'])('is positive as soon as question %s is answered yes or refused', (id) => {
    expect(asqResult({ [id]: 1 })).toBe('positive');
    expect(asqResult({}, [id])).toBe('positive');
  });

  it('is acute on a yes to the last question and positive on a no to it', () => {
    expect(asqResult({ '1': 1, '2': 0, '3': 0, '4': 0, '5': 1 })).toBe('acute');
    expect(asqResult({ '1': 1, '2': 0, '3': 0, '4': 0, '5': 0 })).toBe('positive');
  });

  it('is negative only when the first four are all answered no', () => {
    expect(asqResult({ '1': 0, '2': 0, '3': 0, '4': 0 })).toBe('negative');
    expect(asqResult({ '1': 0, '2': 0, '3': 0 })).toBeNull();
  });

  it('asks about right now after any yes or refusal, and not otherwise', () => {
    const asksNow = (answers: Record<string, number>, refused: string[] = []): boolean =>
      shownItems(asq, answers, refused).some(({ id }) => id === '5');
    expect(asksNow({ '1': 0, '2': 0, '3': 0, '4': 0 })).toBe(false);
    for (const id of ['1', '2', '3', '4']) {
      expect(asksNow({ [id]: 1 })).toBe(true);
      expect(asksNow({}, [id])).toBe(true);
    }
  });
});
