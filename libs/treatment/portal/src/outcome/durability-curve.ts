import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { ClinicOutcomes } from '@holdfast/treatment/model';
import { OutcomeWords } from './outcome-words';

type Durability = NonNullable<ClinicOutcomes['durability']>;

const WIDE = 600;
const HIGH = 220;
const EDGE = { left: 44, bottom: 28, top: 10, right: 12 };
const WEEK = 7;
const MOST_TICKS = 8;

/** The share of responses that still held, as steps with their interval. Its figures stand in a table beside it. */
@Component({
  selector: 'hf-durability-curve',
  imports: [TranslocoDirective],
  template: `
    <svg *transloco="let t" role="img" [attr.viewBox]="box" [attr.aria-label]="name()">
      @for (one of shares; track one) {
        <line class="grid" [attr.x1]="edge.left" [attr.x2]="wide" [attr.y1]="y(one)" [attr.y2]="y(one)" />
        <text [attr.x]="edge.left - 6" [attr.y]="y(one) + 4" text-anchor="end">{{ say.percent(one) }} %</text>
      }
      @for (day of ticks(); track day) {
        <text [attr.x]="x(day)" [attr.y]="high - 8" text-anchor="middle">{{ day }}</text>
      }
      <path class="band" [attr.d]="band()" />
      <path class="line" [attr.d]="line()" />
      <text [attr.x]="wide" [attr.y]="high - 8" text-anchor="end">{{ t('outcome.clinic.day') }}</text>
    </svg>
  `,
  styles: `
    :host {
      display: block;
      max-inline-size: 40rem;
    }
    svg {
      inline-size: 100%;
    }
    text {
      fill: var(--hf-on-surface-variant);
      font-size: 12px;
    }
    .grid {
      stroke: var(--hf-outline-variant);
    }
    .line {
      fill: none;
      stroke: var(--hf-primary);
      stroke-width: 2.5;
    }
    .band {
      fill: var(--hf-primary);
      opacity: 0.18;
    }
  `,
})
export class DurabilityCurve {
  readonly durability = input.required<Durability>();
  private readonly transloco = inject(TranslocoService);
  protected readonly say = inject(OutcomeWords);
  protected readonly box = `0 0 ${WIDE} ${HIGH}`;
  protected readonly edge = EDGE;
  protected readonly wide = WIDE - EDGE.right;
  protected readonly high = HIGH;
  protected readonly shares = [0, 0.25, 0.5, 0.75, 1];
  private readonly until = computed(() => Math.max(WEEK, this.durability().until));
  protected readonly ticks = computed(() => {
    const step = Math.max(1, Math.ceil(this.until() / WEEK / MOST_TICKS)) * WEEK;
    // The last place is for the word that says what the figures are.
    const most = Math.floor((this.until() * 0.92) / step);
    return Array.from({ length: most + 1 }, (_, index) => index * step);
  });
  protected readonly line = computed(() => `M${this.x(0)},${this.y(1)}${this.walk((step) => step.share)}`);
  protected readonly band = computed(() => {
    const { steps } = this.durability();
    const upper = `M${this.x(0)},${this.y(1)}${this.walk((step) => step.high)}`;
    const back = [...steps].reverse().map((step, index) => {
      const before = steps[steps.length - 2 - index]?.low ?? 1;
      return `V${this.y(step.low)}H${this.x(step.day)}V${this.y(before)}`;
    });
    return `${upper}${back.join('')}H${this.x(0)}Z`;
  });
  protected readonly name = computed(() => {
    const points = this.durability().steps.map(({ day, share }) =>
      this.transloco.translate('outcome.clinic.point', { day, percent: this.say.percent(share) }),
    );
    const told = points.filter((_, index) => index % Math.ceil(points.length / MOST_TICKS) === 0);
    return this.transloco.translate('outcome.clinic.curveName', { points: told.join(', ') });
  });

  protected x(day: number): number {
    return EDGE.left + (day / this.until()) * (WIDE - EDGE.left - EDGE.right);
  }

  protected y(share: number): number {
    return EDGE.top + (1 - share) * (HIGH - EDGE.top - EDGE.bottom);
  }

  /** From step to step, and on to the end of what was watched. */
  private walk(figure: (step: Durability['steps'][number]) => number): string {
    const steps = this.durability().steps.map((step) => `H${this.x(step.day)}V${this.y(figure(step))}`);
    return `${steps.join('')}H${this.x(this.until())}`;
  }
}
