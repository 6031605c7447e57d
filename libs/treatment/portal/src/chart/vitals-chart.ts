import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { TimeWords } from '@holdfast/platform/portal';
import { EntryWords } from '../entry/entry-words';
import { InfusionStore } from '../entry/infusion-store';
import { LANES, type LaneItem, lanesOf } from './lanes';
import { type Dot, type Panel, panelsOf, runsOf, stretchOf, timesOf } from './vitals-shape';

const WIDE = 720;
const EDGE = { left: 96, right: 16, top: 28, bottom: 10 };
const HIGH = { pressure: 260, pulse: 130, oxygen: 110 };
const LANE = 26;
// Closer than this, the words for the start and the end turn away from each other.
const LEAST_BETWEEN = 60;
const LIMIT_PLACE = { warn: 0.02, hold: 0.4, stop: 0.8 }; // so that no two labels lie on one another

/** Vitals over time with the clinic's limits, and effects and medicines under the same time. All of it stands in tables too. */
@Component({
  selector: 'hf-vitals-chart',
  imports: [TranslocoDirective],
  templateUrl: './vitals-chart.html',
  styleUrl: './vitals-chart.css',
})
export class VitalsChart {
  private readonly store = inject(InfusionStore);
  protected readonly time = inject(TimeWords);
  protected readonly words = inject(EntryWords);
  protected readonly wide = WIDE;
  protected readonly edge = EDGE;
  protected readonly lanes = LANES;
  protected readonly lane = LANE;
  protected readonly sets = computed(() => this.store.record().vitals);
  protected readonly items = computed(() => lanesOf(this.store.record(), this.store.entries()));
  protected readonly isEmpty = computed(() => this.sets().length === 0 && this.items().length === 0);
  private readonly stretch = computed(() => {
    const { startedAt, endedAt } = this.store.record();
    const times = [
      ...this.sets().map(({ at }) => at),
      ...this.items().flatMap(({ from, until }) => [from, until ?? from]),
      ...[startedAt, endedAt].flatMap((at) => at ?? []),
    ];
    return stretchOf(times);
  });
  protected readonly times = computed(() => timesOf(this.stretch()));
  /** The start and the end of the infusion, as lines through every panel. */
  protected readonly marks = computed(() => {
    const { startedAt, endedAt } = this.store.record();
    const isNear = startedAt !== null && endedAt !== null && this.x(endedAt) - this.x(startedAt) < LEAST_BETWEEN;
    return [
      { id: 'start', at: startedAt, anchor: isNear ? 'end' : 'middle' },
      { id: 'end', at: endedAt, anchor: isNear ? 'start' : 'middle' },
    ].flatMap(({ id, at, anchor }) => (at === null ? [] : [{ id, anchor, x: this.x(at) }]));
  });
  protected readonly panels = computed(() =>
    panelsOf(this.sets(), this.store.thresholds()).map((panel) => {
      const high = HIGH[panel.id];
      const y = (value: number) => yOf(panel, high, value);
      const place = ({ at, value }: Dot) => ({ x: this.x(at), y: y(value), value });
      return {
        ...{ id: panel.id, high, box: `0 0 ${WIDE} ${high}` },
        ticks: panel.ticks.map((value) => ({ value, y: y(value) })),
        limits: panel.limits.map(({ verdict, at }) => ({ verdict, at, y: y(at), x: this.placeOf(verdict) })),
        lines: panel.lines.map((name) => {
          const runs = runsOf(this.sets(), name).map((run) => run.map(place));
          const paths = runs.map((run) => run.map((dot, index) => `${index ? 'L' : 'M'}${dot.x},${dot.y}`).join(''));
          return { name, paths, dots: runs.flat() };
        }),
      };
    }),
  );
  protected readonly laneBox = computed(() => `0 0 ${WIDE} ${LANES.length * LANE + 34}`);
  protected readonly bars = computed(() =>
    this.items().map((item) => {
      const from = this.x(item.from);
      const to = item.until === null ? WIDE - EDGE.right : this.x(item.until);
      return { ...item, x: from, width: Math.max(4, to - from), y: LANES.indexOf(item.lane) * LANE + 5 };
    }),
  );

  protected x(at: number): number {
    const { from, to } = this.stretch();
    return EDGE.left + ((at - from) / (to - from)) * (WIDE - EDGE.left - EDGE.right);
  }

  /** Until when, in words. */
  protected isOpen({ until }: LaneItem): boolean {
    return until === null;
  }

  private placeOf(verdict: keyof typeof LIMIT_PLACE): number {
    return EDGE.left + LIMIT_PLACE[verdict] * (WIDE - EDGE.left - EDGE.right);
  }
}

function yOf({ least, most }: Panel, high: number, value: number): number {
  return EDGE.top + (1 - (value - least) / (most - least)) * (high - EDGE.top - EDGE.bottom);
}
