import { Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { TimeWords } from '@holdfast/platform/portal';
import type { Decision } from '@holdfast/treatment/model';

/** Who decided a review meanwhile, what, and when. */
export interface DecidedFacts {
  readonly by: string;
  readonly decision: Decision;
  readonly at: string;
}

/** Tells the second of two who decide what the first one decided. */
@Component({
  selector: 'hf-other-decision',
  template: `{{ words() }}`,
})
export class OtherDecision {
  readonly facts = input.required<DecidedFacts>();
  private readonly time = inject(TimeWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly words = computed(() => {
    const { by, decision, at } = this.facts();
    const what = this.transloco.translate(`treatment.decision.${decision}`);
    return this.transloco.translate('treatment.decide.other', { by, decision: what, at: this.time.dayAndTime(at) });
  });
}
