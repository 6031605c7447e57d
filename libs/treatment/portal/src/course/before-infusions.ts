import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Live, Session, TimeWords } from '@holdfast/platform/portal';
import type { SuitabilityView, TreatmentConsentView, TreatmentPlanStory } from '@holdfast/treatment/model';
import { filter } from 'rxjs';

/** For the patient: the plan in plain words, and the way to the health questions and the consent. */
@Component({
  selector: 'hf-before-infusions',
  imports: [RouterLink, TranslocoDirective, Button],
  templateUrl: './before-infusions.html',
  styles: `
    p {
      margin: 0;
    }
    .goals {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: 0.75rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.75rem;
    }
    .hf-button {
      min-height: 3rem;
    }
  `,
})
export class BeforeInfusions {
  private readonly session = inject(Session);
  protected readonly time = inject(TimeWords);
  private readonly place = computed(() => `/api/patients/${this.session.person()?.patientId ?? ''}`);
  private readonly planned = httpResource<TreatmentPlanStory>(() => `${this.place()}/treatment-plan/story`);
  private readonly answered = httpResource<SuitabilityView>(() => `${this.place()}/suitability`);
  private readonly signed = httpResource<TreatmentConsentView>(() => `${this.place()}/treatment-consent`);
  protected readonly isKnown = computed(() => this.planned.hasValue());
  protected readonly plan = computed(() => (this.planned.hasValue() ? this.planned.value().plan : null));
  /** How the health questions stand; null while that is not known. */
  protected readonly questions = computed(() => {
    if (!this.answered.hasValue()) return null;
    const [last] = this.answered.value().screens;
    return last ? (last.talkedAt ? 'talked' : 'waiting') : 'none';
  });
  protected readonly consent = computed(() => (this.signed.hasValue() ? this.signed.value().state : null));

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind }) => kind === 'course'),
        takeUntilDestroyed(),
      )
      .subscribe(() => [this.planned, this.answered, this.signed].forEach((one) => one.reload()));
  }
}
