import { DestroyRef, Injectable, inject } from '@angular/core';
import { Clock, Live, Preference } from '@holdfast/platform/portal';

const AGAIN_MS = 3000;

/** Tells others that this person is writing: at most every three seconds, and not at all where they do not wish it. */
@Injectable()
export class TypingNotices {
  private readonly live = inject(Live);
  private readonly clock = inject(Clock);
  private readonly preference = inject(Preference);
  private last: { readonly patientId: string; readonly threadId: string; readonly at: number } | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** The person pressed a key; `on` is false once nothing is left. */
  typed(patientId: string, threadId: string, on: boolean): void {
    if (!on) return this.stop();
    if (!this.preference.value().showTyping) return;
    const now = this.clock.now();
    if (this.last && this.last.threadId === threadId && now - this.last.at < AGAIN_MS) return;
    this.last = { patientId, threadId, at: now };
    this.live.typing(patientId, threadId, true);
  }

  /** The person stopped, or sent. */
  stop(): void {
    if (this.last) this.live.typing(this.last.patientId, this.last.threadId, false);
    this.last = null;
  }
}
