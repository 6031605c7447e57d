import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, ErrorPanel, Icon, Live, TimeWords, Waiting, problemOf } from '@holdfast/platform/portal';
import type { TreatmentConsentView } from '@holdfast/treatment/model';
import { filter } from 'rxjs';

/** How a patient's consent to treatment stands, for staff: by which words, when, and what was before. */
@Component({
  selector: 'hf-consent-section',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, Waiting],
  templateUrl: './consent-section.html',
  styleUrl: '../plan/plan-section.css',
})
export class ConsentSection {
  readonly patientId = input.required<string>();
  protected readonly time = inject(TimeWords);
  protected readonly asked = httpResource<TreatmentConsentView>(
    () => `/api/patients/${this.patientId()}/treatment-consent`,
  );
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly latest = computed(() => this.view()?.signatures[0] ?? null);
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly stateWords = computed(() => {
    const [latest, view] = [this.latest(), this.view()];
    const taken = latest?.withdrawals.find(({ undoneAt }) => !undoneAt);
    return {
      version: latest?.version,
      current: view?.currentVersion,
      on: taken ? this.time.dayAndTime(taken.at) : '',
    };
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
