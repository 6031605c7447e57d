import { Location } from '@angular/common';
import { Injectable, inject, signal } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';

const NAME = 'hf.room';

/** What this browser keeps: the secret that was followed last, and a pass with the secret that it was spent for. */
interface Held {
  readonly secret: string;
  readonly pass: string | null;
  /** For which secret the pass is known to open; another may lead to the same room, which the door tells. */
  readonly of: string | null;
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

  /** Whether the pass is known to open what the secret leads to. */
  isFitting(): boolean {
    const held = this.held();
    return held?.pass != null && held.of === held.secret;
  }

  /** Takes a link's secret in; a pass stays, because a newer link may lead to the room that this browser is in. */
  take(secret: string): void {
    const { pass = null, of = null } = this.held() ?? {};
    this.set({ secret, pass, of });
  }

  /** Puts the pass beside the secret that it opens. */
  spend(pass: string): void {
    const secret = this.secret() ?? '';
    this.set({ secret, pass, of: secret });
  }

  /** Forgets a pass that opens nothing any more. */
  forget(): void {
    const secret = this.secret();
    this.set(secret ? { secret, pass: null, of: null } : null);
  }

  /** Forgets everything, for whoever sits at this machine next. */
  leave(): void {
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
export const takeRoomSecret: CanActivateFn = ({ fragment }) => {
  if (!fragment) return true;
  inject(RoomPass).take(fragment);
  inject(Location).replaceState('/room');
  return inject(Router).parseUrl('/room');
};

function read(): Held | null {
  try {
    const held = JSON.parse(localStorage.getItem(NAME) ?? 'null') as Partial<Held> | null;
    // Before a newer link kept the pass of an older one, a pass was always of the secret beside it.
    return held && { secret: held.secret ?? '', pass: held.pass ?? null, of: held.of ?? held.secret ?? null };
  } catch {
    return null;
  }
}
