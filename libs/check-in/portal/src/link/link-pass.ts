import { Location } from '@angular/common';
import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type CanMatchFn, Router } from '@angular/router';
import { Session } from '@holdfast/platform/portal';

const SECRET = 'hf.link.secret';
const PASS = 'hf.link.pass';
const HELD = 'hf.link.held';
const QUEUE = 'hf.link.queue';

/** What this tab holds of a link: its secret until it is spent, then the pass. It goes with the tab, or on leaving fast. */
@Injectable({ providedIn: 'root' })
export class LinkPass {
  private readonly secrets = signal(read<string>(SECRET));
  private readonly passes = signal(read<string>(PASS));

  readonly secret = this.secrets.asReadonly();
  readonly pass = this.passes.asReadonly();

  constructor() {
    inject(Session)
      .ended.pipe(takeUntilDestroyed())
      .subscribe((why) => why === 'left' && this.forget());
  }

  /** Takes a link's secret in; what the tab held of another link goes. */
  take(secret: string): void {
    this.forget();
    write(SECRET, secret);
    this.secrets.set(secret);
  }

  /** Puts the pass in the secret's place. */
  spend(pass: string): void {
    write(SECRET, null);
    write(PASS, pass);
    this.secrets.set(null);
    this.passes.set(pass);
  }

  /** Forgets everything. */
  forget(): void {
    for (const name of [SECRET, PASS, HELD, QUEUE]) write(name, null);
    this.secrets.set(null);
    this.passes.set(null);
  }

  /** What of the answers the tab keeps for a reload. */
  kept<T>(name: 'held' | 'queue'): T | null {
    return read<T>(name === 'held' ? HELD : QUEUE);
  }

  /** Keeps something of the answers for a reload. */
  keep(name: 'held' | 'queue', value: unknown): void {
    write(name === 'held' ? HELD : QUEUE, value);
  }
}

/** Takes the secret out of the address before anything is shown, so that it is in no history and on no screen. */
export const takeSecret: CanMatchFn = () => {
  const router = inject(Router);
  const secret = router.currentNavigation()?.extractedUrl.fragment;
  if (!secret) return true;
  inject(LinkPass).take(secret);
  inject(Location).replaceState('/c');
  return router.parseUrl('/c');
};

function read<T>(name: string): T | null {
  try {
    const text = sessionStorage.getItem(name);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    // A browser that keeps nothing still answers a check-in in one go.
    return null;
  }
}

function write(name: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // As above.
  }
}
