import { DOCUMENT } from '@angular/common';
import { DestroyRef, Injectable, InjectionToken, inject, signal } from '@angular/core';
import { Session } from '@holdfast/platform/portal';

/** Where a person who leaves fast ends up: a page that says nothing about them. */
export const QUICK_EXIT_URL = 'https://www.wikipedia.org/';

/** Takes the browser to another page and leaves no way back in its history. */
export const GO_ELSEWHERE = new InjectionToken<(url: string) => void>('go-elsewhere', {
  factory: () => (url) => location.replace(url),
});

const PRESSES = 3;
const FORGET_MS = 5000;

/**
 * Takes a person off the portal at once: the screen goes blank first, then the sign-in is dropped, then the browser
 * leaves. Going back shows the sign-in page. It cannot clear the browser's history and never says that it does.
 */
@Injectable({ providedIn: 'root' })
export class QuickExit {
  private readonly page = inject(DOCUMENT);
  private readonly session = inject(Session);
  private readonly goElsewhere = inject(GO_ELSEWHERE);
  private readonly count = signal(0);
  private timer: ReturnType<typeof setTimeout> | null = null;

  /** How often Shift was pressed in a row; it starts anew after five seconds and on any other key. */
  readonly presses = this.count.asReadonly();

  /** Leaves now. */
  leave(): void {
    this.page.body.replaceChildren();
    this.page.body.style.background = '#fff';
    this.session.abandon();
    this.goElsewhere(QUICK_EXIT_URL);
  }

  /** Listens for Shift pressed three times, for as long as somebody shows the button. */
  listen(until: DestroyRef): void {
    const press = (event: KeyboardEvent): void => this.pressed(event);
    this.page.addEventListener('keydown', press);
    until.onDestroy(() => {
      this.page.removeEventListener('keydown', press);
      this.forget();
    });
  }

  private pressed(event: KeyboardEvent): void {
    if (event.repeat) return;
    if (event.key !== 'Shift') return this.forget();
    this.count.update((count) => count + 1);
    if (this.count() >= PRESSES) {
      this.forget();
      this.leave();
      return;
    }
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.forget(), FORGET_MS);
  }

  private forget(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.count.set(0);
  }
}
