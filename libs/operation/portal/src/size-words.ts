import { Injectable, inject } from '@angular/core';
import { Preference } from '@holdfast/platform/portal';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Says amounts in the reader's language. */
@Injectable({ providedIn: 'root' })
export class SizeWords {
  private readonly preference = inject(Preference);

  /** A number of bytes in the unit that makes it shortest, for example "4.2 GB". */
  bytes(count: number): string {
    const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3));
    const amount = count / 1000 ** step;
    return this.number(amount, {
      style: 'unit',
      unit: UNITS[step] ?? 'byte',
      maximumFractionDigits: amount < 10 ? 1 : 0,
    });
  }

  /** A plain number with its separators. */
  count(count: number | null): string {
    return this.number(count ?? 0, {});
  }

  private number(value: number, options: Intl.NumberFormatOptions): string {
    return new Intl.NumberFormat(this.preference.value().language, options).format(value);
  }
}
