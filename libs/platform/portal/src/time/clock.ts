import { DestroyRef, Injectable, inject, signal } from '@angular/core';

/** The one place that knows what time it is, so that a test can say what time it is. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly beat = signal(Date.now());

  /** The current time to within half a minute, for words such as "today" that must keep up by themselves. */
  readonly halfMinute = this.beat.asReadonly();

  constructor() {
    const timer = setInterval(() => this.beat.set(this.now()), 30_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now();
  }
}
