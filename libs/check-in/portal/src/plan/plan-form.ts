import { Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AnchorKind, Plan, PlanStep } from '@holdfast/check-in/model';
import { Button, Icon } from '@holdfast/platform/portal';
import { FormChoice } from './form-choice';
import { FormWords } from './form-words';
import { faultyFields } from './plan-fault';
import { PlanWords } from './plan-words';

const NEW_STEP: Omit<PlanStep, 'id'> = {
  anchor: 'infusion',
  fromDay: 7,
  everyDays: null,
  untilDay: null,
  at: '09:00',
  windowHours: 48,
  forms: [],
  importance: 'routine',
};

/** Edits a plan line by line: what is asked, on which days, when, for how long, and how much in a week. */
@Component({
  selector: 'hf-plan-form',
  imports: [TranslocoDirective, Button, FormChoice, Icon],
  templateUrl: './plan-form.html',
  styleUrl: './plan-form.css',
})
export class PlanForm {
  readonly plan = input.required<Plan>();
  readonly disabled = input(false);
  readonly changed = output<Plan>();
  protected readonly forms = inject(FormWords);
  private readonly words = inject(PlanWords);
  protected readonly anchors: readonly AnchorKind[] = ['intake', 'infusion', 'induction-end'];
  protected readonly faulty = faultyFields;

  /** One line in a sentence. */
  protected say(step: PlanStep): string {
    return this.words.line(step);
  }

  protected edit(index: number, part: Partial<PlanStep>): void {
    const { steps } = this.plan();
    this.frame({ steps: steps.map((step, at) => (at === index ? { ...step, ...part } : step)) });
  }

  protected frame(part: Partial<Plan>): void {
    this.changed.emit({ ...this.plan(), ...part });
  }

  protected add(): void {
    const { steps } = this.plan();
    const taken = new Set(steps.map(({ id }) => id));
    let number = steps.length + 1;
    while (taken.has(`line-${number}`)) number += 1;
    this.frame({ steps: [...steps, { ...NEW_STEP, id: `line-${number}` }] });
  }

  protected remove(index: number): void {
    this.frame({ steps: this.plan().steps.filter((_, at) => at !== index) });
  }

  /** What a number field says: null while it is empty. */
  protected numberOf(field: HTMLInputElement): number | null {
    return field.value.trim() === '' ? null : field.valueAsNumber;
  }
}
