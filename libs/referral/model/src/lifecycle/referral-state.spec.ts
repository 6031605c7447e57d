import fc from 'fast-check';
import data from '../testdata/referral-states.json' with { type: 'json' };
import { type ReferralMove, moveRefusal, movesOf } from './referral-move';
import {
  ASKS_REASON,
  edgesOf,
  isFinal,
  MOVERS,
  moversOf,
  REFERRAL_OUTCOMES,
  REFERRAL_STATES,
  type ReferralState,
} from './referral-state';

const FINAL = ['rerouted', 'completed', 'cancelled', 'entered_in_error'];
const move = (part: Partial<ReferralMove> = {}): ReferralMove => ({
  ...{ to: 'sent', by: 'sender', reason: 'because', outcome: 'got_help', hasRelease: true, hasStandingConsent: true },
  ...part,
});

describe('the states of a referral', () => {
  it('are those of the data file, with its edges and no others', () => {
    expect(REFERRAL_STATES.toSorted()).toEqual(data.states.map(({ state }) => state).toSorted());
    expect(Object.fromEntries(REFERRAL_STATES.map((state) => [state, edgesOf(state)]))).toEqual(data.transitions);
    expect(REFERRAL_OUTCOMES).toEqual(data.outcomes);
  });

  it('are moved into by whom the data file names', () => {
    for (const { state, mover } of data.states) {
      const into = REFERRAL_STATES.filter((from) => edgesOf(from).includes(state as ReferralState));
      for (const from of into) {
        const named = MOVERS.filter((one) => mover.split(/\W+/).includes(one));
        for (const one of moversOf(from, state as ReferralState)) expect(named).toContain(one);
      }
    }
  });

  it('ask for a reason where the data file does', () => {
    const asked = data.states.filter((one) => 'reasonRequired' in one && one.reasonRequired).map(({ state }) => state);
    expect([...ASKS_REASON]).toEqual(asked);
  });

  it('end in four, and from each an end can be reached', () => {
    expect(REFERRAL_STATES.filter(isFinal)).toEqual(expect.arrayContaining(FINAL));
    for (const state of REFERRAL_STATES) expect(endsFrom(state)).toBe(true);
  });
});

describe('a move', () => {
  it('is refused where there is no such way', () => {
    expect(moveRefusal('draft', move({ to: 'accepted', by: 'receiver' }))).toBe('edge');
    expect(moveRefusal('completed', move({ to: 'sent' }))).toBe('edge');
  });

  it('is only its mover’s: the clinic never accepts for a therapist, nor ends what has begun', () => {
    expect(moveRefusal('sent', move({ to: 'accepted', by: 'sender' }))).toBe('mover');
    expect(moveRefusal('sent', move({ to: 'cancelled', by: 'sender' }))).toBeNull();
    expect(moveRefusal('cancel_requested', move({ to: 'cancelled', by: 'sender' }))).toBe('mover');
    expect(moveRefusal('cancel_requested', move({ to: 'cancelled', by: 'receiver' }))).toBeNull();
  });

  it('says why where that is asked for, and more than blanks', () => {
    const declined = { to: 'declined', by: 'receiver' } as const;
    expect(moveRefusal('sent', move({ ...declined, reason: '  ' }))).toBe('reason');
    expect(moveRefusal('sent', move({ ...declined, reason: 'full' }))).toBeNull();
  });

  it('says why where the clinic’s side ends it, and not where the receiver agrees to an end', () => {
    for (const [from, to] of [
      ['sent', 'cancelled'],
      ['draft', 'entered_in_error'],
      ['attended', 'cancel_requested'],
    ] as const) {
      expect(moveRefusal(from, move({ to, by: 'sender', reason: null }))).toBe('reason');
      expect(moveRefusal(from, move({ to, by: 'sender' }))).toBeNull();
    }
    expect(moveRefusal('cancel_requested', move({ to: 'cancelled', by: 'receiver', reason: null }))).toBeNull();
  });

  it('ends with an outcome, or not', () => {
    const completed = { to: 'completed', by: 'receiver' } as const;
    expect(moveRefusal('attended', move({ ...completed, outcome: null }))).toBe('outcome');
    expect(moveRefusal('attended', move(completed))).toBeNull();
  });

  it('sends nothing without a release, and re-routes by itself only whoever agreed', () => {
    expect(moveRefusal('draft', move({ hasRelease: false }))).toBe('release');
    const rerouted = { to: 'rerouted', hasStandingConsent: false } as const;
    expect(moveRefusal('expired', move({ ...rerouted, by: 'timer' }))).toBe('consent');
    expect(moveRefusal('expired', move({ ...rerouted, by: 'sender' }))).toBeNull();
  });
});

describe('any walk of sender, receiver and timer', () => {
  it('stays on the edges of the data file for 10,000 moves and more, and can always still end', () => {
    const edges = data.transitions as Readonly<Record<string, readonly string[]>>;
    const tried = fc.record({
      to: fc.constantFrom(...REFERRAL_STATES),
      by: fc.constantFrom(...MOVERS),
      // Every other one goes where its mover could, with all that is asked of it, so that walks go far.
      isWilling: fc.boolean(),
      way: fc.nat(7),
      reason: fc.constantFrom(null, '', 'because'),
      outcome: fc.constantFrom(null, ...REFERRAL_OUTCOMES),
      hasRelease: fc.boolean(),
      hasStandingConsent: fc.boolean(),
    });
    let made = 0;
    const seen = new Set<ReferralState>();
    const walk = fc.property(fc.array(tried, { minLength: 200, maxLength: 200 }), (moves) => {
      let state: ReferralState = 'draft';
      for (const { isWilling, way, ...one } of moves) {
        const open = movesOf(state, one.by);
        const willing = isWilling ? open[way % Math.max(1, open.length)] : undefined;
        const next = willing ? move({ to: willing, by: one.by }) : one;
        if (moveRefusal(state, next) !== null) continue;
        expect(edges[state]).toContain(next.to);
        expect(endsFrom(next.to)).toBe(true);
        made += 1;
        seen.add(next.to);
        state = isFinal(next.to) ? 'draft' : next.to;
      }
    });
    fc.assert(walk, { numRuns: 300, seed: 5 });
    expect(made).toBeGreaterThanOrEqual(10_000);
    expect(seen.size).toBe(REFERRAL_STATES.length - 1); // nothing leads back to a draft
  });
});

/** Whether an end can be reached along moves that somebody may make. */
function endsFrom(start: ReferralState): boolean {
  const seen = new Set<ReferralState>([start]);
  for (const state of seen) {
    if (isFinal(state)) return true;
    for (const by of MOVERS) for (const to of movesOf(state, by)) seen.add(to);
  }
  return false;
}
