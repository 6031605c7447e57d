import type { JudgedVitals, Vitals, VitalsThresholds } from '@holdfast/treatment/model';

const MINUTE = 60_000;
// Vitals are due every quarter of an hour; past two of those nobody knows what was between.
const GAP_MS = 30 * MINUTE;
const AROUND_MS = 5 * MINUTE;
const LEAST_MS = 60 * MINUTE;
const MOST_TICKS = 8;

/** One measure over time, with the range that its axis always shows. */
export interface Panel {
  readonly id: 'pressure' | 'pulse' | 'oxygen';
  readonly lines: readonly (keyof Vitals)[];
  readonly least: number;
  readonly most: number;
  readonly ticks: readonly number[];
  readonly limits: readonly { readonly verdict: 'warn' | 'hold' | 'stop'; readonly at: number }[];
}

/** A stretch of time, milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A point of a line. */
export interface Dot {
  readonly at: number;
  readonly value: number;
}

/** The panels, each on an axis that does not move with what was measured unless it would leave it. */
export function panelsOf(vitals: readonly JudgedVitals[], set: VitalsThresholds): Panel[] {
  const highest = (name: keyof Vitals) => Math.max(0, ...vitals.map((one) => one.vitals[name] ?? 0));
  const [pressure, pulse] = [highest('systolicMmHg') > 240 ? 300 : 240, highest('pulsePerMinute') > 200 ? 250 : 200];
  return [
    {
      ...{ id: 'pressure', lines: ['systolicMmHg', 'diastolicMmHg'], least: 20, most: pressure },
      ticks: ticksFrom(40, pressure, 40),
      limits: [
        { verdict: 'warn', at: set.warnSystolicMmHg },
        { verdict: 'hold', at: set.holdSystolicMmHg },
        { verdict: 'stop', at: set.stopSystolicMmHg },
        { verdict: 'warn', at: set.warnDiastolicMmHg },
        { verdict: 'hold', at: set.holdDiastolicMmHg },
        { verdict: 'stop', at: set.stopDiastolicMmHg },
      ],
    },
    {
      ...{ id: 'pulse', lines: ['pulsePerMinute'], least: 20, most: pulse },
      ticks: ticksFrom(40, pulse, 40),
      limits: [
        { verdict: 'warn', at: set.mostPulsePerMinute },
        { verdict: 'warn', at: set.leastPulsePerMinute },
      ],
    },
    {
      ...{ id: 'oxygen', lines: ['oxygenPercent'], least: 50, most: 100 },
      ticks: [50, 75, 100],
      limits: [{ verdict: 'warn', at: set.leastOxygenPercent }],
    },
  ];
}

/** The runs of one measure: where it was not taken, or not for half an hour, no line claims to know. */
export function runsOf(vitals: readonly JudgedVitals[], name: keyof Vitals): Dot[][] {
  const runs: Dot[][] = [];
  let before: number | null = null;
  for (const { at, vitals: set } of vitals) {
    const value = set[name];
    if (value === null) before = null;
    else {
      if (before === null || at - before > GAP_MS) runs.push([]);
      runs.at(-1)?.push({ at, value });
      before = at;
    }
  }
  return runs;
}

/** The time that is shown: all that happened with a little around it, and at least an hour. */
export function stretchOf(times: readonly number[]): Stretch {
  const from = Math.min(...times) - AROUND_MS;
  return { from, to: Math.max(Math.max(...times) + AROUND_MS, from + LEAST_MS) };
}

/** Times to write under the axis, on round minutes. */
export function timesOf({ from, to }: Stretch): number[] {
  const steps = [10, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE);
  const step = steps.find((one) => (to - from) / one <= MOST_TICKS) ?? to - from;
  return ticksFrom(Math.ceil(from / step) * step, to, step);
}

function ticksFrom(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
}
