import { Injectable, inject } from '@angular/core';
import { Clock, TimeWords } from '@holdfast/platform/portal';

/** Says days in a room; with the year where it is another than this one, because a first visit may be months away. */
@Injectable({ providedIn: 'root' })
export class RoomDays {
  private readonly clock = inject(Clock);
  private readonly time = inject(TimeWords);

  /** A day, for example "Tuesday, November 24" or "Tuesday, March 9, 2027". */
  day(instant: string): string {
    return this.withYear(instant, this.time.day(instant));
  }

  /** A day and a clock time. */
  dayAndTime(instant: string): string {
    return this.withYear(instant, this.time.dayAndTime(instant));
  }

  private withYear(instant: string, words: string): string {
    const year = new Date(instant).getFullYear();
    return year === new Date(this.clock.halfMinute()).getFullYear() ? words : `${words} (${year})`;
  }
}
