import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access, Live } from '@holdfast/platform/portal';
import type { TherapyTracker } from '@holdfast/referral/model';
import { debounceTime, filter } from 'rxjs';

const SETTLE_MS = 500;

/** For staff, beside a chart or a review: how far a patient is on the way to a therapist, in one line. */
@Component({
  selector: 'hf-therapy-standing',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (key(); as key) {
        <p class="hf-meta">
          {{ t('staff.therapyAt.' + key, { name: name() }) }}
          @if (turn(); as turn) {
            · {{ t('staff.therapyTurn.' + turn) }}
          }
        </p>
      }
    </ng-container>
  `,
  styles: `
    p {
      margin: 0;
    }
  `,
})
export class TherapyStanding {
  readonly patientId = input.required<string>();
  private readonly may = inject(Access).may('therapy.read');
  private readonly asked = httpResource<TherapyTracker>(() =>
    this.may ? `/api/patients/${this.patientId()}/therapy` : undefined,
  );
  private readonly tracker = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly name = computed(() => this.tracker()?.referral?.therapistName ?? '');
  protected readonly turn = computed(() => (this.key() === 'over' ? null : (this.tracker()?.referral?.turn ?? null)));
  /** Where it stands, as its words are called; null where nobody looks for a therapist. */
  protected readonly key = computed(() => {
    const { search, referral } = this.tracker() ?? {};
    if (!search) return null;
    if (search.asks) return search.asks;
    if (search.choices.length === 0) return 'list';
    if (!referral || referral.mood === 'another') return 'chosen';
    return referral.mood === 'over' ? 'over' : (referral.done ?? 'chosen');
  });

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind, patientId }) => kind === 'referral' && patientId === this.patientId()),
        debounceTime(SETTLE_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }
}
