import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { REFUSED } from '@holdfast/check-in/model';
import { type AnswerValue, textOf } from '@holdfast/instruments/model';
import { Button, Preference } from '@holdfast/platform/portal';
import type { Doubt } from '../answering/answer-store';

/** Two answers to one question, from two windows, side by side: the person says which one counts. */
@Component({
  selector: 'hf-doubt-card',
  imports: [TranslocoDirective, Button],
  template: `
    <section class="hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('check-in.doubt.title') }}</h1>
      <p>{{ t('check-in.doubt.lead') }}</p>
      <p class="question" [attr.lang]="foreign()">{{ words().items[doubt().question.item.id] }}</p>
      <button hfButton="outlined" type="button" (click)="settled.emit(true)">
        <span class="hf-meta">{{ t('check-in.doubt.here') }}</span>
        <span [attr.lang]="foreign()">{{ said(doubt().mine) ?? t('check-in.question.refuse') }}</span>
      </button>
      <button hfButton="outlined" type="button" (click)="settled.emit(false)">
        <span class="hf-meta">{{ t('check-in.doubt.there') }}</span>
        <span [attr.lang]="foreign()">{{ said(doubt().theirs) ?? t('check-in.question.refuse') }}</span>
      </button>
    </section>
  `,
  styles: `
    .question {
      font: var(--hf-title);
    }
    .hf-button {
      flex-direction: column;
      align-items: flex-start;
      gap: 0.125rem;
      padding: 0.75rem 1.25rem;
      border-radius: var(--hf-radius-card);
      text-align: start;
    }
  `,
})
export class DoubtCard {
  readonly doubt = input.required<Doubt>();
  /** Whether the answer given here counts. */
  readonly settled = output<boolean>();
  private readonly preference = inject(Preference);
  private readonly worded = computed(() => textOf(this.doubt().question.instrument, this.preference.value().language));
  protected readonly words = computed(() => this.worded().text);
  protected readonly foreign = computed(() => {
    const { language } = this.worded();
    return language === this.preference.value().language ? null : language;
  });

  /** An answer in the instrument's words; null for one that was refused. */
  protected said(value: AnswerValue): string | null {
    if (value === REFUSED) return null;
    const { choices } = this.doubt().question.item;
    return (choices === null ? undefined : this.words().choices[choices]?.[value]) ?? String(value);
  }
}
