import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field, TimeWords } from '@holdfast/platform/portal';
import { DISCHARGE_CRITERIA, type DischargeCriterion, keepsBack } from '@holdfast/treatment/model';
import { EntryForm } from '../entry/entry-form';
import { InfusionStore, type Refused } from '../entry/infusion-store';

/** What must hold before the patient goes home: every criterion, or a written reason; and who takes them. */
@Component({
  selector: 'hf-going-home',
  imports: [TranslocoDirective, Button, EntryForm, Field],
  templateUrl: './going-home.html',
  styles: `
    h3 {
      font: var(--hf-title);
    }
    li {
      padding-block: 0.25rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    label {
      display: flex;
      flex: 1 1 14rem;
      align-items: center;
      gap: 0.75rem;
      min-height: 3rem;
    }
    input[type='checkbox'] {
      width: 1.5rem;
      height: 1.5rem;
    }
    .wrong {
      color: var(--hf-error);
    }
  `,
})
export class GoingHome {
  protected readonly store = inject(InfusionStore);
  protected readonly time = inject(TimeWords);
  protected readonly pickedUpAt = computed(() => this.store.sheet()?.ride?.pickedUpAt ?? null);
  protected readonly criteria = DISCHARGE_CRITERIA;
  protected readonly asked = signal<DischargeCriterion | null>(null);
  protected readonly isShort = signal(false);
  protected readonly refused = signal<Refused | null>(null);
  protected readonly open = computed(() => keepsBack(this.store.record()));

  protected isMet(criterion: DischargeCriterion): boolean {
    return this.store.record().met.includes(criterion);
  }

  protected set(criterion: DischargeCriterion, isMet: boolean): void {
    this.refused.set(this.store.write({ kind: 'criterion', criterion, isMet, exception: null }));
  }

  protected except(event: Event, criterion: DischargeCriterion, words: string): void {
    event.preventDefault();
    const exception = words.trim();
    // Ten characters say something; the model's rule counts the same way.
    this.isShort.set(exception.length < 10);
    if (this.isShort()) return;
    this.refused.set(this.store.write({ kind: 'criterion', criterion, isMet: false, exception }));
    this.asked.set(null);
  }

  protected ask(criterion: DischargeCriterion): void {
    this.isShort.set(false);
    this.asked.update((asked) => (asked === criterion ? null : criterion));
  }

  protected discharge(): void {
    this.refused.set(this.store.write({ kind: 'discharge' }));
  }
}
