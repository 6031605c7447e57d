import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Clock, Live, TimeWords } from '@holdfast/platform/portal';
import type { LateRides as Told } from '@holdfast/treatment/model';
import { debounceTime, filter, map, merge } from 'rxjs';

const SETTLE_MS = 1000;

/** Of whom a pick-up was said and no arrival for three hours, for whoever looks after them: a line each, and no alert. */
@Component({
  selector: 'hf-late-rides',
  imports: [RouterLink, TranslocoDirective],
  template: `
    @if (items().length > 0) {
      <section class="hf-card" aria-labelledby="late-rides" *transloco="let t">
        <h2 id="late-rides">{{ t('ride.lateList') }}</h2>
        <ul>
          @for (one of items(); track one.infusionId) {
            <li>
              <a [routerLink]="['/patients', one.patientId, 'infusions', one.infusionId]">{{
                t('ride.lateOne', { name: one.name, at: time.short(one.pickedUpAt) })
              }}</a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section {
      margin-block: 0.5rem;
    }
    h2 {
      margin: 0;
      font: var(--hf-label);
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
    }
  `,
})
export class LateRides {
  protected readonly time = inject(TimeWords);
  private readonly clock = inject(Clock);
  // Time alone makes a ride late, so it is asked again every quarter of an hour.
  private readonly quarter = computed(() => Math.floor(this.clock.halfMinute() / 900_000));
  private readonly asked = httpResource<Told>(() => {
    this.quarter();
    return '/api/late-rides';
  });
  protected readonly items = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));

  constructor() {
    const live = inject(Live);
    merge(live.hints.pipe(filter(({ kind }) => kind === 'infusion')), live.catchUp)
      .pipe(
        map(() => null),
        debounceTime(SETTLE_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }
}
