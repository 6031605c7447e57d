import { Component, DestroyRef, afterNextRender, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, KnownPerson, type Person, Session } from '@holdfast/platform/portal';
import { BareHead } from './bare-head';

const AGAIN_MS = 5000;

/** Stands in while the server cannot be reached at all. Help and begun check-ins need no network. */
@Component({
  selector: 'hf-offline-page',
  imports: [TranslocoDirective, Button, BareHead],
  template: `
    <ng-container *transloco="let t">
      <hf-bare-head />
      <main class="hf-page hf-stack">
        <h1>{{ t('shell.offline.title') }}</h1>
        <p>{{ t('shell.offline.words') }}</p>
        <div>
          <button hfButton="filled" type="button" (click)="again()">{{ t('platform.action.retry') }}</button>
        </div>
        @if (person()) {
          <p>{{ t('shell.offline.here') }}</p>
          <div>
            <button hfButton="outlined" type="button" (click)="goOn()">{{ t('shell.offline.goOn') }}</button>
          </div>
        }
      </main>
    </ng-container>
  `,
})
export class OfflinePage {
  readonly next = input('/');
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly known = inject(KnownPerson);
  /** Who may go on with what lies on this device. */
  protected readonly person = signal<Person | null>(null);

  constructor() {
    afterNextRender(() => void this.look());
    const back = (): void => void this.again();
    addEventListener('online', back);
    // A server that was down comes back without any event in the browser.
    const timer = setInterval(back, AGAIN_MS);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', back);
      clearInterval(timer);
    });
  }

  /** Opens where the person was going, with what lies on this device. */
  protected async goOn(): Promise<void> {
    const person = this.person();
    if (!person) return;
    this.session.carryOn(person);
    await this.router.navigateByUrl(this.next());
  }

  protected async again(): Promise<void> {
    if ((await this.session.refresh()) !== 'unreachable') await this.router.navigateByUrl(this.next());
  }

  // A check-in that was listed here is answered without a network: no question stands in between.
  private async look(): Promise<void> {
    this.person.set(await this.known.find());
    if (this.next().startsWith('/check-in')) await this.goOn();
  }
}
