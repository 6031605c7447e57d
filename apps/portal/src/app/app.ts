import { Component, DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { ClinicLooks } from '@holdfast/clinic/portal';
import {
  KnownPerson,
  Live,
  Lock,
  Outbox,
  Session,
  Sheet,
  ShortcutSheet,
  Shortcuts,
  ToastPlace,
} from '@holdfast/platform/portal';
import { filter, skip } from 'rxjs';
import { LockPage } from './lock-page';
import { NewVersionBar } from './new-version-bar';
import { OfflineBar } from './offline-bar';

/** The whole portal: bars of news on top, the page under them, and what runs for as long as the tab is open. */
@Component({
  selector: 'hf-app',
  imports: [LockPage, RouterOutlet, ToastPlace, NewVersionBar, OfflineBar],
  template: `
    <hf-new-version-bar />
    <hf-offline-bar />
    @if (lock.isLocked()) {
      <hf-lock-page />
    } @else {
      <router-outlet />
      <hf-toast-place />
    }
  `,
})
export class App {
  private readonly router = inject(Router);
  protected readonly lock = inject(Lock);

  constructor() {
    // These work by being there: the clinic's looks, the live line, unsent words, who may go on without a network, and single keys.
    inject(ClinicLooks);
    inject(KnownPerson);
    inject(Live);
    inject(Outbox);
    const sheet = inject(Sheet);
    const until = inject(DestroyRef);
    inject(Shortcuts).offer(
      [{ keys: '?', words: 'platform.keys.sheet', run: () => void sheet.open(ShortcutSheet, 'hf-shortcut-title') }],
      until,
    );
    inject(Session)
      .ended.pipe(takeUntilDestroyed())
      .subscribe((why) => this.signInAgain(why));
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        skip(1),
        takeUntilDestroyed(),
      )
      .subscribe(() => setTimeout(() => arrive()));
    addEventListener('pageshow', (event) => {
      // A page kept alive by the browser's Back would still show what was on it.
      if (event.persisted) location.reload();
    });
  }

  private signInAgain(why: 'left' | 'lost'): void {
    const here = this.router.url;
    const queryParams = why === 'lost' && !here.startsWith('/sign-in') ? { next: here } : {};
    void this.router.navigate(['/sign-in'], { queryParams, replaceUrl: why === 'left' });
  }
}

/** A new page begins at its top, with the focus on its heading, so that a screen reader says where one is. */
function arrive(): void {
  const main = document.querySelector('main');
  if (main) main.scrollTop = 0;
  document.querySelector<HTMLElement>('main h1[tabindex]')?.focus({ preventScroll: true });
}
