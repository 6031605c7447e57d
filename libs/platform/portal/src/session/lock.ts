import { HttpClient } from '@angular/common/http';
import { DestroyRef, DOCUMENT, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { STEP_UP } from '../parts';
import { DeviceMemory } from './device-memory';
import { lockMinutes } from './idle';
import { LockFlag } from './lock-flag';
import { Session } from './session';

const LOOK_MS = 5000;
const NOTE_MS = 3000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

/** Locks the portal when nobody touched it for a while, in all tabs, and opens it for whoever proves that it is still them. */
@Injectable({ providedIn: 'root' })
export class Lock {
  private readonly flag = inject(LockFlag);
  private readonly session = inject(Session);
  private readonly device = inject(DeviceMemory);
  private readonly http = inject(HttpClient);
  private readonly stepUp = inject(STEP_UP);
  private readonly page = inject(DOCUMENT);
  private readonly minutes = computed(() => {
    const person = this.session.person();
    return person ? lockMinutes(person, isPhone()) : 0;
  });
  private notedAt = 0;
  /** Whether the page must show nothing. Nobody signed in has nothing to hide. */
  readonly isLocked = computed(() => this.flag.isLocked() && this.session.state() !== 'nobody');

  constructor() {
    // Left alone and reloaded, or opened from the phone's list of apps: it was away for as long.
    if (this.wasAway(this.device.read<number>('lockAfter') ?? 0)) this.flag.set(true);
    const look = setInterval(() => this.look(), LOOK_MS);
    // The tab's own, for as long as it is open.
    for (const touch of TOUCHES) this.page.addEventListener(touch, () => this.note(), { passive: true, capture: true });
    this.page.addEventListener('visibilitychange', () => this.look());
    inject(DestroyRef).onDestroy(() => clearInterval(look));
    effect(() => {
      const minutes = this.minutes();
      const person = this.session.person();
      if (person) this.device.write('lockAfter', minutes || null);
      if (person?.isLocked) untracked(() => this.flag.set(true));
    });
    const sessionId = computed(() => this.session.person()?.sessionId);
    let wasLocked = this.flag.isLocked();
    effect(() => {
      const [isHere, isLocked] = [sessionId() !== undefined, this.flag.isLocked()];
      const isGone = this.session.state() === 'nobody';
      untracked(() => {
        // The server locks the session too, so that nothing of it answers meanwhile.
        if (isGone) this.forget();
        else if (isHere && isLocked) this.tell();
        // A sign-in is a touch: what was noted before belongs to whoever was here before.
        else if (isHere) this.note(true);
        if (wasLocked && !isLocked) this.session.opened();
        wasLocked = isLocked;
      });
    });
  }

  /** Asks the person to prove that it is them, and opens where they do. */
  async open(): Promise<void> {
    if (!(await this.stepUp())) return;
    this.flag.set(false);
  }

  private look(): void {
    if (!this.flag.isLocked() && this.session.person() && this.wasAway(this.minutes())) this.flag.set(true);
  }

  private tell(): void {
    if (this.session.accessToken()) void firstValueFrom(this.http.post('/api/me/lock', null)).catch(() => undefined);
  }

  private note(isNow = false): void {
    const now = Date.now();
    if (this.flag.isLocked() && !isNow) return;
    if (!isNow && (now - this.notedAt < NOTE_MS || this.wasAway(this.minutes()))) return;
    this.notedAt = now;
    this.device.write('touched', now);
  }

  private wasAway(minutes: number): boolean {
    const touched = this.device.read<number>('touched');
    return minutes > 0 && touched !== null && Date.now() - touched >= minutes * 60_000;
  }

  private forget(): void {
    this.flag.set(false);
    this.device.write('touched', null);
    this.device.write('lockAfter', null);
  }
}

function isPhone(): boolean {
  return globalThis.matchMedia?.('(pointer: coarse)').matches ?? false;
}
