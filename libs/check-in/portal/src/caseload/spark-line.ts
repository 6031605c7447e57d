import { Component, computed, input } from '@angular/core';

const WIDTH = 96;
const HEIGHT = 28;
const EDGE = 3;
const MOST = 27;

/** One total of a line, and where it lies: an ISO instant, or any figure that grows with time. */
export interface SparkTotal {
  readonly at: string | number;
  readonly total: number;
}

/** A short row of PHQ-9 totals as a line over the full range, so that slopes never lie. The words beside it say the same. */
@Component({
  selector: 'hf-spark-line',
  template: `
    <svg [attr.viewBox]="box" aria-hidden="true" focusable="false">
      <path class="edge" [attr.d]="edges" />
      <polyline [attr.points]="line()" />
      @if (last(); as point) {
        <circle [attr.cx]="point.x" [attr.cy]="point.y" r="2.5" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    svg {
      inline-size: 6rem;
      block-size: 1.75rem;
      overflow: visible;
    }
    .edge {
      stroke: var(--hf-outline-variant);
    }
    polyline {
      fill: none;
      stroke: var(--hf-primary);
      stroke-width: 1.75;
      stroke-linejoin: round;
    }
    circle {
      fill: var(--hf-primary);
    }
  `,
})
export class SparkLine {
  readonly totals = input.required<readonly SparkTotal[]>();
  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;
  /** Where 0 and 27 lie, so that the height of the line can be read. */
  protected readonly edges = `M0 ${EDGE}H${WIDTH}M0 ${HEIGHT - EDGE}H${WIDTH}`;
  private readonly points = computed(() => sparkPoints(this.totals()));
  protected readonly line = computed(() =>
    this.points()
      .map(({ x, y }) => `${x},${y}`)
      .join(' '),
  );
  protected readonly last = computed(() => this.points().at(-1) ?? null);
}

/**
 * Where totals lie in a small picture: by time from left to right, 0 at the foot and 27 at the top.
 *
 * @returns one point per total, in units of the picture
 */
export function sparkPoints(totals: readonly SparkTotal[]): { readonly x: number; readonly y: number }[] {
  const times = totals.map(({ at }) => (typeof at === 'number' ? at : Date.parse(at)));
  const [from, to] = [times[0] ?? 0, times.at(-1) ?? 0];
  return totals.map(({ total }, index) => {
    const share = to > from ? ((times[index] ?? from) - from) / (to - from) : 1;
    const [x, y] = [EDGE + share * (WIDTH - 2 * EDGE), HEIGHT - EDGE - (total / MOST) * (HEIGHT - 2 * EDGE)];
    return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
  });
}
