import { EnterAnswers } from './check-in.contract';

const phq9 = (answers: Record<string, number>) => ({ id: 'phq-9', version: 1, answers });
const takes = (forms: unknown[], takenAt = '2026-05-01T09:00:00Z') =>
  EnterAnswers.safeParse({ mode: 'paper', takenAt, forms }).success;

describe('what staff take down', () => {
  it('holds an answer: an empty sheet is silence', () => {
    expect(takes([phq9({ '1': 0 })])).toBe(true);
    expect(takes([phq9({})])).toBe(false);
  });

  it('names each form once, so that no answer is lost to another', () => {
    expect(takes([phq9({ '1': 0 }), phq9({ '1': 3 })])).toBe(false);
  });

  it('is dated to this century', () => {
    expect(takes([phq9({ '1': 0 })], '2000-01-01T00:00:00Z')).toBe(true);
    expect(takes([phq9({ '1': 0 })], '1999-12-31T23:59:59Z')).toBe(false);
    expect(takes([phq9({ '1': 0 })], '0202-05-01T09:00:00Z')).toBe(false);
  });
});
