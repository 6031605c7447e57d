import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { QueueRow } from '@holdfast/treatment/model';

/** What a need is told from, in a row of the queue and on the page of the review alike. */
export interface NeedFacts extends Pick<
  QueueRow,
  'parts' | 'baseline' | 'reference' | 'slope' | 'daysSince' | 'score' | 'reasons' | 'totals'
> {
  /** Days. */
  readonly intervalDays: number | null;
  readonly isRequested: boolean;
}

/** Every part of a score with the values it was reckoned from, its points, and the most it could give. */
@Component({
  selector: 'hf-need-table',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (facts().score !== null) {
        <table>
          <caption>
            {{
              t('treatment.need.caption', { score: facts().score })
            }}
          </caption>
          <thead class="hf-unseen">
            <tr>
              <th scope="col">{{ t('treatment.need.part') }}</th>
              <th scope="col">{{ t('treatment.need.from') }}</th>
              <th scope="col">{{ t('treatment.need.points') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (part of facts().parts; track part.id) {
              <tr [class.none]="part.points === 0">
                <th scope="row">{{ t('treatment.need.parts.' + part.id) }}</th>
                <td class="from">{{ words()[part.id] }}</td>
                <td class="points">{{ t('treatment.need.of', { points: part.points, most: part.most }) }}</td>
              </tr>
            }
          </tbody>
        </table>
      } @else {
        <p>{{ t('treatment.need.gate') }}</p>
      }
      <p class="hf-meta">{{ t('treatment.noAdvice') }}</p>
    </ng-container>
  `,
  styles: `
    table {
      inline-size: 100%;
      border-collapse: collapse;
    }
    caption {
      padding-block-end: 0.375rem;
      font: var(--hf-label);
      text-align: start;
    }
    th,
    td {
      padding: 0.375rem 0.75rem 0.375rem 0;
      border-block-start: 1px solid var(--hf-outline-variant);
      font: var(--hf-meta);
      text-align: start;
      vertical-align: top;
    }
    th {
      font-weight: 600;
    }
    .points {
      padding-inline-end: 0;
      text-align: end;
      white-space: nowrap;
    }
    .none {
      color: var(--hf-on-surface-variant);
    }
    p {
      margin: 0.5rem 0 0;
    }
  `,
})
export class NeedTable {
  readonly facts = input.required<NeedFacts>();
  private readonly transloco = inject(TranslocoService);
  protected readonly words = computed<Record<NeedFacts['parts'][number]['id'], string>>(() => {
    const { baseline, reference, slope, daysSince, totals, intervalDays, isRequested } = this.facts();
    const last = totals.at(-1)?.total ?? 0;
    const say = (key: string, values: Record<string, number> = {}) =>
      this.transloco.translate(`treatment.need.${key}`, values);
    const [base, level] = [baseline ?? 0, reference ?? 0];
    return {
      rise: say('rise', { last, reference: tidy(level), change: tidy(last - level) }),
      loss: say('loss', { last, baseline: base, percent: base > 0 ? Math.round((last / base) * 100) : 0 }),
      trend: slope === null ? say('noTrend') : say('trend', { slope: tidy(slope) }),
      timing: say('timing', { days: daysSince, interval: tidy(intervalDays ?? 0) }),
      request: say(isRequested ? 'requested' : 'notRequested'),
    };
  });
}

/** A figure with at most one decimal. */
export function tidy(figure: number): number {
  return Math.round(figure * 10) / 10;
}
