import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings/settings';

/** How long a process may go by the demo clock as it stood before it was moved, milliseconds. */
export const REREAD_MS = 1000;

/**
 * The clinic's time. In demo mode it can be moved on, for every process that shares the data folder.
 * Sessions, tokens and throttles go by real time instead: moving the demo clock signs nobody out.
 */
@Injectable()
export class Clock {
  private offsetMs = 0;
  private readAt = 0;
  private replayed: number | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Milliseconds since 1970, as the clinic sees them. */
  now(): number {
    if (this.replayed !== null) return this.replayed;
    const real = Date.now();
    if (!this.settings.DEMO) return real;
    if (real - this.readAt > REREAD_MS) {
      this.readAt = real;
      this.offsetMs = this.readOffset();
    }
    return real + this.offsetMs;
  }

  /** Moves the demo clock on; `ms` may not be negative, because time that was lived stays lived. */
  advance(ms: number): void {
    if (!this.settings.DEMO || ms < 0) throw new Error('Only the demo clock can be moved, and only on.');
    this.offsetMs = this.readOffset() + ms;
    this.readAt = Date.now();
    writeFileSync(this.file(), JSON.stringify({ offsetMs: this.offsetMs }));
  }

  /** Stands still at an instant, so that the demo clinic's past can be lived through; null lets time go on. */
  replay(at: number | null): void {
    if (!this.settings.DEMO) throw new Error('Only the demo clinic has a past to replay.');
    this.replayed = at;
  }

  private readOffset(): number {
    if (!existsSync(this.file())) return 0;
    const read: unknown = JSON.parse(readFileSync(this.file(), 'utf8'));
    return (read as { offsetMs: number }).offsetMs;
  }

  private file(): string {
    return path.join(this.settings.DATA_DIR, 'demo-clock.json');
  }
}
