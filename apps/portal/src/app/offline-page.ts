import { Component, DestroyRef, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, NeutralTitle, Session } from '@holdfast/platform/portal';
import { HelpButton } from '@holdfast/safety/portal';

const AGAIN_MS = 5000;

/** Stands in while the server cannot be reached at all. Help needs no network and stays in its place. */
@Component({
  selector: 'hf-offline-page',
  imports: [TranslocoDirective, Button, HelpButton],
  template: `
    <ng-container *transloco="let t">
      <header class="hf-row">
        <p>{{ clinic }}</p>
        <hf-help-button />
      </header>
      <main class="hf-page hf-stack">
        <h1>{{ t('shell.offline.title') }}</h1>
        <p>{{ t('shell.offline.words') }}</p>
        <div>
          <button hfButton="filled" type="button" (click)="again()">{{ t('platform.action.retry') }}</button>
        </div>
      </main>
    </ng-container>
  `,
  styles: `
    header {
      justify-content: space-between;
      padding: 0.375rem 1rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    header p {
      font: var(--hf-title);
    }
  `,
})
export class OfflinePage {
  readonly next = input('/');
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly clinic = inject(NeutralTitle).name();

  constructor() {
    const back = (): void => void this.again();
    addEventListener('online', back);
    // A server that was down comes back without any event in the browser.
    const timer = setInterval(back, AGAIN_MS);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', back);
      clearInterval(timer);
    });
  }

  protected async again(): Promise<void> {
    if ((await this.session.refresh()) !== 'unreachable') await this.router.navigateByUrl(this.next());
  }
}
