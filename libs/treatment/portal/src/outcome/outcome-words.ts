import { Injectable, inject } from '@angular/core';
import { Preference } from '@holdfast/platform/portal';

/** Says figures and days of outcomes as paper needs them: with the year, and in the reader's language. */
@Injectable({ providedIn: 'root' })
export class OutcomeWords {
  private readonly preference = inject(Preference);

  /** An ISO day with its year, for example "Nov 24, 2026". */
  day(day: string): string {
    return this.format(`${day}T12:00:00Z`, 'UTC');
  }

  /** The day of an instant with its year, where the reader is. */
  dayOf(instant: string): string {
    return this.format(instant);
  }

  /** A share as whole percent. */
  percent(share: number): number {
    return Math.round(share * 100);
  }

  private format(instant: string, timeZone?: string): string {
    const language = this.preference.value().language === 'es' ? 'es-US' : 'en-US';
    const options = { year: 'numeric', month: 'short', day: 'numeric', timeZone } as const;
    return new Intl.DateTimeFormat(language, options).format(new Date(instant));
  }
}
