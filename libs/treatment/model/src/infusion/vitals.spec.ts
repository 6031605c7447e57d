import { DEFAULT_VITALS_THRESHOLDS, judgeVitals, Vitals, VitalsThresholds, type VitalsPhase } from './vitals';
import { VITALS_RANGES } from './vitals-range';

const pressure = (systolicMmHg: number, diastolicMmHg = 70): Vitals => ({
  ...{ systolicMmHg, diastolicMmHg, pulsePerMinute: null, oxygenPercent: null, breathsPerMinute: null },
});
const judged = (phase: VitalsPhase, one: Vitals, before: Vitals | null = null) => judgeVitals(phase, one, before);

describe('the thresholds of vitals', () => {
  it('never let a graver one lie below a milder one, nor leave their ranges', () => {
    const parse = (change: object) => VitalsThresholds.safeParse({ ...DEFAULT_VITALS_THRESHOLDS, ...change }).success;
    expect([parse({ warnSystolicMmHg: 160 }), parse({ warnSystolicMmHg: 161 })]).toEqual([true, false]);
    expect([parse({ holdDiastolicMmHg: 110 }), parse({ holdDiastolicMmHg: 111 })]).toEqual([true, false]);
    expect([parse({ leastOxygenPercent: 96 }), parse({ leastOxygenPercent: 97 })]).toEqual([true, false]);
    expect(VitalsThresholds.parse({})).toEqual(
      Object.fromEntries(Object.entries(VITALS_RANGES).map(([name, { usual }]) => [name, usual])),
    );
  });
});

describe('vitals', () => {
  it('before the infusion warn from 150/95 and hold from 160/100', () => {
    expect([149, 150, 159, 160, 200].map((systolic) => judged('before', pressure(systolic)))).toEqual([
      ...['fine', 'warn', 'warn', 'hold', 'hold'],
    ]);
    expect([94, 95, 99, 100].map((diastolic) => judged('before', pressure(130, diastolic)))).toEqual([
      ...['fine', 'warn', 'warn', 'hold'],
    ]);
  });

  it('while it runs ask to stop once 180/110 was seen twice in a row, and warn at the first', () => {
    expect(judged('during', pressure(180), pressure(179))).toBe('warn');
    expect(judged('during', pressure(180), pressure(180))).toBe('stop');
    expect(judged('during', pressure(120, 110), pressure(181, 90))).toBe('stop');
    expect(judged('observation', pressure(179, 109), pressure(190, 120))).toBe('warn');
    expect(judged('during', pressure(170), null)).toBe('warn'); // a rise of this size is expected then
  });

  it('warn of too little oxygen and an odd pulse', () => {
    const none = { ...pressure(0), systolicMmHg: null, diastolicMmHg: null };
    const oxygen = (percent: number) => judged('during', { ...none, oxygenPercent: percent });
    expect([91, 92].map(oxygen)).toEqual(['warn', 'fine']);
    const pulse = (rate: number) => judged('during', { ...none, pulsePerMinute: rate });
    expect([49, 50, 120, 121].map(pulse)).toEqual(['warn', 'fine', 'fine', 'warn']);
  });

  it('that no living person has are slips', () => {
    const valid = (one: unknown) => Vitals.safeParse(one).success;
    expect(valid(pressure(120, 80))).toBe(true);
    expect(valid(pressure(1200, 80))).toBe(false);
    expect(valid(pressure(80, 80))).toBe(false);
    expect(valid({ ...pressure(120), diastolicMmHg: null })).toBe(false);
    expect(valid({ ...pressure(0), systolicMmHg: null, diastolicMmHg: null })).toBe(false);
  });

  it('have thresholds that do not cross', () => {
    expect(VitalsThresholds.safeParse({ warnSystolicMmHg: 165 }).success).toBe(false);
    expect(VitalsThresholds.safeParse({ warnSystolicMmHg: 155 }).success).toBe(true);
  });
});
