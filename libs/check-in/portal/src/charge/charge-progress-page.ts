import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Empty, ErrorPanel, Waiting } from '@holdfast/platform/portal';
import { Meaning } from '../meaning';
import { OwnTrend } from '../trend/own-trend';
import { TrendChart } from '../trend/trend-chart';
import { TrendSentence } from '../trend/trend-sentence';

/** How somebody has been doing, for who helps them: to read, and never to answer in their place. */
@Component({
  selector: 'hf-charge-progress-page',
  imports: [TranslocoDirective, Empty, ErrorPanel, Meaning, TrendChart, TrendSentence, Waiting],
  providers: [OwnTrend],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('check-in.trend.chargeTitle') }}</h1>
      @if (own.problem(); as problem) {
        <hf-error-panel [problem]="problem" (retry)="own.load()" />
      } @else if (own.view(); as view) {
        @if (view.series.length === 0) {
          <hf-empty icon="calendar" [words]="t('check-in.trend.none')" />
        } @else {
          <div class="hf-stack">
            @for (series of view.series; track series.form) {
              <hf-trend-sentence [series]="series" />
            }
          </div>
          <hf-meaning of="own" />
          <hf-trend-chart [trend]="view" [wordsOnly]="false" />
        }
      } @else {
        <hf-waiting [lines]="[70, 100, 100]" />
      }
    </div>
  `,
})
export class ChargeProgressPage {
  protected readonly own = inject(OwnTrend);
}
