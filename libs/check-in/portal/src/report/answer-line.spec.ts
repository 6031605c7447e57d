import type { CheckInReport } from '@holdfast/check-in/model';
import { instrumentOf } from '@holdfast/instruments/model';
import { bandWords, formLines } from './answer-line';

const phq9 = instrumentOf('phq-9')!;
const at = '2026-11-24T16:00:00Z';
const answer = (item: string, value: number | null) => ({ linkId: `phq-9.${item}`, id: item, value, at });
const report = {
  instruments: [phq9],
  answers: [answer('1', 2), answer('2', null), answer('9', 1)],
  findings: [{ rule: 'phq-9.item-9', urgency: 'moderate', facts: { value: 1 } }],
} as unknown as CheckInReport;
const line = (id: string) => formLines(report, 'en')[0]?.lines.find((one) => one.id === id);

describe('a report', () => {
  it('has the instrument’s exact words for question and answer, with what it counts', () => {
    expect(line('9')).toMatchObject({
      question: 'Thoughts that you would be better off dead or of hurting yourself in some way',
      said: 'Several days',
      points: 1,
    });
  });

  it('flags the answers that a rule saw, and no others', () => {
    expect(line('9')?.isFlagged).toBe(true);
    expect(line('1')?.isFlagged).toBe(false);
  });

  it('tells a question left open from one that the patient would rather not answer', () => {
    expect(line('2')).toMatchObject({ said: null, isRefused: true });
    expect(line('3')).toMatchObject({ said: null, isRefused: false });
  });

  it('keeps the wording of the language it really has', () => {
    const [english] = formLines({ ...report, instruments: [instrumentOf('gad-7')!] }, 'es');
    expect(english?.language).toBe('en');
  });

  it('names the band as published', () => {
    expect(bandWords(report, 'phq-9', 'moderate', 'en')).toMatch(/moderate/i);
    expect(bandWords(report, 'phq-9', null, 'en')).toBeNull();
  });
});
