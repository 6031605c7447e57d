import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Empty, ErrorPanel, Icon, Live, Waiting, problemOf } from '@holdfast/platform/portal';
import type { DurabilityRow, DurabilityView } from '@holdfast/treatment/model';
import { debounceTime, filter } from 'rxjs';
import { OutcomeWords } from './outcome-words';

const SETTLE_MS = 250;
const ABOUT: ReadonlySet<string> = new Set(['check-in', 'infusion']);

/** How long each infusion of one patient held, the interval to expect with what it is reckoned from, and what was given. */
@Component({
  selector: 'hf-durability-page',
  imports: [RouterLink, TranslocoDirective, Button, Empty, ErrorPanel, Icon, Waiting],
  templateUrl: './durability-page.html',
  styleUrl: './outcome-table.css',
})
export class DurabilityPage {
  readonly patientId = input.required<string>();
  protected readonly say = inject(OutcomeWords);
  protected readonly asked = httpResource<DurabilityView>(() => `/api/patients/${this.patientId()}/durability`);
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    const mine = filter(
      ({ kind, patientId }: { kind: string; patientId: string | null }) =>
        ABOUT.has(kind) && patientId === this.patientId(),
    );
    inject(Live)
      .hints.pipe(mine, debounceTime(SETTLE_MS), takeUntilDestroyed())
      .subscribe(() => this.asked.reload());
  }

  protected isMeasured({ ending }: DurabilityRow): boolean {
    return ending !== 'no-baseline' && ending !== 'not-measured';
  }

  protected round(days: number): number {
    return Math.round(days * 10) / 10;
  }

  protected size(percent: number): number {
    return Math.abs(percent);
  }
}
