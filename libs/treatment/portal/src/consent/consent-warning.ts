import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon, Live } from '@holdfast/platform/portal';
import type { TreatmentConsentView } from '@holdfast/treatment/model';
import { filter } from 'rxjs';

/** Before an infusion: a plain line where no consent to treatment stands. It refuses nothing; a clinician decides. */
@Component({
  selector: 'hf-consent-warning',
  imports: [RouterLink, TranslocoDirective, Button, Icon],
  template: `
    <div role="status" *transloco="let t">
      @if (lacking(); as state) {
        <p class="hf-card">
          <hf-icon name="alert" />
          <span>{{ t('treatment-plan.warning.' + state) }}</span>
          <a hfButton [routerLink]="['/patients', patientId(), 'treatment-plan']">
            {{ t('treatment-plan.warning.look') }}
          </a>
        </p>
      }
    </div>
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.75rem;
      margin: 0;
      border-color: var(--hf-outline-strong);
      font-weight: 600;
    }
    span {
      flex: 1 1 12rem;
    }
  `,
})
export class ConsentWarning {
  readonly patientId = input.required<string>();
  private readonly asked = httpResource<TreatmentConsentView>(
    () => `/api/patients/${this.patientId()}/treatment-consent`,
  );
  /** Why consent does not stand; null where it does, or while that is not known. */
  protected readonly lacking = computed(() => {
    const state = this.asked.hasValue() ? this.asked.value().state : 'signed';
    return state === 'signed' ? null : state;
  });

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind, patientId }) => kind === 'course' && patientId === this.patientId()),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }
}
