import type { CheckInSheet } from '@holdfast/check-in/model';
import { instrumentOf } from '@holdfast/instruments/model';
import { type HeldSheet, begin, questionsIn, withAnswer, withSupport } from './held-sheet';

const sheet = {
  id: 'c',
  state: 'due',
  screen: null,
  instruments: [instrumentOf('phq-9')!, instrumentOf('gad-7')!],
  screenInstrument: instrumentOf('asq')!,
  answers: [],
} as unknown as CheckInSheet;
const first = begin(sheet, null, []);
const give = (held: HeldSheet, linkId: string, value: number | string) =>
  withAnswer(held, { linkId, id: `${linkId}=${value}`, value });
const links = (held: HeldSheet): string[] => questionsIn(held).map(({ linkId }) => linkId);

describe('a check-in on this device', () => {
  it('asks its forms in order, and no screen while nothing calls for one', () => {
    expect(links(first).slice(0, 2)).toEqual(['phq-9.1', 'phq-9.2']);
    expect(links(give(first, 'phq-9.9', 0).held).some((link) => link.startsWith('asq'))).toBe(false);
  });

  it('shows help at the first point of item 9, and puts the screen directly after it', () => {
    const { held, isGrave } = give(first, 'phq-9.9', 1);
    expect(isGrave).toBe(true);
    expect(held.support).toEqual({ level: 'moderate', concern: 'harm', contactBy: null });
    const after = links(held).indexOf('phq-9.9');
    expect(links(held)[after + 1]).toBe('asq.1');
    expect(links(held).indexOf('gad-7.1')).toBeGreaterThan(links(held).indexOf('asq.4'));
  });

  it('keeps the screen once it was asked for, also when the answer is taken back', () => {
    expect(links(give(give(first, 'phq-9.9', 2).held, 'phq-9.9', 0).held)).toContain('asq.1');
  });

  it('shows help again when an answer is graver than any before, and not when it is as grave', () => {
    const moderate = give(first, 'phq-9.9', 1).held;
    const again = give(moderate, 'asq.1', 1);
    expect(again.isGrave).toBe(false);
    const acute = give(again.held, 'asq.5', 1);
    expect(acute.isGrave).toBe(true);
    expect(acute.held.support?.level).toBe('critical');
  });

  it('shows help again for a critical danger of its own, once, however critical what came before was', () => {
    const said = { level: 'critical', contactBy: null, someoneReads: true } as const;
    const critical = withSupport(give(first, 'phq-9.9', 1).held, said, 'phq-9.9').held;
    expect(give(critical, 'asq.1', 1).isGrave).toBe(false);
    const acute = give(critical, 'asq.5', 1);
    expect(acute.isGrave).toBe(true);
    expect(withSupport(acute.held, said, 'asq.5').isGrave).toBe(false);
    const backAndForth = give(give(acute.held, 'asq.5', 0).held, 'asq.5', 1);
    expect(backAndForth.isGrave).toBe(false);
  });

  it('says of each danger whether it is about harm or about the body, and how grave that one is', () => {
    const acute = give(first, 'asq.5', 1).held;
    const sick = give(acute, 'symptoms.nausea', 3);
    expect(sick).toMatchObject({ isGrave: true, held: { support: { level: 'high', concern: 'medical' } } });
    const said = { level: 'critical', contactBy: null, someoneReads: true } as const;
    const after = withSupport(sick.held, said, 'symptoms.nausea');
    expect(after).toMatchObject({ isGrave: false, held: { support: { level: 'high', concern: 'medical' } } });
    expect(give(sick.held, 'symptoms.headache', 3)).toMatchObject({
      ...{ isGrave: true, held: { support: { level: 'critical', concern: 'medical' } } },
    });
    expect(give(sick.held, 'symptoms.pregnancy', 1).isGrave).toBe(false);
    const only = withSupport(first, said, 'symptoms.bp-upper');
    expect(only).toMatchObject({ isGrave: true, held: { support: { level: 'critical', concern: 'medical' } } });
  });

  it('counts a refusal of the screen as a reason to ask on', () => {
    const refused = give(give(first, 'phq-9.9', 1).held, 'asq.1', 'refused').held;
    expect(links(refused)).toContain('asq.5');
    const answered = give(give(first, 'phq-9.9', 1).held, 'asq.1', 0).held;
    expect(links(answered)).not.toContain('asq.5');
  });

  it('takes over what the clinic says, and never makes light of what it knew', () => {
    const critical = give(give(first, 'phq-9.9', 1).held, 'asq.5', 1).held;
    const told = withSupport(
      critical,
      { level: 'high', contactBy: '2026-11-24T20:00:00Z', someoneReads: true },
      'asq.5',
    );
    expect(told.isGrave).toBe(false);
    expect(told.held.support).toEqual({
      ...{ level: 'critical', concern: 'harm', contactBy: '2026-11-24T20:00:00Z', someoneReads: true },
    });
    const graver = withSupport(
      give(first, 'phq-9.9', 1).held,
      { level: 'high', contactBy: null, someoneReads: false },
      'phq-9.9',
    );
    expect(graver.isGrave).toBe(true);
  });

  it('takes an answer that is still under way for the latest word, before the one at the server', () => {
    const there = { ...sheet, answers: [{ linkId: 'phq-9.1', id: 'old', value: 3, at: '2026-11-24T17:00:00Z' }] };
    const body = { id: 'new', version: 1, value: 1, replaces: 'old' };
    const held = begin(there, null, [{ id: 'new', kind: 'answer', linkId: 'phq-9.1', body }]);
    expect(held.answers).toEqual([{ linkId: 'phq-9.1', id: 'new', value: 1 }]);
  });

  it('finds the answer that asked for the screen where another device gave it', () => {
    const there = { ...sheet, answers: [{ linkId: 'phq-9.9', id: 'x', value: 1, at: '2026-11-24T17:00:00Z' }] };
    expect(links(begin(there, null, []))).toContain('asq.1');
    const takenBack = { ...there, answers: [], screen: { id: 'asq', version: 1 } };
    expect(links(begin(takenBack, null, []))).toContain('asq.1');
  });
});
