import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ChargeStore } from '@holdfast/clinic/portal';
import { ErrorPanel, Icon, type IconName, NeutralTitle, Waiting } from '@holdfast/platform/portal';
import type { ProxyScope } from '@holdfast/platform/model';
import { HelpButton } from '@holdfast/safety/portal';
import { filter, map, startWith } from 'rxjs';

const PLACES: readonly { readonly scope: ProxyScope | null; readonly path: string; readonly icon: IconName }[] = [
  { scope: null, path: 'home', icon: 'home' },
  { scope: 'messages', path: 'messages', icon: 'messages' },
  { scope: 'check-ins', path: 'progress', icon: 'check' },
  { scope: 'visits', path: 'visits', icon: 'calendar' },
  { scope: null, path: 'me', icon: 'person' },
];

/** The frame for who helps a patient: the clinic's neutral name, help always last, and the places that patient opened. */
@Component({
  selector: 'hf-proxy-layout',
  imports: [RouterOutlet, RouterLink, RouterLinkActive, TranslocoDirective, ErrorPanel, HelpButton, Icon, Waiting],
  template: `
    <ng-container *transloco="let t">
      <a class="hf-skip" href="#main" (click)="main.focus(); $event.preventDefault()">{{ t('shell.skip') }}</a>
      <header>
        <a class="clinic" routerLink="/home">{{ clinic }}</a>
        <hf-help-button />
      </header>
      <main #main id="main" tabindex="-1">
        @if (store.items()) {
          <router-outlet />
        } @else if (store.problem()) {
          <hf-error-panel [problem]="store.problem()!" (retry)="store.asked.reload()" />
        } @else {
          <hf-waiting />
        }
      </main>
      <nav [attr.aria-label]="t('shell.nav.label')">
        @for (place of places(); track place.path) {
          <a [routerLink]="'/' + place.path" routerLinkActive="here" ariaCurrentWhenActive="page">
            <hf-icon [name]="place.icon" /> {{ t('proxy.home.places.' + place.path) }}
          </a>
        }
      </nav>
    </ng-container>
  `,
  styleUrl: '../patient-layout.css',
  styles: `
    nav {
      grid-template-columns: repeat(auto-fit, minmax(3.5rem, 1fr));
    }
  `,
})
export class ProxyLayout {
  protected readonly clinic = inject(NeutralTitle).name();
  protected readonly store = inject(ChargeStore);
  protected readonly places = computed(() => {
    const scopes = this.store.charge()?.scopes ?? [];
    return PLACES.filter(({ scope }) => scope === null || scopes.includes(scope));
  });
  private readonly router = inject(Router);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
      startWith(this.router.url),
    ),
    { initialValue: this.router.url },
  );

  constructor() {
    // What was taken back while it was open gives way to the first page, which says how things stand.
    effect(() => {
      const place = PLACES.find(({ path }) => path === /^\/([^/?#]*)/.exec(this.url())?.[1]);
      const isOpen = !place || this.places().some(({ path }) => path === place.path);
      if (this.store.items() && !isOpen) untracked(() => void this.router.navigateByUrl('/home', { replaceUrl: true }));
    });
  }
}
