import { fieldsOf, gapsOf, type PlanFields, planOf } from './plan-fields';

const whole: PlanFields = {
  ...fieldsOf(null, '2026-03-02'),
  ...{ mgPerKg: '0.5', weightKg: '80', infusions: '6', leastDays: '2', mostDays: '4', goals: 'To sleep again.' },
};
const gaps = (changed: Partial<PlanFields>) => [...gapsOf({ ...whole, ...changed })];

describe('a plan while it is written', () => {
  it('is signed as it was typed, and read back the same', () => {
    const plan = planOf(whole);
    expect(plan).toMatchObject({
      dose: { basis: 'actual-weight', mgPerKg: 0.5, weightKg: 80 },
      ...{ infusions: 6, countsFrom: '2026-03-02', leastDays: 2, mostDays: 4, escort: null, notes: null },
    });
    expect(fieldsOf(plan, '2030-01-01')).toEqual(whole);
  });

  it('takes a comma for the point', () => {
    expect(planOf({ ...whole, mgPerKg: '0,75' })?.dose).toMatchObject({ mgPerKg: 0.75 });
  });

  it('needs a weight only where the dose is by weight', () => {
    expect(gaps({ weightKg: '' })).toEqual([['weightKg', 'number']]);
    expect(gaps({ basis: 'fixed', mg: '40', weightKg: '' })).toEqual([]);
  });

  it.each([
    [{ mgPerKg: 'much' }, 'mgPerKg', 'number'],
    [{ mgPerKg: '0' }, 'mgPerKg', 'dose'],
    [{ mgPerKg: '7.6' }, 'mgPerKg', 'dose'],
    [{ weightKg: '24' }, 'weightKg', 'weight'],
    [{ infusions: '0' }, 'infusions', 'whole'],
    [{ infusions: '61' }, 'infusions', 'whole'],
    [{ infusions: '1.5' }, 'infusions', 'whole'],
    [{ leastDays: '5' }, 'mostDays', 'spacing'],
    [{ countsFrom: '' }, 'countsFrom', 'day'],
    [{ goals: '  ' }, 'goals', 'words'],
    [{ escortName: 'Ana' }, 'escortName', 'escort'],
  ] as const)('with %j lacks at %s: %s', (changed, field, gap) => {
    expect(gaps(changed)).toEqual([[field, gap]]);
    expect(planOf({ ...whole, ...changed })).toBeNull();
  });

  it('takes up to sixty infusions, equal days, and a whole escort', () => {
    const escort = { escortName: 'Ana', relation: 'sister', phone: '555 0142' };
    expect(gaps({ infusions: '60', leastDays: '4', mgPerKg: '7.5', ...escort })).toEqual([]);
  });
});
