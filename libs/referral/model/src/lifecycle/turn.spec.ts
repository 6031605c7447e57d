import { REFERRAL_STATES, WAITS_FOR } from './referral-state';
import { isTheirs, waitsFor } from './turn';

const told = { isToCall: false, isAnswered: false };

describe('whose move is waited for', () => {
  it('is who may move on from the state, where everybody knows of it', () => {
    for (const state of REFERRAL_STATES) expect(waitsFor({ state, ...told })).toBe(WAITS_FOR[state]);
  });

  it('is the clinic’s while the therapist was not told, and nobody’s at the end', () => {
    expect(waitsFor({ state: 'sent', ...told, isToCall: true })).toBe('sender');
    expect(waitsFor({ state: 'completed', ...told, isToCall: true })).toBeNull();
  });

  it('is the therapist’s again once their question was answered', () => {
    expect(waitsFor({ state: 'info_requested', ...told })).toBe('sender');
    expect(waitsFor({ state: 'info_requested', ...told, isAnswered: true })).toBe('receiver');
    expect(isTheirs({ state: 'info_requested', isAnswered: false })).toBe(false);
    expect(isTheirs({ state: 'received', isAnswered: false })).toBe(true);
  });
});
