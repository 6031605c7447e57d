import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CheckInCard, CheckInListStore, TrendPlace } from '@holdfast/check-in/portal';
import { CareTeamCard, HoursCard } from '@holdfast/clinic/portal';
import { LatestMessageCard } from '@holdfast/messaging/portal';
import { Button, Clock, Icon, Session } from '@holdfast/platform/portal';
import type { TherapyTracker } from '@holdfast/referral/model';

const NOON = 12;
const EVENING = 18;

/** A patient's first page: one thing to do, what is new, and who is there. Nothing counts, nothing blames. */
@Component({
  selector: 'hf-home-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    Button,
    Icon,
    CareTeamCard,
    CheckInCard,
    HoursCard,
    LatestMessageCard,
    TrendPlace,
  ],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('shell.home.' + greeting(), { name: name() }) }}</h1>
      <p class="hf-quiet">{{ t('shell.home.lead') }}</p>
      <hf-check-in-card />
      @if (therapy(); as tracker) {
        @if (tracker.releaseId) {
          <a hfButton="outlined" routerLink="/releases"><hf-icon name="note" /> {{ t('shell.home.release') }}</a>
        }
        @if (tracker.search?.asks) {
          <a hfButton="outlined" routerLink="/therapy"><hf-icon name="person" /> {{ t('shell.home.therapyAsks') }}</a>
        }
      }
      <a [hfButton]="checkIns.next() ? 'outlined' : 'filled'" class="write" routerLink="/messages/new">
        <hf-icon name="edit" /> {{ t('shell.home.write') }}
      </a>
      <hf-latest-message-card />
      <hf-trend-place />
      @if (patientId(); as id) {
        <hf-care-team-card [patientId]="id" />
      }
      <hf-hours-card />
      <a hfButton="outlined" routerLink="/treatment"><hf-icon name="calendar" /> {{ t('shell.home.treatment') }}</a>
      @if (!therapy()?.search?.asks) {
        <a hfButton="outlined" routerLink="/therapy"><hf-icon name="person" /> {{ t('shell.home.therapy') }}</a>
      }
      <a hfButton="outlined" routerLink="/safety-plan"><hf-icon name="heart" /> {{ t('safety.plan.open') }}</a>
      <a hfButton="outlined" routerLink="/who-saw"><hf-icon name="eye" /> {{ t('shell.home.whoSaw') }}</a>
      <a hfButton="outlined" routerLink="/record"><hf-icon name="note" /> {{ t('shell.home.record') }}</a>
      <a hfButton="outlined" routerLink="/helpers"><hf-icon name="people" /> {{ t('shell.home.helpers') }}</a>
      @if (session.person()?.demo) {
        <p class="hf-meta">{{ t('shell.home.demo') }}</p>
      }
    </div>
  `,
  styles: `
    h1 {
      font: var(--hf-display);
    }
    .write {
      min-height: 3.5rem;
    }
  `,
})
export class HomePage {
  protected readonly session = inject(Session);
  protected readonly checkIns = inject(CheckInListStore);
  private readonly clock = inject(Clock);
  protected readonly patientId = computed(() => this.session.person()?.patientId ?? null);
  private readonly asked = httpResource<TherapyTracker>(() => {
    const patientId = this.patientId();
    return patientId ? `/api/patients/${patientId}/therapy` : undefined;
  });
  /** What waits for them on the way to a therapist: a signature, an order, an answer. */
  protected readonly therapy = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly name = computed(() => (this.session.person()?.name ?? '').split(' ')[0]);
  protected readonly greeting = computed(() => {
    const hour = new Date(this.clock.halfMinute()).getHours();
    if (hour < NOON) return 'morning';
    return hour < EVENING ? 'day' : 'evening';
  });
}
