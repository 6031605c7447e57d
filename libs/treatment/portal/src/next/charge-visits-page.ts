import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoDirective } from '@jsverse/transloco';
import { Clock, Empty, ErrorPanel, Live, Session, TimeWords, Waiting, problemOf } from '@holdfast/platform/portal';
import type { InfusionList } from '@holdfast/treatment/model';
import { debounceTime, filter } from 'rxjs';
import { RideChain } from '../ride/ride-chain';

const SETTLE_MS = 250;
const DAY_MS = 86_400_000;

/** When somebody's treatments are, until when they must not drive, and the ride home: for who helps them. */
@Component({
  selector: 'hf-charge-visits-page',
  imports: [TranslocoDirective, Empty, ErrorPanel, RideChain, Waiting],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('next.charge.title') }}</h1>
      @if (asked.hasValue()) {
        @if (noDriving(); as until) {
          <section class="hf-card hf-stack" aria-labelledby="driving-title">
            <h2 id="driving-title">{{ t('next.driving.title') }}</h2>
            <p>{{ t('next.charge.until', { at: time.dayAndTime(until) }) }}</p>
          </section>
        }
        @for (infusion of ahead(); track infusion.id) {
          <section class="hf-card hf-stack" [attr.aria-labelledby]="'visit-' + infusion.id">
            <h2 [id]="'visit-' + infusion.id">{{ time.dayAndTime(infusion.plannedAt ?? infusion.day) }}</h2>
            @if (infusion.state !== 'planned') {
              <p>{{ t('next.charge.now') }}</p>
            }
            <hf-ride-chain [patientId]="infusion.patientId" [infusionId]="infusion.id" [ride]="infusion.ride" />
          </section>
        } @empty {
          <hf-empty icon="calendar" [words]="t('next.charge.none')" />
        }
      } @else if (problem()) {
        <hf-error-panel [problem]="problem()!" (retry)="asked.reload()" />
      } @else {
        <hf-waiting />
      }
    </div>
  `,
})
export class ChargeVisitsPage {
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  protected readonly time = inject(TimeWords);
  protected readonly asked = httpResource<InfusionList>(() => {
    const patientId = this.session.person()?.patientId;
    return patientId ? `/api/patients/${patientId}/infusions` : undefined;
  });
  private readonly items = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));
  /** What is planned or under way, the nearest first; one of today stays until it is over. */
  protected readonly ahead = computed(() =>
    this.items()
      .filter(({ state, plannedAt, ride }) => {
        if (state === 'planned') return Date.parse(plannedAt ?? '') > this.clock.halfMinute() - DAY_MS;
        return ride !== null && state !== 'cancelled' && Date.parse(ride.endsAt) > this.clock.halfMinute();
      })
      .sort((one, other) => (one.plannedAt ?? one.day).localeCompare(other.plannedAt ?? other.day)),
  );
  protected readonly noDriving = computed(() => {
    const now = this.clock.halfMinute();
    const ends = this.items().flatMap(({ noDrivingUntil: end }) => (end && Date.parse(end) > now ? [end] : []));
    return ends.sort().at(-1) ?? null;
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind }) => kind === 'infusion'),
        debounceTime(SETTLE_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }
}
