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

  it('flags no answer that says no, beside the one that says yes', () => {
    const asq = instrumentOf('asq')!;
    const said = (item: string, value: number | string) => ({ linkId: `asq.${item}`, id: item, value, at });
    const screened = {
      instruments: [phq9, asq],
      answers: [said('1', 0), said('2', 1), said('3', 0), said('4', 'refused'), said('5', 0)],
      findings: [{ rule: 'asq.positive', urgency: 'high', facts: {} }],
    } as unknown as CheckInReport;
    const [first] = formLines(screened, 'en');
    expect(first?.instrument.id).toBe('asq');
    expect(first?.lines.filter(({ isFlagged }) => isFlagged).map(({ id }) => id)).toEqual(['2', '4']);
    expect(first?.lines.find(({ id }) => id === '4')).toMatchObject({ said: null, isRefused: true });
  });

  it('flags a no where the no is what was found', () => {
    const evening = instrumentOf('evening')!;
    const home = {
      instruments: [evening],
      answers: [{ linkId: 'evening.home', id: 'x', value: 0, at }],
      findings: [{ rule: 'evening.not-safe', urgency: 'high', facts: {} }],
    } as unknown as CheckInReport;
    expect(formLines(home, 'en')[0]?.lines[0]).toMatchObject({ id: 'home', isFlagged: true });
  });

  it('has the suicide screen first, then the PHQ-9, then the rest as asked', () => {
    const order = ['symptoms', 'phq-9', 'gad-7', 'asq'].map((id) => instrumentOf(id)!);
    const sorted = formLines({ ...report, instruments: order }, 'en').map(({ instrument }) => instrument.id);
    expect(sorted).toEqual(['asq', 'phq-9', 'symptoms', 'gad-7']);
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
