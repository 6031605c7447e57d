import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TrendPoint, TrendSeries, TrendView } from '@holdfast/check-in/model';
import { type TimeSpan, isIn, noonOf, pointsIn, runsOf, ticksOf } from './trend-shape';
import { TrendWords } from './trend-words';

const SIZE = { height: 280, top: 34, bottom: 28, left: 34, right: 8 } as const;
const TICK_WIDTH = 84;
const LABEL_WIDTH = 62;
const LINE_HEIGHT = 16;
const MARK = 5;
const LETTER = 7.2;
const MOST_MARGIN = 0.4;

interface Spot {
  readonly series: TrendSeries;
  readonly place: number;
  readonly point: TrendPoint;
  readonly x: number;
  readonly y: number;
}

/** One picture of scores over time: full range, named bands, infusions, gaps, and a cross-hair for hand, eye and keyboard. */
@Component({
  selector: 'hf-trend-panel',
  imports: [TranslocoDirective],
  templateUrl: './trend-panel.html',
  styleUrl: './trend-panel.css',
})
export class TrendPanel {
  /** Series that share one range. */
  readonly series = input.required<readonly TrendSeries[]>();
  readonly trend = input.required<TrendView>();
  readonly span = input.required<TimeSpan>();
  /** Words for bands and no numbers, for people who like it so. */
  readonly wordsOnly = input(false);
  /** For staff: bands in colour besides their words and patterns, and where a figure comes from. */
  readonly tinted = input(false);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly words = inject(TrendWords);
  protected readonly id = `hf-trend-${(count += 1)}`;
  protected readonly size = SIZE;
  protected readonly width = signal(640);
  protected readonly right = computed(() => this.width() - SIZE.right);
  protected readonly foot = SIZE.height - SIZE.bottom;
  // The names of the bands have a margin of their own, so that no mark and no line lies under them.
  private readonly margin = computed(() => {
    const longest = Math.max(0, ...this.bands().map(({ words, hasRoom }) => (hasRoom ? words.length : 0)));
    return longest === 0 ? 0 : Math.min(this.width() * MOST_MARGIN, longest * LETTER + 2 * MARK);
  });
  private readonly scale = computed(() => this.series()[0] ?? { min: 0, max: 1, bands: [] });
  protected readonly bands = computed(() =>
    (this.series()[0]?.bands ?? []).map((band, index, all) => {
      const top = this.y(all[index + 1]?.from ?? this.scale().max);
      const height = this.y(band.from) - top;
      const words = this.words.bandOf(this.series()[0]!, { band: band.id });
      return { ...band, words, top, height, hasRoom: height >= LINE_HEIGHT };
    }),
  );
  protected readonly steps = computed(() => [
    ...new Set([this.scale().min, ...this.bands().map(({ from }) => from), this.scale().max]),
  ]);
  protected readonly ticks = computed(() =>
    ticksOf(this.span(), Math.max(2, Math.floor((this.width() - SIZE.left) / TICK_WIDTH))).map(({ at, isMonth }) => ({
      x: this.x(at),
      anchor: this.anchorAt(this.x(at)),
      words: isMonth ? this.words.month(at) : this.words.day(at),
    })),
  );
  protected readonly infusions = computed(() => {
    let labelled = -LABEL_WIDTH;
    return this.trend()
      .infusions.filter(({ day }) => isIn(this.span(), noonOf(day)))
      .map(({ id, day }) => {
        const x = this.x(noonOf(day));
        const hasLabel = x - labelled >= LABEL_WIDTH;
        if (hasLabel) labelled = x;
        return { id, x, anchor: this.anchorAt(x), words: this.words.day(noonOf(day)), hasLabel };
      });
  });
  protected readonly notes = computed(() =>
    this.trend()
      .notes.filter(({ day }) => isIn(this.span(), noonOf(day)))
      .map(({ id, day }) => ({ id, x: this.x(noonOf(day)) })),
  );
  protected readonly gaps = computed(() =>
    this.trend()
      .gaps.filter(({ forms }) => this.series().some(({ form }) => forms.includes(form)))
      .map((gap) => ({ id: gap.checkInId, at: (Date.parse(gap.from) + Date.parse(gap.to)) / 2 }))
      .filter(({ at }) => isIn(this.span(), at))
      .map(({ id, at }) => ({ id, x: this.x(at) })),
  );
  protected readonly lines = computed(() =>
    this.series().flatMap((series, place) =>
      runsOf(series.form, pointsIn(series, this.span()), this.trend().gaps).map((run) => ({
        place,
        path: run.map((point, index) => `${index ? 'L' : 'M'}${this.xOf(point)} ${this.y(point.total)}`).join(''),
      })),
    ),
  );
  protected readonly spots = computed<Spot[]>(() =>
    this.series()
      .flatMap((series, place) =>
        pointsIn(series, this.span()).map((point) => ({
          ...{ series, place, point },
          x: this.xOf(point),
          y: this.y(point.total),
        })),
      )
      .sort((one, other) => one.x - other.x || one.place - other.place),
  );
  protected readonly bracket = computed(() => {
    const [series] = this.series();
    const [first] = this.spots();
    if (!series?.meaningful || !first || this.series().length > 1) return null;
    const base = series.baseline ?? first.point.total;
    const other = base - series.meaningful.points;
    const end = other >= series.min ? other : base + series.meaningful.points;
    return { top: this.y(Math.max(base, end)), foot: this.y(Math.min(base, end)), ...series.meaningful };
  });
  protected readonly hasHollow = computed(() => this.spots().some((spot) => this.isHollow(spot)));
  private readonly at = linkedSignal<readonly Spot[], number | null>({ source: this.spots, computation: () => null });
  protected readonly here = computed(() => {
    const at = this.at();
    return at === null ? null : (this.spots()[at] ?? null);
  });
  protected readonly readout = computed(() => {
    const here = this.here();
    if (!here) return '';
    const name = this.series().length > 1 ? here.series.title : '';
    return this.words.readout(here.series, here.point, this.wordsOnly(), name);
  });

