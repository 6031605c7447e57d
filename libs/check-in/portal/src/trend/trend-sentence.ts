import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TrendSeries } from '@holdfast/check-in/model';
import { changeOf } from './trend-shape';

const NAMED = new Set(['phq-9', 'gad-7', 'mood', 'who-5', 'pcl-5']);

/** One series in a plain sentence: how it stands against last month, and which way is better. */
@Component({
  selector: 'hf-trend-sentence',
  imports: [TranslocoDirective],
  template: `
    @if (change(); as change) {
      <p *transloco="let t">
        {{
          t('check-in.trend.change.' + change, { what: named() ? t('check-in.trend.what.' + named()) : series().title })
        }}
        {{ t(series().higherIsWorse ? 'check-in.trend.lowerIsBetter' : 'check-in.trend.higherIsBetter') }}
      </p>
    }
  `,
})
export class TrendSentence {
  readonly series = input.required<TrendSeries>();
  protected readonly change = computed(() => changeOf(this.series()));
  protected readonly named = computed(() => (NAMED.has(this.series().form) ? this.series().form : null));
}
