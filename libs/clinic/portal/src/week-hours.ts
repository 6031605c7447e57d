import type { ClinicView } from '@holdfast/clinic/model';

/** Days in a row that have the same hours, 1 for Monday to 7 for Sunday. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
  /** Opening and closing as `HH:MM`; none where the clinic is closed. */
  readonly hours: readonly { readonly opens: string; readonly closes: string }[];
}

/** The week as few lines as it takes: neighbouring days with the same hours become one line. */
export function weekHours(hours: ClinicView['hours']): DaySpan[] {
  const spans: DaySpan[] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const own = hours
      .filter((one) => one.weekday === weekday)
      .map(({ opens, closes }) => ({ opens, closes }))
      .toSorted((one, other) => one.opens.localeCompare(other.opens));
    const last = spans.at(-1);
    if (last && JSON.stringify(last.hours) === JSON.stringify(own)) spans[spans.length - 1] = { ...last, to: weekday };
    else spans.push({ from: weekday, to: weekday, hours: own });
  }
  return spans;
}
