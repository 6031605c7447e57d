import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Benchmark } from '@holdfast/treatment/model';
import { OutcomeWords } from './outcome-words';

interface Line extends Benchmark {
  /** What it found, in words. */
  readonly found: string;
}

/** What was published, each with its size, year, definition and how well it was checked. */
@Component({
  selector: 'hf-benchmark-list',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <table role="table">
        <caption class="hf-unseen">
          {{
            t('outcome.clinic.others')
          }}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">{{ t('outcome.clinic.study') }}</th>
            <th role="columnheader" scope="col">{{ t('outcome.clinic.people') }}</th>
            <th role="columnheader" scope="col">{{ t('outcome.clinic.found') }}</th>
            <th role="columnheader" scope="col">{{ t('outcome.clinic.definition') }}</th>
            <th role="columnheader" scope="col">{{ t('outcome.clinic.checked') }}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          @for (one of lines(); track one.id) {
            <tr role="row">
              <th role="rowheader" scope="row">{{ one.study }}, {{ one.year ?? t('outcome.clinic.noYear') }}</th>
              <td role="cell" [attr.data-label]="t('outcome.clinic.people')">{{ one.patients }}</td>
              <td role="cell" [attr.data-label]="t('outcome.clinic.found')">{{ one.found }}</td>
              <td role="cell" [attr.data-label]="t('outcome.clinic.definition')">
                {{ t('outcome.clinic.definitions.' + one.id) }}
              </td>
              <td role="cell" [attr.data-label]="t('outcome.clinic.checked')">
                {{ t('outcome.clinic.evidence.' + one.evidence) }}
              </td>
            </tr>
          }
        </tbody>
      </table>
    </ng-container>
  `,
  styleUrl: './outcome-table.css',
})
export class BenchmarkList {
  readonly all = input.required<readonly Benchmark[]>();
  private readonly transloco = inject(TranslocoService);
  private readonly words = inject(OutcomeWords);
  protected readonly lines = computed<Line[]>(() => this.all().map((one) => ({ ...one, found: this.foundOf(one) })));

  private foundOf({ response, remission, worsening, medianDays, held }: Benchmark): string {
    const say = (key: string, values: Record<string, number>) =>
      this.transloco.translate(`outcome.clinic.found${key}`, values);
    const share = (key: string, value: number | null) =>
      value === null ? [] : [say(key, { percent: Math.round(value * 1000) / 10 })];
    return [
      ...[...share('Response', response), ...share('Remission', remission), ...share('Worsening', worsening)],
      ...(medianDays === null ? [] : [say('Median', { days: medianDays })]),
      ...held.map(({ day, share: part }) => say('Held', { day, percent: this.words.percent(part) })),
    ].join('; ');
  }
}
