import { Injectable, inject } from '@angular/core';
import { Preference } from '@holdfast/platform/portal';

/** Says until when a release holds: a day with its year, in the reader's language. */
@Injectable({ providedIn: 'root' })
export class ReleaseDays {
  private readonly preference = inject(Preference);

  say(instant: string): string {
    const language = this.preference.value().language === 'es' ? 'es-US' : 'en-US';
    return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(instant));
  }
}
