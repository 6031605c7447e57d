import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Clock, DeviceMemory } from '@holdfast/platform/portal';
import { type Looks, LOOKS_KEY, SHOWN } from './looks';
import { OwnTrend } from './own-trend';
import { TrendSentence } from './trend-sentence';
import { isIn, noonOf, pointsIn, runsOf, spanOf } from './trend-shape';

const WIDTH = 280;
const HEIGHT = 64;
const EDGE = 8;

/** A patient's last three months in a sentence and a small picture without a number, with the way to all of it. */
@Component({
  selector: 'hf-trend-card',
  imports: [RouterLink, TranslocoDirective, TrendSentence],
  template: `
    @if (series(); as series) {
      <section class="hf-card" aria-labelledby="trend-card" *transloco="let t">
        <h2 id="trend-card">{{ t('check-in.trend.card') }}</h2>
        <svg [attr.viewBox]="box" role="img" [attr.aria-label]="t('check-in.trend.cardAbout')">
          @for (x of infusions(); track x) {
            <path class="infusion" [attr.d]="'M' + (x - 4) + ' 0h8l-4 7z'" />
          }
          @for (run of runs(); track $index) {
            <polyline [attr.points]="run" />
          }
          @for (spot of spots(); track $index; let isLast = $last) {
            <circle class="spot" [attr.cx]="spot.x" [attr.cy]="spot.y" r="3" />
            @if (isLast && ofCheckIn()) {
              <circle class="ring" [attr.cx]="spot.x" [attr.cy]="spot.y" r="7" />
            }
          }
        </svg>
        @if (ofCheckIn()) {
          <p class="hf-meta">{{ t('check-in.trend.cardHere') }}</p>
        }
        <hf-trend-sentence [series]="series" />
        <a class="all" routerLink="/progress">{{ t('check-in.trend.cardAll') }}</a>
      </section>
    }
  `,
  styles: `
    svg {
      display: block;
      width: min(100%, 24rem);
      margin-block: 0.5rem;
      overflow: visible;
    }
    polyline {
      fill: none;
      stroke: var(--hf-primary);
      stroke-width: 2;
      stroke-linejoin: round;
    }
    .spot {
      fill: var(--hf-primary);
    }
    .ring {
      fill: none;
      stroke: var(--hf-on-surface);
      stroke-width: 2;
    }
    .infusion {
      fill: var(--hf-tertiary);
    }
    .all {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
    }
  `,
  providers: [OwnTrend],
})
export class TrendCard {
  /** The check-in that was just sent: its point is ringed, and without one there is nothing to show. */
  readonly ofCheckIn = input<string | null>(null);
  private readonly own = inject(OwnTrend);
  private readonly clock = inject(Clock);
  private readonly looks = inject(DeviceMemory).read<Looks>(LOOKS_KEY) ?? SHOWN;
  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;
  private readonly span = computed(() => {
    const view = this.own.view();
    return view ? spanOf('3m', view, this.clock.halfMinute()) : { from: 0, to: 1 };
  });
  /** What the course is told by: the first series that has a course; nothing where scores are hidden on this device. */
  protected readonly series = computed(() => {
    const all = this.looks.isHidden ? [] : (this.own.view()?.series ?? []);
    const wanted = this.ofCheckIn();
    return (
      all.find((one) => {
        const points = pointsIn(one, this.span());
        return points.length > 1 && (wanted === null || points.at(-1)?.checkInId === wanted);
      }) ?? null
    );
  });
  protected readonly spots = computed(() => {
    const series = this.series();
    return series ? pointsIn(series, this.span()).map((point) => this.place(point)) : [];
  });
  protected readonly runs = computed(() => {
    const [series, view] = [this.series(), this.own.view()];
    if (!series || !view) return [];
    return runsOf(series.form, pointsIn(series, this.span()), view.gaps).map((run) =>
      run.map((point) => `${this.place(point).x},${this.place(point).y}`).join(' '),
    );
  });
  protected readonly infusions = computed(() =>
    (this.own.view()?.infusions ?? [])
      .map(({ day }) => noonOf(day))
      .filter((at) => isIn(this.span(), at))
      .map((at) => this.x(at)),
  );

  private place({ at, total }: { readonly at: string; readonly total: number }): { x: number; y: number } {
    const { min, max } = this.series() ?? { min: 0, max: 1 };
    const share = max > min ? (total - min) / (max - min) : 0;
    return { x: this.x(Date.parse(at)), y: Math.round(HEIGHT - EDGE - share * (HEIGHT - 3 * EDGE)) };
  }

  private x(at: number): number {
    const { from, to } = this.span();
    return Math.round(EDGE + ((at - from) / Math.max(1, to - from)) * (WIDTH - 2 * EDGE));
  }
}
