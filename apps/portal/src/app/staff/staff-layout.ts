import { Component, DestroyRef, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access, Can, Icon, NeutralTitle, Session, Sheet, Shortcuts } from '@holdfast/platform/portal';
import { SafetyBand } from '@holdfast/safety/portal';
import { PaletteSheet } from './palette-sheet';
import { STAFF_PLACES } from './staff-place';

/** The frame of every page for people who work for the clinic: a rail of places on the left, the page beside it. */
@Component({
  selector: 'hf-staff-layout',
  imports: [RouterOutlet, RouterLink, RouterLinkActive, TranslocoDirective, Can, Icon, SafetyBand],
  template: `
    <ng-container *transloco="let t">
      <a class="hf-skip" href="#main" (click)="main.focus(); $event.preventDefault()">{{ t('shell.skip') }}</a>
      <nav [attr.aria-label]="t('shell.nav.label')">
        <p class="clinic hf-clinic">{{ clinic }}</p>
        @for (place of places; track place.path) {
          <a *hfCan="place.action" [routerLink]="place.path" routerLinkActive="here" ariaCurrentWhenActive="page">
            <hf-icon [name]="place.icon" /> <span>{{ t(place.words) }}</span>
          </a>
        }
        <button class="find" type="button" (click)="openPalette()">
          <hf-icon name="search" /> <span>{{ t('staff.palette.open') }}</span> <kbd>{{ paletteKey }}</kbd>
        </button>
        <a class="me" routerLink="/me" routerLinkActive="here" ariaCurrentWhenActive="page">
          <hf-icon name="person" /> <span>{{ t('shell.nav.me') }}</span>
        </a>
        <p class="hf-meta who">{{ session.person()?.name }}</p>
      </nav>
      <div class="work">
        <hf-safety-band *hfCan="'alert.list'" />
        <main #main id="main" tabindex="-1"><router-outlet /></main>
      </div>
    </ng-container>
  `,
  styleUrl: './staff-layout.css',
  host: { '(document:keydown)': 'press($event)' },
})
export class StaffLayout {
  private readonly access = inject(Access);
  protected readonly places = STAFF_PLACES.filter(({ unless }) => !unless || !this.access.may(unless));
  protected readonly clinic = inject(NeutralTitle).name();
  protected readonly session = inject(Session);
  private readonly sheet = inject(Sheet);
  private isPaletteOpen = false;
  protected readonly paletteKey = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

  constructor() {
    const router = inject(Router);
    const places = STAFF_PLACES.filter(({ action }) => this.access.may(action)).map(({ path, keys }) => ({
      keys,
      words: `staff.keys.${path.slice(1)}`,
      run: () => void router.navigateByUrl(path),
    }));
    const find = { keys: '/', words: 'staff.keys.find', run: () => this.openPalette() };
    const me = { keys: 'g s', words: 'staff.keys.me', run: () => void router.navigateByUrl('/me') };
    inject(Shortcuts).offer([find, ...places, me], inject(DestroyRef));
  }

  /** Works while writing too, and where single keys are turned off. */
  protected press(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.openPalette();
  }

  protected openPalette(): void {
    // Over another dialog it would lead away from what that dialog asks about.
    if (this.isPaletteOpen || this.sheet.isOpen()) return;
    this.isPaletteOpen = true;
    const palette = this.sheet.open(PaletteSheet, 'hf-palette-title', undefined, 'first-tabbable');
    palette.closed.subscribe(() => (this.isPaletteOpen = false));
  }
}
