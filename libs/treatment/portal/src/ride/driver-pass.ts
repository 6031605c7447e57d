import { Location } from '@angular/common';
import { Injectable, inject, signal } from '@angular/core';
import { type CanMatchFn, Router } from '@angular/router';

const NAME = 'hf.ride';

/** What this browser keeps of one link: its secret, and once it is opened the pass that took the secret's place. */
interface Held {
  readonly secret: string;
  readonly pass: string | null;
}

/**
 * What a driver's browser keeps of the link, so that the same link followed again, or a page that was closed, goes on. It
 * says nothing of whom it is about.
 */
@Injectable({ providedIn: 'root' })
export class DriverPass {
  private readonly held = signal<Held | null>(read());

  /** The secret, until it is spent. */
  secret(): string | null {
    const held = this.held();
    return held && held.pass === null ? held.secret : null;
  }

  /** The pass of this browser. */
  pass(): string | null {
    return this.held()?.pass ?? null;
  }

  /** Takes a link's secret in; the pass stays where it is the same link again. */
  take(secret: string): void {
    if (this.held()?.secret !== secret) this.set({ secret, pass: null });
  }

  /** Puts the pass in the secret's place. */
  spend(pass: string): void {
    this.set({ secret: this.held()?.secret ?? '', pass });
  }

  /** Forgets a link that is over. */
  forget(): void {
    this.set(null);
  }

  private set(held: Held | null): void {
    this.held.set(held);
    try {
      if (held) localStorage.setItem(NAME, JSON.stringify(held));
      else localStorage.removeItem(NAME);
    } catch {
      // A browser that keeps nothing goes on as long as the page is open.
    }
  }
}

/** Takes the secret out of the address before anything is shown, so that it is in no history and on no screen. */
export const takeRideSecret: CanMatchFn = () => {
  const router = inject(Router);
  const secret = router.currentNavigation()?.extractedUrl.fragment;
  if (!secret) return true;
  inject(DriverPass).take(secret);
  inject(Location).replaceState('/r');
  return router.parseUrl('/r');
};

function read(): Held | null {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? 'null') as Held | null;
  } catch {
    return null;
  }
}
