import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, ErrorPanel, Icon, Live, Session, TimeWords, Waiting, problemOf } from '@holdfast/platform/portal';
import type { SuitabilityView } from '@holdfast/treatment/model';
import { filter } from 'rxjs';
import { GivenAnswers } from './given-answers';
import { SuitabilityForm } from './suitability-form';

/** For the patient: the health questions before treatment, and afterwards that a clinician will talk about them. */
@Component({
  selector: 'hf-questions-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, GivenAnswers, Icon, SuitabilityForm, Waiting],
  templateUrl: './questions-page.html',
  styles: `
    .back {
      align-self: flex-start;
    }
    p {
      margin: 0;
    }
    summary,
    .hf-button {
      min-height: 3rem;
    }
    summary {
      align-content: center;
      cursor: pointer;
    }
  `,
})
export class QuestionsPage {
  private readonly session = inject(Session);
  protected readonly time = inject(TimeWords);
  protected readonly patientId = computed(() => this.session.person()?.patientId ?? '');
  protected readonly asked = httpResource<SuitabilityView>(() => `/api/patients/${this.patientId()}/suitability`);
  private readonly thanks = viewChild<ElementRef<HTMLElement>>('thanks');
  protected readonly isChanging = signal(false);
  protected readonly view = linkedSignal<SuitabilityView | null, SuitabilityView | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly screen = computed(() => this.view()?.screens[0] ?? null);
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind }) => kind === 'course'),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }

  protected saved(view: SuitabilityView): void {
    this.view.set(view);
    this.isChanging.set(false);
    setTimeout(() => this.thanks()?.nativeElement.focus());
  }
}
