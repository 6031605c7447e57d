import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { TimeWords } from '@holdfast/platform/portal';
import { InfusionStore } from '../entry/infusion-store';

const MINUTE = 60_000;
const EVERY_MS = 15 * MINUTE; // vitals, while ketamine acts

/** How long it has run, and when vitals are next due. */
@Component({
  selector: 'hf-infusion-clock',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (times(); as at) {
        <p class="clock">
          <span class="run" role="timer">{{ at.since }}</span>
          {{ t(at.isOver ? 'infusion.clock.over' : 'infusion.clock.runs', { at: time.time(at.from) }) }}
        </p>
        @if (at.dueAt; as due) {
          <p [class.due]="at.isDue" role="status">
            {{ t(at.isDue ? 'infusion.clock.due' : 'infusion.clock.next', { at: time.time(due) }) }}
          </p>
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0.25rem 1.5rem;
    }
    .run {
      margin-inline-end: 0.5rem;
      font: 600 2rem/2.5rem var(--hf-font);
      font-variant-numeric: tabular-nums;
    }
    .due {
      padding: 0.25rem 0.75rem;
      border-radius: var(--hf-radius-input);
      background: var(--hf-support-container);
      color: var(--hf-on-support-container);
      font: var(--hf-label);
    }
  `,
})
export class InfusionClock {
  private readonly store = inject(InfusionStore);
  protected readonly time = inject(TimeWords);
  protected readonly times = computed(() => {
    const { state, startedAt, endedAt, dischargedAt, vitals } = this.store.record();
    if (startedAt === null || dischargedAt !== null) return null;
    const now = this.store.now();
    const from = endedAt ?? startedAt;
    const lastAt = vitals.at(-1)?.at ?? startedAt;
    const dueAt = Math.max(lastAt, startedAt) + EVERY_MS;
    const isOver = state === 'observing';
    return { since: clockOf(now - from), from, isOver, dueAt, isDue: now >= dueAt };
  });
}

/** A stretch of time as a clock shows it: minutes and seconds, with hours once there are any. */
export function clockOf(span: number): string {
  const seconds = Math.max(0, Math.floor(span / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
