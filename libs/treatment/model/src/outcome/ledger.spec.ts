import { addDays } from '@holdfast/check-in/model';
import { ledgerOf } from './ledger';

const FIRST = '2026-01-05';
const at = (days: number, hour = 10) => Date.parse(`${addDays(FIRST, days)}T${String(hour).padStart(2, '0')}:00:00Z`);
const given = (...days: number[]) => days.map((day) => ({ day: addDays(FIRST, day), at: at(day) }));
const totals = (...pairs: [number, number][]) =>
  pairs.map(([day, total]) => ({ day: addDays(FIRST, day), at: at(day, 20), total }));
const INDUCTION = [0, 3, 7, 10, 14, 17];

describe('the ledger of what infusions did', () => {
  it('has one line for an induction and one for each infusion after it', () => {
    const lines = ledgerOf(given(...INDUCTION, 60, 95), totals([-2, 20], [24, 6], [50, 12], [67, 5]), at(100));
    expect(lines.map(({ day, kind, infusions }) => [day, kind, infusions])).toEqual([
      [addDays(FIRST, 17), 'induction', 6],
      [addDays(FIRST, 60), 'maintenance', 1],
      [addDays(FIRST, 95), 'maintenance', 1],
    ]);
    expect(lines.map(({ held }) => held?.ending)).toEqual(['symptoms-returned', 'next-infusion', 'not-measured']);
  });

  it('measures each by the baseline of its own induction', () => {
    const second = INDUCTION.map((day) => day + 100);
    const scores = totals([-2, 20], [24, 9], [98, 14], [124, 9]);
    const lines = ledgerOf(given(...INDUCTION, ...second), scores, at(140));
    expect(lines.map(({ baseline }) => baseline)).toEqual([20, 14]);
    // Nine is half of twenty or less, and more than half of fourteen.
    expect(lines.map(({ held }) => held?.ending)).toEqual(['symptoms-returned', 'no-response']);
  });

  it('is cut off by a later induction at its first infusion, not at its end', () => {
    const second = INDUCTION.map((day) => day + 60);
    const [first] = ledgerOf(given(...INDUCTION, ...second), totals([-2, 20], [24, 6], [65, 18]), at(90));
    expect(first?.held).toMatchObject({ ending: 'next-infusion', heldDays: 43 });
  });

  it('claims nothing without a baseline', () => {
    const [line] = ledgerOf(given(...INDUCTION), totals([24, 6]), at(40));
    expect(line).toMatchObject({ baseline: null, held: null });
  });
});
