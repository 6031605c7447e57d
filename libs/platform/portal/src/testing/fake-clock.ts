import { Injectable, signal } from '@angular/core';
import { Clock } from '../time/clock';

/** A clock that stands still until a test moves it. */
@Injectable()
export class FakeClock extends Clock {
  private readonly at = signal(Date.parse('2026-11-24T17:00:00Z'));
  override readonly halfMinute = this.at.asReadonly();

  override now(): number {
    return this.at();
  }

  override device(): number {
    return this.at();
  }

  /** A clock that stands still follows nobody. */
  override follow(): void {
    return;
  }

  /** Makes it this time. */
  set(instant: string): void {
    this.at.set(Date.parse(instant));
  }
}
