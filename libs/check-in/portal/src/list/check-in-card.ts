import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CheckInView } from '@holdfast/check-in/model';
import { Button, TimeWords } from '@holdfast/platform/portal';
import { ReaderLine } from '../flow/reader-line';
import { CheckInListStore } from './check-in-list-store';
import { ContactPromise } from './contact-promise';
import { SeenLine } from './seen-line';
import { SizeWords, minutesOf } from './size-words';
import { Snooze } from './snooze';
import { SnoozeChoice } from './snooze-choice';

/** The check-in on a patient's first page: the one that waits, with the page's one filled button; else the last one. */
@Component({
  selector: 'hf-check-in-card',
  imports: [RouterLink, TranslocoDirective, Button, ReaderLine, SeenLine, SizeWords, SnoozeChoice],
  template: `
    <ng-container *transloco="let t">
      @if (promise.by(); as by) {
        <p class="hf-card hf-card-support promise">
          {{ t('check-in.card.contact', { by: time.short(by) }) }} {{ t('check-in.notWatched') }}
        </p>
      }
      @if (store.next(); as due) {
        <section class="hf-card hf-stack" aria-labelledby="check-in-title">
          <h2 id="check-in-title">{{ t(store.wasQuiet() ? 'check-in.card.while' : 'check-in.card.title') }}</h2>
          <div>
            <p><hf-size-words [checkIn]="due" /></p>
            <hf-reader-line [people]="store.readersOf(due.id)" />
          </div>
          <a hfButton="filled" class="go" [routerLink]="['/check-in', due.id]">
            {{
              t(
                due.answered > 0 ? 'check-in.card.goOn' : minutes() === 1 ? 'check-in.card.goOne' : 'check-in.card.go',
                { count: minutes() }
              )
            }}
          </a>
          <div>
            <button hfButton type="button" [attr.aria-expanded]="isLater()" (click)="isLater.set(!isLater())">
              {{ t('check-in.snooze.ask') }}
            </button>
          </div>
          @if (isLater()) {
            <hf-snooze-choice (chosen)="later(due, $event)" />
          }
        </section>
      } @else if (store.putOff(); as off) {
        <section class="hf-card hf-stack" aria-labelledby="check-in-title">
          <h2 id="check-in-title">{{ t('check-in.card.title') }}</h2>
          <p>{{ t('check-in.card.putOff', { when: time.short(off.snoozedUntil!) }) }}</p>
          <div>
            <a hfButton="outlined" [routerLink]="['/check-in', off.id]">{{ t('check-in.card.now') }}</a>
          </div>
        </section>
      } @else if (store.last(); as last) {
        <section class="hf-card" aria-labelledby="check-in-title">
          <h2 id="check-in-title">
            {{ t('check-in.card.last', { day: time.dayNear(last.submittedAt ?? last.opensAt) }) }}
          </h2>
          <hf-seen-line [checkIn]="last" />
          <a class="all" routerLink="/check-ins">{{ t('check-in.card.all') }}</a>
        </section>
      }
    </ng-container>
  `,
  styles: `
    .promise {
      margin-block-end: 1rem;
    }
    .go {
      min-height: 3.5rem;
    }
    .all {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
    }
  `,
})
export class CheckInCard {
  protected readonly store = inject(CheckInListStore);
  protected readonly time = inject(TimeWords);
  protected readonly promise = inject(ContactPromise);
  private readonly snooze = inject(Snooze);
  protected readonly isLater = signal(false);
  protected readonly minutes = computed(() => {
    const next = this.store.next();
    return next ? minutesOf(next) : 1;
  });

  protected later(checkIn: CheckInView, until: 'evening' | 'tomorrow'): void {
    this.isLater.set(false);
    void this.snooze.until(checkIn, until);
  }
}
