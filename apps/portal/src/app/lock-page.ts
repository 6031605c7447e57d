import { Dialog } from '@angular/cdk/dialog';
import { Component, afterNextRender, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Lock, Session } from '@holdfast/platform/portal';
import { BareHead } from './bare-head';

/** Stands in place of every page while the portal is locked: nothing of anybody, help at hand, and the way back in. */
@Component({
  selector: 'hf-lock-page',
  imports: [TranslocoDirective, Button, BareHead],
  template: `
    <ng-container *transloco="let t">
      <hf-bare-head />
      <main class="hf-page hf-stack">
        <h1 tabindex="-1">{{ t('shell.lock.title') }}</h1>
        <p>{{ t('shell.lock.words') }}</p>
        <div class="hf-row">
          <button hfButton="filled" type="button" (click)="lock.open()">{{ t('shell.lock.open') }}</button>
          <button hfButton type="button" (click)="session.signOut()">{{ t('shell.lock.leave') }}</button>
        </div>
      </main>
    </ng-container>
  `,
})
export class LockPage {
  protected readonly lock = inject(Lock);
  protected readonly session = inject(Session);

  constructor() {
    // A dialog left open may show as much as the page under it.
    inject(Dialog).closeAll();
    afterNextRender(() => document.querySelector<HTMLElement>('main h1')?.focus());
  }
}
