import { DEFAULT_VITALS_THRESHOLDS as SET, type JudgedVitals } from '@holdfast/treatment/model';
import { panelsOf, runsOf, stretchOf, timesOf } from './vitals-shape';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T10:00:00Z');
const taken = (minutes: number, systolicMmHg: number | null): JudgedVitals => ({
  ...{ entryId: `v${minutes}`, at: START + minutes * MINUTE, phase: 'during', verdict: 'fine' },
  vitals: { systolicMmHg, diastolicMmHg: null, pulsePerMinute: 70, oxygenPercent: 98, breathsPerMinute: null },
});
const runs = (...all: JudgedVitals[]) => runsOf(all, 'systolicMmHg').map((run) => run.map(({ value }) => value));

describe('vitals over time', () => {
  it('are joined where they follow each other, and not over more than half an hour', () => {
    expect(runs(taken(0, 120), taken(30, 130))).toEqual([[120, 130]]);
    expect(runs(taken(0, 120), taken(31, 130))).toEqual([[120], [130]]);
  });

  it('leave a gap where a measure was not taken', () => {
    expect(runs(taken(0, 120), taken(10, null), taken(20, 130))).toEqual([[120], [130]]);
    expect(runs(taken(0, null))).toEqual([]);
  });

  it('stand on an axis that stays the same until a measure would leave it', () => {
    const most = (value: number) => panelsOf([taken(0, value)], SET)[0]?.most;
    expect([most(100), most(240), most(241)]).toEqual([240, 240, 300]);
    const [pressure] = panelsOf([], SET);
    expect(pressure?.limits.map(({ at }) => at)).toEqual([150, 160, 180, 95, 100, 110]);
  });

  it('cover at least an hour, with few and round times below', () => {
    const short = stretchOf([START]);
    expect(short.to - short.from).toBe(60 * MINUTE);
    const long = stretchOf([START, START + 170 * MINUTE]);
    expect(long.to).toBe(START + 175 * MINUTE);
    expect(timesOf(long).length).toBeLessThanOrEqual(9);
    expect(timesOf(long).every((at) => at % (30 * MINUTE) === 0)).toBe(true);
  });
});
