/** What one threshold of vitals may be, and what it is where a clinic set nothing. */
export interface VitalsRange {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  readonly unit: 'mmHg' | 'percent' | 'perMinute';
}

const range = (unit: VitalsRange['unit'], usual: number, least: number, most: number): VitalsRange => ({
  ...{ unit, usual, least, most },
});

/**
 * Every threshold of vitals with its range.
 *
 * @source Holdfast clinical reference B.2: clinics' habits and one trial; design defaults throughout
 * @approved pending
 */
export const VITALS_RANGES = {
  warnSystolicMmHg: range('mmHg', 150, 120, 180),
  warnDiastolicMmHg: range('mmHg', 95, 80, 110),
  holdSystolicMmHg: range('mmHg', 160, 130, 190),
  holdDiastolicMmHg: range('mmHg', 100, 85, 120),
  stopSystolicMmHg: range('mmHg', 180, 150, 200),
  stopDiastolicMmHg: range('mmHg', 110, 100, 130),
  leastOxygenPercent: range('percent', 92, 85, 96),
  mostPulsePerMinute: range('perMinute', 120, 90, 160),
  leastPulsePerMinute: range('perMinute', 50, 30, 60),
} as const satisfies Readonly<Record<string, VitalsRange>>;

/** Whether a milder threshold lies above a graver one, so that a warning would never come before a stop. */
export function areCrossed(set: Readonly<Record<keyof typeof VITALS_RANGES, number>>): boolean {
  return (
    set.warnSystolicMmHg > set.holdSystolicMmHg ||
    set.holdSystolicMmHg > set.stopSystolicMmHg ||
    set.warnDiastolicMmHg > set.holdDiastolicMmHg ||
    set.holdDiastolicMmHg > set.stopDiastolicMmHg
  );
}
