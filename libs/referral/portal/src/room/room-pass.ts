import { Location } from '@angular/common';
import { Injectable, inject, signal } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';

const NAME = 'hf.room';

/** What this browser keeps of one link: its secret, and once it is opened the pass that took the secret's place. */
interface Held {
  readonly secret: string;
  readonly pass: string | null;
}

/** What a therapist's browser keeps of the link, so that the same link followed again goes on. It says nothing of anybody. */
@Injectable({ providedIn: 'root' })
export class RoomPass {
  private readonly held = signal<Held | null>(read());

  /** The secret, also once it is spent: another link is asked for by it. */
  secret(): string | null {
    return this.held()?.secret || null;
  }

  /** The pass of this browser. */
  pass(): string | null {
    return this.held()?.pass ?? null;
  }

  /** Takes a link's secret in; the pass stays where it is the same link again. */
  take(secret: string): void {
    if (this.held()?.secret !== secret) this.set({ secret, pass: null });
  }

  /** Puts the pass beside the secret that it was spent for. */
  spend(pass: string): void {
    this.set({ secret: this.secret() ?? '', pass });
  }

  /** Forgets a pass that opens nothing any more. */
  forget(): void {
    const secret = this.secret();
    this.set(secret ? { secret, pass: null } : null);
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
export const takeRoomSecret: CanActivateFn = ({ fragment }) => {
  if (!fragment) return true;
  inject(RoomPass).take(fragment);
  inject(Location).replaceState('/room');
  return inject(Router).parseUrl('/room');
};

function read(): Held | null {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? 'null') as Held | null;
  } catch {
    return null;
  }
}
