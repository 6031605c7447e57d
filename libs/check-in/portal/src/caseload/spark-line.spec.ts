import { sparkPoints } from './spark-line';

const total = (day: string, points: number) => ({ at: `2026-11-${day}T09:00:00Z`, total: points });

describe('a short line of totals', () => {
  it('spans the instrument’s full range, so that the lowest total is at the foot and the highest at the top', () => {
    expect(sparkPoints([total('01', 0), total('08', 27)]).map(({ y }) => y)).toEqual([25, 3]);
  });

  it('lies by time, not by number', () => {
    const [, middle] = sparkPoints([total('01', 5), total('02', 5), total('11', 5)]);
    expect(middle?.x).toBe(12);
  });

  it('has one point for one total, and none for none', () => {
    expect(sparkPoints([total('01', 9)])).toHaveLength(1);
    expect(sparkPoints([])).toEqual([]);
  });
});
