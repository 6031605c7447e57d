/**
 * How old a person is.
 *
 * @param dateOfBirth `YYYY-MM-DD`
 * @param today `YYYY-MM-DD` where the clinic is
 * @returns whole years
 */
export function ageOn(dateOfBirth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return today.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}
