import { wilson } from './wilson';

describe('a share with its interval', () => {
  it('is the reference’s example: 54 of 100', () => {
    const found = wilson(54, 100);
    expect(found?.low).toBeCloseTo(0.4426, 4);
    expect(found?.high).toBeCloseTo(0.6344, 4);
  });

  it('stays between nobody and everybody', () => {
    expect(wilson(0, 10)).toMatchObject({ share: 0, low: 0 });
    expect(wilson(10, 10)).toMatchObject({ share: 1, high: 1 });
    expect(wilson(0, 0)).toBeNull();
  });
});
