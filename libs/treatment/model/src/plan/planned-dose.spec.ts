import { impossibleDose, isUnusualPlan, type PlannedDose, plannedMg } from './planned-dose';

const perKg = (mgPerKg: number, weightKg: number): PlannedDose => ({ basis: 'actual-weight', mgPerKg, weightKg });
const fixed = (mg: number, weightKg: number | null = null): PlannedDose => ({ basis: 'fixed', mg, weightKg });

describe('a planned dose', () => {
  it('is reckoned by the weight that was chosen, or stands as it is', () => {
    expect(plannedMg(perKg(0.5, 82))).toBe(41);
    expect(plannedMg({ basis: 'ideal-weight', mgPerKg: 0.5, weightKg: 63.5 })).toBe(31.8);
    expect(plannedMg(fixed(50))).toBe(50);
  });

  it.each([
    [fixed(600), null],
    [fixed(600.1), 'dose'],
    [fixed(0.1), null],
    [fixed(0), 'dose'],
    [perKg(2, 300), null],
    [perKg(2, 300.1), 'dose'],
    [perKg(0.5, 25), null],
    [perKg(0.5, 24.9), 'weight'],
    [perKg(0.5, 350), null],
    [perKg(0.5, 350.1), 'weight'],
    [fixed(50, 20), 'weight'],
  ] as const)('%j is possible, or not because of: %s', (dose, why) => {
    expect(impossibleDose(dose)).toBe(why);
  });

  it('is unusual by route and weight, and not judged without one', () => {
    expect(isUnusualPlan(perKg(1, 80), 'iv')).toBe(false);
    expect(isUnusualPlan(perKg(1.01, 80), 'iv')).toBe(true);
    expect(isUnusualPlan(perKg(1.01, 80), 'im')).toBe(false);
    expect(isUnusualPlan(fixed(150, 80), 'iv')).toBe(true);
    expect(isUnusualPlan(fixed(150), 'iv')).toBeNull();
  });
});
