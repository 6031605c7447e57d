import { Location } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, ErrorPanel, Waiting, problemOf } from '@holdfast/platform/portal';
import type { DurabilityView } from '@holdfast/treatment/model';
import { BenchmarkList } from './benchmark-list';
import { OutcomeWords } from './outcome-words';

/** A sheet that a patient and a clinician decide from together, in plain words, made to be printed. */
@Component({
  selector: 'hf-decision-sheet-page',
  imports: [TranslocoDirective, BenchmarkList, Button, ErrorPanel, Waiting],
  templateUrl: './decision-sheet-page.html',
  styleUrl: './decision-sheet-page.css',
})
export class DecisionSheetPage {
  readonly patientId = input.required<string>();
  protected readonly say = inject(OutcomeWords);
  private readonly location = inject(Location);
  protected readonly options = ['extend', 'keep', 'sooner', 'stop', 'psychotherapy'];
  protected readonly asked = httpResource<DurabilityView>(() => `/api/patients/${this.patientId()}/durability`);
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly usual = computed(() => {
    const interval = this.view()?.interval;
    return interval && interval.ended > 0 ? Math.round(interval.days) : null;
  });

  protected print(): void {
    globalThis.print();
  }

  protected back(): void {
    this.location.back();
  }
}
