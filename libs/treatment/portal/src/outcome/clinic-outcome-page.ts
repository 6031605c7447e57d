import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Can, Empty, ErrorPanel, Waiting, problemOf } from '@holdfast/platform/portal';
import type { ClinicOutcomes, Figure } from '@holdfast/treatment/model';
import { firstValueFrom } from 'rxjs';
import { BackToReviews } from '../setting/back-to-reviews';
import { BenchmarkList } from './benchmark-list';
import { DurabilityCurve } from './durability-curve';
import { OutcomeWords } from './outcome-words';

const GROUPS = ['started', 'withBaseline', 'due', 'scored'] as const;
const FIGURES = ['completion', 'response', 'responseWorstCase', 'remission', 'worsening'] as const;

// How the server calls days that end before they begin, also where one of them is the usual.
const CROSSED = 'input.invalid';

function areCrossed(from: string, to: string): boolean {
  return from !== '' && to !== '' && from > to;
}

/** What the clinic's inductions came to, with honest denominators, how long a response held, and what was published. */
@Component({
  selector: 'hf-clinic-outcome-page',
  imports: [TranslocoDirective, BackToReviews, BenchmarkList, Button, Can, DurabilityCurve, Empty, ErrorPanel, Waiting],
  templateUrl: './clinic-outcome-page.html',
  styleUrl: './outcome-table.css',
  styles: `
    :host {
      display: block;
      block-size: 100%;
      position: relative;
      overflow-y: auto;
    }
    .wrong {
      color: var(--hf-error);
    }
    h2 {
      margin-block-end: 0.375rem;
      font: var(--hf-title);
    }
    @media print {
      :host {
        block-size: auto;
        overflow: visible;
      }
    }
  `,
})
export class ClinicOutcomePage {
  /** From the address, so that a period can be kept. */
  readonly from = input<string>();
  readonly to = input<string>();
  protected readonly say = inject(OutcomeWords);
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  protected readonly groups = GROUPS;
  protected readonly figures = FIGURES;
  protected readonly hasFailed = signal(false);
  protected readonly isMaking = signal(false);
  private readonly params = computed(() => {
    const [from, to] = [this.from(), this.to()];
    return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  });
  protected readonly asked = httpResource<ClinicOutcomes>(() =>
    areCrossed(this.from() ?? '', this.to() ?? '') ? undefined : { url: '/api/clinic-outcomes', params: this.params() },
  );
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    const problem = failure ? problemOf(failure) : null;
    return problem?.code === CROSSED ? null : problem;
  });
  /** Whether the days, as typed or in the address, end before they begin; that is said beside them. */
  protected readonly isCrossed = linkedSignal(() => {
    const failure = this.asked.error();
    return (
      areCrossed(this.from() ?? '', this.to() ?? '') || (failure !== undefined && problemOf(failure).code === CROSSED)
    );
  });

  protected valueOf(figure: Figure) {
    return figure.state === 'shown' ? figure.value : null;
  }

  protected show(event: Event, first: HTMLInputElement, last: HTMLInputElement): void {
    event.preventDefault();
    const [from, to] = [first.value, last.value];
    this.isCrossed.set(areCrossed(from, to));
    if (this.isCrossed()) return first.focus();
    // What is left empty takes the usual days: they stand in the field again, and are named beside the period.
    if (!from) first.value = this.view()?.from ?? '';
    if (!to) last.value = this.view()?.to ?? '';
    void this.router.navigate(['/outcomes'], { queryParams: { from: from || null, to: to || null } });
  }

  protected print(): void {
    globalThis.print();
  }

  /** Through the portal's own requests, because only those carry who asks. */
  protected async download(): Promise<void> {
    if (this.isMaking()) return;
    this.isMaking.set(true);
    this.hasFailed.set(false);
    try {
      const asked = this.http.get('/api/clinic-outcomes.csv', { params: this.params(), responseType: 'blob' });
      const address = URL.createObjectURL(await firstValueFrom(asked));
      const link = document.createElement('a');
      link.href = address;
      link.download = `outcomes-${this.view()?.from}-${this.view()?.to}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address));
    } catch {
      this.hasFailed.set(true);
    } finally {
      this.isMaking.set(false);
    }
  }
}
