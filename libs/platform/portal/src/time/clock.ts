import { DestroyRef, Injectable, inject, signal } from '@angular/core';

/**
 * The one place that knows what time it is, so that a test can say what time it is. It goes by the server's clock once it
 * has heard it: a device that is set wrong, or a demo clock that was moved on, then change nothing of what is said to be due.
 */
@Injectable({ providedIn: 'root' })
export class Clock {
  private ahead = 0;
  private readonly beat = signal(Date.now());

  /** The current time to within half a minute, for words such as "today" that must keep up by themselves. */
  readonly halfMinute = this.beat.asReadonly();

  constructor() {
    const timer = setInterval(() => this.beat.set(this.now()), 30_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** Milliseconds since 1970, as the server counts them. */
  now(): number {
    return this.device() + this.ahead;
  }

  /** Milliseconds since 1970 by this device alone: for the order of what was done on it. */
  device(): number {
    return Date.now();
  }

  /** Goes by the server from now on. @param now the server's time, ISO */
  follow(now: string): void {
    const at = Date.parse(now);
    if (Number.isNaN(at)) return;
    this.ahead = at - this.device();
    this.beat.set(this.now());
  }
}
