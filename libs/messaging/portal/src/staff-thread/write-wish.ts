import { Injectable, signal } from '@angular/core';

/** What somebody wants to write, and where, before the place to write is on the screen. */
@Injectable({ providedIn: 'root' })
export class WriteWish {
  private readonly wished = signal<{ readonly threadId: string; readonly what: 'reply' | 'note' } | null>(null);
  readonly wish = this.wished.asReadonly();

  /** Asks for the place to write in a conversation. */
  ask(threadId: string, what: 'reply' | 'note'): void {
    this.wished.set({ threadId, what });
  }

  /** The wish is granted. */
  done(): void {
    this.wished.set(null);
  }
}
