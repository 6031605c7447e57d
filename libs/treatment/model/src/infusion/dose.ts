import { z } from 'zod';

/** Milligrams given, within what can be drawn up at all. */
export const DoseMg = z.number().gt(0).max(600);

/** Kilograms, within what a person can weigh. */
export const WeightKg = z.number().min(25).max(350);

/** How ketamine is given. */
export const ROUTES = ['iv', 'im', 'intranasal', 'oral'] as const;

/** How ketamine is given; `oral` is under supervision at the clinic. */
export type Route = (typeof ROUTES)[number];

const LEAST_PER_KG = 0.1;
const MOST_PER_KG: Readonly<Record<Route, number>> = { iv: 1, im: 1.5, intranasal: 2, oral: 4 };

/** Milligrams for each kilogram, two decimals. */
export function perKg(doseMg: number, weightKg: number): number {
  return Math.round((doseMg / weightKg) * 100) / 100;
}

/**
 * Whether a dose is so far from what is usual that whoever gives it must write down why.
 *
 * @source Holdfast clinical reference B.1 and B.7 (0.5–1 mg/kg intravenous); other routes are design defaults
 * @approved pending
 */
export function isUnusualDose(doseMg: number, weightKg: number, route: Route): boolean {
  const each = perKg(doseMg, weightKg);
  return each < LEAST_PER_KG || each > MOST_PER_KG[route];
}
