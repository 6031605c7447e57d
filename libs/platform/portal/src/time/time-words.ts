import { Injectable, inject } from '@angular/core';
import { Clock } from './clock';
import { Preference } from '../session/preference';

const MINUTE = 60_000;

/** Says instants in words: in the reader's language, and in the reader's zone unless another is named. */
@Injectable({ providedIn: 'root' })
export class TimeWords {
  private readonly clock = inject(Clock);
  private readonly preference = inject(Preference);

  /** A clock time, for example "9:12 AM". */
  time(instant: string | number, timeZone?: string): string {
    return this.format(instant, { hour: 'numeric', minute: '2-digit', timeZone });
  }

  /** A day and a clock time, for example "Tue, Nov 24, 8:00 AM"; with its year where that is not this one. */
  dayAndTime(instant: string | number, timeZone?: string): string {
    return this.format(instant, {
      weekday: 'short',
      month: 'short',
      day: 'numeric',
      year: this.otherYear(instant, timeZone),
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
    });
  }

  /** A day in full, for example "Tuesday, November 24"; with its year where that is not this one. */
  day(instant: string | number, timeZone?: string): string {
    const year = this.otherYear(instant, timeZone);
    return this.format(instant, { weekday: 'long', month: 'long', day: 'numeric', year, timeZone });
  }

  private otherYear(instant: string | number, timeZone?: string): 'numeric' | undefined {
    const yearOf = (at: string | number) => this.dayKey(at, timeZone).slice(0, 4);
    return yearOf(instant) === yearOf(this.clock.halfMinute()) ? undefined : 'numeric';
  }

  /** The calendar day as `YYYY-MM-DD`: two instants share a separator exactly when this is the same. */
  dayKey(instant: string | number, timeZone?: string): string {
    return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(new Date(instant));
  }

  /** How many calendar days an instant lies ahead of today: 0 today, -1 yesterday, 1 tomorrow. */
  daysFromToday(instant: string | number, timeZone?: string): number {
    const there = Date.parse(this.dayKey(instant, timeZone));
    const here = Date.parse(this.dayKey(this.clock.halfMinute(), timeZone));
    return Math.round((there - here) / (24 * 60 * MINUTE));
  }

  /** "today", "yesterday" or "tomorrow" in the reader's language, else the day in full. */
  dayNear(instant: string | number, timeZone?: string): string {
    const days = this.daysFromToday(instant, timeZone);
    if (Math.abs(days) > 1) return this.day(instant, timeZone);
    return new Intl.RelativeTimeFormat(this.language(), { numeric: 'auto' }).format(days, 'day');
  }

  /** The time when it was today, else the day and the time. */
  short(instant: string | number): string {
    return this.daysFromToday(instant) === 0 ? this.time(instant) : this.dayAndTime(instant);
  }

  /** A length of time in words, rounded to what matters: "40 minutes", "3 hours", "2 days". */
  span(minutes: number): string {
    const [amount, unit] =
      minutes < 60
        ? [Math.max(1, Math.round(minutes)), 'minute']
        : minutes < 36 * 60
          ? [Math.round(minutes / 60), 'hour']
          : [Math.round(minutes / (24 * 60)), 'day'];
    return new Intl.NumberFormat(this.language(), { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
  }

  private format(instant: string | number, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.language(), options).format(new Date(instant));
  }

  private language(): string {
    return this.preference.value().language === 'es' ? 'es-US' : 'en-US';
  }
}
