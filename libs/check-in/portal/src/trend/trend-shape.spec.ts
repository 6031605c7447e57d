import type { TrendPoint, TrendSeries, TrendView } from '@holdfast/check-in/model';
import { changeOf, panelsOf, runsOf, spanOf, ticksOf } from './trend-shape';

const NOW = Date.parse('2026-11-24T17:00:00Z');
const daysAgo = (days: number): string => new Date(NOW - days * 86_400_000).toISOString();
const point = (days: number, total: number): TrendPoint => ({
  checkInId: null,
  at: daysAgo(days),
  total,
  band: null,
  step: null,
  mode: 'portal',
  late: false,
});
const five = { points: 5, source: 's' };
const change = (...points: TrendPoint[]) => changeOf({ points, meaningful: five });

describe('a trend', () => {
  it('joins points with a line, but never over a check-in without an answer', () => {
    const points = [point(30, 12), point(20, 10), point(10, 8)];
    const gap = { checkInId: 'g', from: daysAgo(16), to: daysAgo(14), forms: ['phq-9'] };
    expect(runsOf('phq-9', points, [gap]).map((run) => run.length)).toEqual([2, 1]);
    expect(runsOf('gad-7', points, [gap]).map((run) => run.length)).toEqual([3]);
    expect(runsOf('phq-9', points, []).map((run) => run.length)).toEqual([3]);
  });

  it('puts series of different ranges into pictures of their own', () => {
    const of = (form: string, max: number) => ({ form, min: 0, max, higherIsWorse: true }) as TrendSeries;
    const panels = panelsOf([of('phq-9', 27), of('gad-7', 21), of('qids-sr16', 27)]);
    expect(panels.map((panel) => panel.map(({ form }) => form))).toEqual([['phq-9', 'qids-sr16'], ['gad-7']]);
  });

  it('shows everything there is, infusions before the first score too', () => {
    const view = {
      series: [{ points: [point(40, 3)] }],
      infusions: [{ id: 'i', day: daysAgo(90).slice(0, 10) }],
    } as unknown as TrendView;
    expect((NOW - spanOf('all', view, NOW).from) / 86_400_000).toBeGreaterThan(90);
    expect((NOW - spanOf('1m', view, NOW).from) / 86_400_000).toBe(31);
  });

  it('leaves out no month where all have room, and every second one where not', () => {
    const span = { from: Date.parse('2026-08-22T10:00:00Z'), to: Date.parse('2026-11-22T10:00:00Z') };
    const monthsAt = (most: number) => ticksOf(span, most).map(({ at }) => new Date(at).toISOString().slice(0, 7));
    expect(monthsAt(3)).toEqual(['2026-09', '2026-10', '2026-11']);
    expect(monthsAt(2)).toEqual(['2026-09', '2026-11']);
  });

  it('writes few enough days under the axis, whatever the stretch', () => {
    for (const days of [7, 31, 92, 366, 1500]) {
      const ticks = ticksOf({ from: NOW - days * 86_400_000, to: NOW }, 6);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }
  });
});

describe('the sentence about a trend', () => {
  it('has nothing to say without a score, and compares the first with none', () => {
    expect(change()).toBeNull();
    expect(change(point(0, 9))).toBe('first');
    expect(change(point(13, 20), point(0, 9))).toBe('first');
  });

  it('says “lower” from a meaningful change on, and “a little” below it', () => {
    expect(change(point(30, 14), point(0, 9))).toBe('lower');
    expect(change(point(30, 13), point(0, 9))).toBe('a-little-lower');
    expect(change(point(30, 9), point(0, 14))).toBe('higher');
    expect(change(point(30, 9), point(0, 13))).toBe('a-little-higher');
  });

  it('says “about the same” under two points', () => {
    expect(change(point(30, 10), point(0, 9))).toBe('same');
    expect(change(point(30, 11), point(0, 9))).toBe('a-little-lower');
  });

  it('compares with the score closest to a month before', () => {
    expect(change(point(58, 3), point(29, 20), point(15, 3), point(0, 9))).toBe('lower');
  });
});
