import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { NeedRehearsal } from '@holdfast/treatment/model';
import { OutcomeWords } from '../outcome/outcome-words';

type Category = keyof NeedRehearsal['now'];

const SHOWN: readonly Category[] = [
  ...(['review-now', 'review-soon', 'non-responder-review'] as const),
  ...(['insufficient-data', 'manual-only', 'watch', 'stable'] as const),
];

/** What the thresholds as they stand and as proposed would have said over the last quarter, side by side. */
@Component({
  selector: 'hf-rehearsal-table',
  imports: [TranslocoDirective],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="rehearsal-title" *transloco="let t">
      <h2 id="rehearsal-title">{{ t('need-setting.tried.title') }}</h2>
      <p role="status">{{ t('need-setting.tried.lead', { patients: tried().patients }) }}</p>
      <table>
        <caption>
          {{
            t('need-setting.tried.categories')
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ t('need-setting.tried.category') }}</th>
            <th scope="col">{{ t('need-setting.tried.now') }}</th>
            <th scope="col">{{ t('need-setting.tried.then') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <th scope="row">{{ t('treatment.category.' + row.id) }}</th>
              <td>{{ row.now }}</td>
              <td>
                {{ row.then }}
                @if (row.then !== row.now) {
                  <strong>({{ row.then > row.now ? '+' : '−' }}{{ row.apart }})</strong>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
      <table>
        <caption>
          {{
            t('need-setting.tried.weeks')
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ t('need-setting.tried.week') }}</th>
            <th scope="col">{{ t('need-setting.tried.now') }}</th>
            <th scope="col">{{ t('need-setting.tried.then') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (week of tried().weeks; track week.on) {
            <tr>
              <th scope="row">{{ say.day(week.on) }}</th>
              <td>{{ week.now }}</td>
              <td>{{ week.then }}</td>
            </tr>
          }
        </tbody>
      </table>
    </section>
  `,
  styleUrl: '../outcome/outcome-table.css',
})
export class RehearsalTable {
  readonly tried = input.required<NeedRehearsal>();
  protected readonly say = inject(OutcomeWords);
  protected readonly rows = computed(() => {
    const { now, then } = this.tried();
    const rows = SHOWN.map((id) => ({ id, now: now[id] ?? 0, then: then[id] ?? 0 }));
    return rows.map((row) => ({ ...row, apart: Math.abs(row.then - row.now) }));
  });
}
