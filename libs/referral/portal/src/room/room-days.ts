import { Injectable, inject } from '@angular/core';
import { Clock, Preference } from '@holdfast/platform/portal';

const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

/** Says days in a room: with the year where it is another than this one, because a first visit may be months away. */
@Injectable({ providedIn: 'root' })
export class RoomDays {
  private readonly clock = inject(Clock);
  private readonly preference = inject(Preference);

  /** A day, for example "Tuesday, November 24" or "Tuesday, March 9, 2027". */
  day(instant: string): string {
    return this.format(instant, { weekday: 'long', month: 'long', day: 'numeric' });
  }

  /** A day and a clock time, for example "Tue, Nov 24, 8:00 AM". */
  dayAndTime(instant: string): string {
    return this.format(instant, { weekday: 'short', month: 'short', day: 'numeric', ...TIME });
  }

  private format(instant: string, options: Intl.DateTimeFormatOptions): string {
    const language = this.preference.value().language === 'es' ? 'es-US' : 'en-US';
    const at = new Date(instant);
    const isThisYear = at.getFullYear() === new Date(this.clock.halfMinute()).getFullYear();
    return new Intl.DateTimeFormat(language, { ...options, ...(isThisYear ? {} : { year: 'numeric' }) }).format(at);
  }
}
