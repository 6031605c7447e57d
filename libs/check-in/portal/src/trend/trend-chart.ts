import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TrendView } from '@holdfast/check-in/model';
import { Button, Clock, Shortcuts } from '@holdfast/platform/portal';
import { TrendPanel } from './trend-panel';
import { TREND_RANGES, type TrendRange, panelsOf, pointsIn, spanOf } from './trend-shape';
import { TrendWords } from './trend-words';

const MOST = 4;

/** Scores over time, for patients and staff: pictures, and the same as a table, over a stretch that the reader picks. */
@Component({
  selector: 'hf-trend-chart',
  imports: [TranslocoDirective, Button, TrendPanel],
  templateUrl: './trend-chart.html',
  styleUrl: './trend-chart.css',
})
export class TrendChart {
  readonly trend = input.required<TrendView>();
  /** Which series, up to four; left out, the first four. */
  readonly forms = input<readonly string[] | null>(null);
  /** Words for bands and no numbers. */
  readonly wordsOnly = input(false);
  /** For staff: bands in colour besides words and patterns, and where a figure comes from. */
  readonly tinted = input(false);

  private readonly clock = inject(Clock);
  protected readonly words = inject(TrendWords);
  protected readonly ranges = TREND_RANGES;
  protected readonly range = signal<TrendRange>('3m');
  protected readonly isTable = signal(false);
  protected readonly series = computed(() => {
    const forms = this.forms();
    const { series } = this.trend();
    return (forms ? series.filter(({ form }) => forms.includes(form)) : series).slice(0, MOST);
  });
  protected readonly panels = computed(() => panelsOf(this.series()));
  protected readonly span = computed(() => spanOf(this.range(), this.trend(), this.clock.halfMinute()));
  protected readonly tables = computed(() =>
    this.series().map((series) => {
      const points = pointsIn(series, this.span()).toReversed();
      return { series, points, hasWays: points.some((point) => this.words.wayOf(point) !== '') };
    }),
  );
  protected readonly isEmpty = computed(() => this.tables().every(({ points }) => points.length === 0));

  constructor() {
    const run = (): void => this.isTable.update((is) => !is);
    inject(Shortcuts).offer([{ keys: 't', words: 'check-in.trend.key.table', run }], inject(DestroyRef));
  }
}
