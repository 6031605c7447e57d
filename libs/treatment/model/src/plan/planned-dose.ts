import { DoseMg, isUnusualDose, type Route, WeightKg } from '../infusion/dose';

/** Which weight a dose is reckoned by, or none: so many milligrams whatever somebody weighs. */
export const DOSE_BASES = ['actual-weight', 'ideal-weight', 'fixed'] as const;

/** Which weight a dose is reckoned by. */
export type DoseBasis = (typeof DOSE_BASES)[number];

/** How a dose is planned. */
export type PlannedDose =
  | {
      readonly basis: Exclude<DoseBasis, 'fixed'>;
      /** Milligrams for each kilogram. */
      readonly mgPerKg: number;
      readonly weightKg: number;
    }
  | {
      readonly basis: 'fixed';
      readonly mg: number;
      /** For comparing only; null where it is not known. */
      readonly weightKg: number | null;
    };

/** The planned dose in milligrams, one decimal. */
export function plannedMg(dose: PlannedDose): number {
  const mg = dose.basis === 'fixed' ? dose.mg : dose.mgPerKg * dose.weightKg;
  return Math.round(mg * 10) / 10;
}

/** What of a planned dose is not possible at all; null where all is. */
export function impossibleDose(dose: PlannedDose): 'weight' | 'dose' | null {
  if (dose.weightKg !== null && !WeightKg.safeParse(dose.weightKg).success) return 'weight';
  return DoseMg.safeParse(plannedMg(dose)).success ? null : 'dose';
}

/** Whether a planned dose is far from what is usual by this route; null where no weight is known to judge by. */
export function isUnusualPlan(dose: PlannedDose, route: Route): boolean | null {
  return dose.weightKg === null ? null : isUnusualDose(plannedMg(dose), dose.weightKg, route);
}