  constructor() {
    afterNextRender(() => this.measure());
    const resize = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => this.measure());
    resize?.observe(this.host.nativeElement);
    inject(DestroyRef).onDestroy(() => resize?.disconnect());
  }

  /** The sign of a point, by the place of its series; the same signs stand in the legend. */
  protected markOf({ place, x, y }: Spot): string {
    if (place === 1) return `M${x - MARK} ${y - MARK}h${2 * MARK}v${2 * MARK}h${-2 * MARK}z`;
    if (place === 2) return `M${x} ${y - MARK - 1}l${MARK + 1} ${2 * MARK}h${-2 * (MARK + 1)}z`;
    if (place === 3)
      return `M${x} ${y - MARK - 1}l${MARK + 1} ${MARK + 1}l${-MARK - 1} ${MARK + 1}l${-MARK - 1} ${-MARK - 1}z`;
    return `M${x - MARK} ${y}a${MARK} ${MARK} 0 1 0 ${2 * MARK} 0a${MARK} ${MARK} 0 1 0 ${-2 * MARK} 0z`;
  }

  protected isHollow({ point }: Spot): boolean {
    return point.late || point.mode === 'paper' || point.mode === 'phone';
  }

  protected point(event: MouseEvent): void {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const x = event.clientX - box.left;
    const spots = this.spots();
    if (spots.length === 0) return;
    const near = spots.reduce(
      (best, { x: one }, index) => (Math.abs(one - x) < Math.abs((spots[best]?.x ?? 0) - x) ? index : best),
      0,
    );
    this.at.set(near);
  }

  protected focus(): void {
    if (this.at() === null && this.spots().length > 0) this.at.set(this.spots().length - 1);
  }

  protected press(event: KeyboardEvent): void {
    const last = this.spots().length - 1;
    const at = this.at() ?? last;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    this.at.set(Math.min(last, Math.max(0, to)));
  }

  private measure(): void {
    const { width } = this.host.nativeElement.getBoundingClientRect();
    if (width > 0) this.width.set(Math.round(width));
  }

  private x(at: number): number {
    const { from, to } = this.span();
    return Math.round(
      SIZE.left + MARK + ((at - from) / (to - from)) * (this.right() - this.margin() - SIZE.left - 2 * MARK),
    );
  }

  // Words at an edge lean inwards, so that none is cut off.
  private anchorAt(x: number): 'start' | 'middle' | 'end' {
    if (x > this.width() - LABEL_WIDTH / 2) return 'end';
    return x < LABEL_WIDTH / 2 ? 'start' : 'middle';
  }

  private xOf({ at }: TrendPoint): number {
    return this.x(Date.parse(at));
  }

  protected y(value: number): number {
    const { min, max } = this.scale();
    return Math.round(this.foot - ((value - min) / (max - min)) * (this.foot - SIZE.top));
  }
}

let count = 0;
