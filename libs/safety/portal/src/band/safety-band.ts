import { Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon, ProblemWords } from '@holdfast/platform/portal';
import { AlertRow } from '../alert/alert-row';
import { AlertStore } from '../alert/alert-store';
import { AlertWords } from '../alert/alert-words';
import { AlarmTone } from './alarm-tone';

/** Open alerts on top of every page of staff who give care. It folds, but its counts never go away. */
@Component({
  selector: 'hf-safety-band',
  imports: [RouterLink, TranslocoDirective, Button, Icon, AlertRow],
  template: `
    <ng-container *transloco="let t">
      <p class="hf-unseen" role="alert">{{ spoken() }}</p>
      @if (store.items().length > 0 || store.problem()) {
        <section aria-labelledby="hf-band-title" [class.critical]="loud() > 0">
          <div class="head">
            <h2 id="hf-band-title"><hf-icon name="alert" /> {{ t('alerts.band.title') }}</h2>
            <p class="counts" role="status">
              @if (store.critical().length > 0) {
                <strong>● {{ t('alerts.band.critical', { count: store.critical().length }) }}</strong> ·
              }
              {{ t('alerts.band.count', { count: store.items().length }) }}
              @if (store.unacknowledged().length > 0) {
                · {{ t('alerts.band.waiting', { count: store.unacknowledged().length }) }}
              }
            </p>
            @if (loud() > 0) {
              <button hfButton type="button" (click)="tone.mute(!tone.isMuted())" [attr.aria-pressed]="tone.isMuted()">
                {{ t('alerts.band.mute') }}
              </button>
            }
            <button
              hfButton
              type="button"
              aria-controls="hf-band-list"
              [attr.aria-expanded]="isOpen()"
              (click)="isOpen.set(!isOpen())"
            >
              {{ t(isOpen() ? 'alerts.band.hide' : 'alerts.band.show') }}
            </button>
            <a hfButton routerLink="/alerts">{{ t('alerts.band.all') }}</a>
          </div>
          @if (store.problem()) {
            <p class="note" role="status">{{ t('alerts.band.stale') }}</p>
          }
          @if (store.trouble(); as trouble) {
            <p class="note" role="alert">{{ problems.say(trouble) }}</p>
          }
          @if (tone.isMuted() && loud() > 0) {
            <p class="note">{{ t('alerts.band.muted') }}</p>
          }
          <ul id="hf-band-list" [hidden]="!isOpen()">
            @for (alert of store.items(); track alert.id) {
              <li><hf-alert-row [alert]="alert" /></li>
            }
          </ul>
        </section>
      }
    </ng-container>
  `,
  styleUrl: './safety-band.css',
})
export class SafetyBand {
  protected readonly store = inject(AlertStore);
  protected readonly tone = inject(AlarmTone);
  protected readonly problems = inject(ProblemWords);
  private readonly words = inject(AlertWords);
  protected readonly isOpen = signal(true);
  private readonly unheard = computed(() => this.store.critical().filter(({ state }) => state === 'open'));
  protected readonly loud = computed(() => this.unheard().length);
  protected readonly spoken = computed(() =>
    this.unheard()
      .map((alert) => this.words.spoken(alert))
      .join(' '),
  );

  constructor() {
    effect((onCleanup) => {
      this.tone.sound(this.loud() > 0);
      onCleanup(() => this.tone.sound(false));
    });
  }
}
