import { Injectable, signal } from '@angular/core';

/** What a person is doing with one message: looking at what can be done, asked about taking it back, or editing it. */
export type Doing = 'menu' | 'asking' | 'editing';

interface Held {
  readonly host: HTMLElement;
  readonly doing: Doing;
}

// A tap becomes a click only after the finger is up; what it meant must not move away from under it.
const AFTER_TAP_MS = 80;

/**
 * The one message that is in hand, so that two are never open together. Touching or typing anywhere else lets it go;
 * words that are being edited stay until they are saved or given up.
 */
@Injectable({ providedIn: 'root' })
export class MessageInHand {
  private readonly held = signal<Held | null>(null);

  constructor() {
    document.addEventListener('pointerup', ({ target }) => {
      const before = this.held();
      if (this.isOutside(target)) setTimeout(() => this.held() === before && this.held.set(null), AFTER_TAP_MS);
    });
    document.addEventListener('keydown', ({ key, target }) => {
      if (this.isOutside(target) || (key === 'Escape' && this.held()?.doing === 'menu')) this.held.set(null);
    });
  }

  /** What is being done with the message drawn there, or null. */
  doing(host: HTMLElement): Doing | null {
    const held = this.held();
    return held?.host === host ? held.doing : null;
  }

  /** Whether another message is being edited, which nothing may interrupt. */
  isBusyElsewhere(host: HTMLElement): boolean {
    const held = this.held();
    return held?.doing === 'editing' && held.host !== host;
  }

  take(host: HTMLElement, doing: Doing): void {
    this.held.set({ host, doing });
  }

  /** Lets that message go, if it is the one. */
  release(host: HTMLElement): void {
    if (this.held()?.host === host) this.held.set(null);
  }

  private isOutside(target: EventTarget | null): boolean {
    const held = this.held();
    return held !== null && held.doing !== 'editing' && target instanceof Node && !held.host.contains(target);
  }
}
