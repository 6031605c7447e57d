import { edgesOf, isFinal, REFERRAL_STATES, WAITS_FOR } from '../lifecycle/referral-state';
import { BOARD_COLUMNS, columnOf, TRACKER_STEPS, trackerOf, turnOf } from './tracker';

describe('what a patient sees of a referral', () => {
  it('names whose turn it is wherever it goes on', () => {
    for (const state of REFERRAL_STATES) {
      if (state !== 'rerouted') expect(trackerOf(state, true).turn).toBe(turnOf(WAITS_FOR[state]));
    }
  });

  it('is over only where nothing follows, and another choice follows where one was turned down', () => {
    for (const state of REFERRAL_STATES) {
      if (trackerOf(state, true).mood === 'over') expect(isFinal(state)).toBe(true);
      if (edgesOf(state).includes('rerouted')) expect(trackerOf(state, true).mood).toBe('another');
    }
  });

  it('never says a visit before somebody came to one', () => {
    const visited = REFERRAL_STATES.filter((state) => trackerOf(state, true).done === TRACKER_STEPS.at(-1));
    expect(visited).toEqual([
      ...['attended', 'in_therapy', 'interim_note', 'cancel_requested', 'cancel_rejected', 'completed'],
    ]);
    expect(trackerOf('completed', false)).toMatchObject({ done: 'accepted', mood: 'over' });
  });
});

describe('the board', () => {
  it('has a place for every state, and every column has one', () => {
    expect(new Set(REFERRAL_STATES.map(columnOf))).toEqual(new Set(BOARD_COLUMNS));
  });

  it('closes what is final and nothing else', () => {
    for (const state of REFERRAL_STATES) expect(columnOf(state) === 'closed').toBe(isFinal(state));
  });
});
