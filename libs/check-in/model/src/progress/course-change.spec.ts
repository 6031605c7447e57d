import { addDays } from '../schedule/local-time';
import { seriesStartOf } from './course-change';

const DAY_MS = 86_400_000;
const on = (offset: number) => addDays('2026-01-05', offset);
const infusions = (...offsets: number[]) => offsets.map((offset) => ({ kind: 'infusion' as const, day: on(offset) }));
const intake = (offset: number) => ({ kind: 'intake' as const, day: on(offset) });
/** The day whose end is the start, as an offset. */
const startOf = (anchors: Parameters<typeof seriesStartOf>[0], at: number) => {
  const start = seriesStartOf(anchors, Date.parse(on(at)));
  return start === null ? null : (start - DAY_MS - Date.parse(on(0))) / DAY_MS;
};

describe('when the series began that a day belongs to', () => {
  it('is the first infusion of its induction, and boosters do not begin another', () => {
    const course = infusions(0, 3, 7, 10, 14, 17, 60, 120);
    expect(startOf(course, 130)).toBe(0);
    expect(startOf(course, 5)).toBe(0);
  });

  it('is the second induction’s own once there is one, and stays the first’s for days before it', () => {
    const course = infusions(0, 3, 7, 10, 14, 17, 90, 93, 97, 100);
    expect(startOf(course, 101)).toBe(90);
    expect(startOf(course, 89)).toBe(0);
  });

  it('is an intake where that is later: a second course has begun before its fourth infusion', () => {
    expect(startOf([...infusions(0, 3, 7, 10, 90), intake(88)], 95)).toBe(88);
    expect(startOf([intake(-3), ...infusions(0, 3, 7, 10)], 20)).toBe(0);
  });

  it('is not known where nothing is', () => {
    expect(startOf([], 10)).toBeNull();
    expect(startOf(infusions(30), 10)).toBeNull();
  });
});
