import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon } from '@holdfast/platform/portal';
import { type GateView, perKg } from '@holdfast/treatment/model';
import { EntryForm } from '../entry/entry-form';
import type { EntryValues } from '../entry/entry-fields';
import { InfusionStore } from '../entry/infusion-store';
import { ConsentWarning } from '../consent/consent-warning';

type Step = 'weight' | 'dose' | 'vitals';

/** Before the start, step by step: weight, dose, vitals, and what the patient confirmed. */
@Component({
  selector: 'hf-preparation',
  imports: [TranslocoDirective, Button, ConsentWarning, EntryForm, Icon],
  templateUrl: './preparation.html',
  styles: `
    :host,
    ol {
      display: flex;
      flex-direction: column;
      gap: 0.75rem;
    }
    h3 {
      font: var(--hf-title);
    }
    .head {
      justify-content: space-between;
    }
    .gates li {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      min-height: 2rem;
    }
  `,
})
export class Preparation {
  readonly patientId = input.required<string>();
  readonly gates = input.required<readonly GateView[]>();
  protected readonly store = inject(InfusionStore);
  protected readonly perKg = perKg;
  /** A step that is done and opened again. */
  protected readonly again = signal<Step | null>(null);
  protected readonly done = computed<Readonly<Record<Step, boolean>>>(() => {
    const { weightKg, doseMg, vitals } = this.store.record();
    return { weight: weightKg !== null, dose: doseMg !== null, vitals: vitals.length > 0 };
  });
  protected readonly steps: readonly Step[] = ['weight', 'dose', 'vitals'];
  /** The first step that is not done; null where the infusion can start. */
  protected readonly next = computed(() => this.steps.find((step) => !this.done()[step]) ?? null);
  protected readonly known = computed<Readonly<Record<Step, EntryValues>>>(() => {
    const { weightKg, doseMg, route, rateMgPerHour } = this.store.record();
    const text = (value: number | null) => (value === null ? '' : String(value));
    return {
      weight: { weightKg: text(weightKg) },
      dose: { route: route ?? 'iv', doseMg: text(doseMg), rateMgPerHour: text(rateMgPerHour) },
      vitals: {},
    };
  });
  protected readonly last = computed(() => this.store.record().vitals.at(-1) ?? null);
}
