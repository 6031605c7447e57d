import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Can, Icon, NeutralTitle, Session } from '@holdfast/platform/portal';
import { STAFF_PLACES } from './staff-place';

/** The frame of every page for people who work for the clinic: a rail of places on the left, the page beside it. */
@Component({
  selector: 'hf-staff-layout',
  imports: [RouterOutlet, RouterLink, RouterLinkActive, TranslocoDirective, Can, Icon],
  template: `
    <ng-container *transloco="let t">
      <a class="hf-skip" href="#main" (click)="main.focus(); $event.preventDefault()">{{ t('shell.skip') }}</a>
      <nav [attr.aria-label]="t('shell.nav.label')">
        <p class="clinic">{{ clinic }}</p>
        @for (place of places; track place.path) {
          <a *hfCan="place.action" [routerLink]="place.path" routerLinkActive="here" ariaCurrentWhenActive="page">
            <hf-icon [name]="place.icon" /> <span>{{ t(place.words) }}</span>
          </a>
        }
        <a class="me" routerLink="/me" routerLinkActive="here" ariaCurrentWhenActive="page">
          <hf-icon name="person" /> <span>{{ t('shell.nav.me') }}</span>
        </a>
        <p class="hf-meta who">{{ session.person()?.name }}</p>
      </nav>
      <main #main id="main" tabindex="-1"><router-outlet /></main>
    </ng-container>
  `,
  styleUrl: './staff-layout.css',
})
export class StaffLayout {
  protected readonly places = STAFF_PLACES;
  protected readonly clinic = inject(NeutralTitle).name();
  protected readonly session = inject(Session);
}
