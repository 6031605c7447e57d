import { Component, DestroyRef, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { REFUSED } from '@holdfast/check-in/model';
import type { AnswerValue } from '@holdfast/instruments/model';
import { InstrumentQuestion } from '@holdfast/instruments/portal';
import { Button, Preference } from '@holdfast/platform/portal';
import { AnswerStore } from '../answering/answer-store';
import { FlowSteps } from './flow-steps';
import { SendingLine } from './sending-line';

const SEE_IT_MS = 250;

/** One question on one screen. A tap answers and, when it has been seen, leads on; Back shows what was answered. */
@Component({
  selector: 'hf-question-page',
  imports: [TranslocoDirective, Button, InstrumentQuestion, SendingLine],
  template: `
    <ng-container *transloco="let t">
      @for (question of current(); track question.linkId) {
        <hf-instrument-question
          [instrument]="question.instrument"
          [item]="question.item.id"
          [language]="language()"
          [value]="value()"
          [progress]="progress()"
          (answered)="answer($event)"
          (next)="goOn()"
          (back)="back()"
        >
          <button hfHead hfButton type="button" class="stop" (click)="steps.stop()">
            {{ t('check-in.question.stop') }}
          </button>
          @if (question.instrument.kind === 'screen' && question.item.kind === 'choice') {
            <button hfButton="outlined" type="button" [attr.aria-pressed]="isRefused()" (click)="answer(refused)">
              {{ t('check-in.question.refuse') }}
            </button>
          }
          @if (progress().hasGrown) {
            <p class="hf-meta" role="status">{{ t('check-in.question.more') }}</p>
          }
          <hf-sending-line />
        </hf-instrument-question>
      }
    </ng-container>
  `,
  styles: `
    .stop {
      padding-inline: 0.5rem;
    }
    [aria-pressed='true'] {
      border: 2px solid var(--hf-primary);
      background: var(--hf-secondary-container);
      color: var(--hf-on-secondary-container);
    }
  `,
})
export class QuestionPage {
  /** The question's number in the address, from 1. */
  readonly n = input.required({ transform: numberAttribute });
  protected readonly store = inject(AnswerStore);
  protected readonly steps = inject(FlowSteps);
  private readonly preference = inject(Preference);
  private timer: ReturnType<typeof setTimeout> | null = null;
  protected readonly refused = REFUSED;
  protected readonly language = computed(() => this.preference.value().language);
  protected readonly question = computed(() => this.store.questions()[this.n() - 1] ?? null);
  protected readonly current = computed(() => {
    const question = this.question();
    return question ? [question] : [];
  });
  protected readonly progress = computed(() => this.steps.progressAt(this.n(), this.store.questions().length));
  private readonly given = computed(() => this.store.values().get(this.question()?.linkId ?? '') ?? null);
  private readonly wrong = computed(() => {
    if (this.store.closed() !== null) return 'start';
    return this.question() ? null : 'end';
  });
  protected readonly isRefused = computed(() => this.given() === REFUSED);
  protected readonly value = computed(() => (this.isRefused() ? null : this.given()));

  constructor() {
    effect(() => {
      const n = this.n();
      untracked(() => {
        this.pause();
        this.steps.arrive(n);
        this.store.look();
      });
    });
    effect(() => {
      const wrong = this.wrong();
      if (wrong) untracked(() => this.steps.swap(wrong));
    });
    inject(DestroyRef).onDestroy(() => this.pause());
  }

  protected answer(value: AnswerValue): void {
    const question = this.question();
    if (!question) return;
    const next = this.n() + 1;
    this.store.answer(question, value);
    this.pause();
    // Help does not wait, and the next question lies ready behind it; else there is time to see what was chosen.
    if (this.store.isSupportDue()) this.to(next);
    else this.timer = setTimeout(() => this.to(next), SEE_IT_MS);
  }

  protected goOn(): void {
    const question = this.question();
    if (question && this.given() === null) this.store.leaveOut(question.linkId);
    this.to(this.n() + 1);
  }

  protected back(): void {
    this.pause();
    this.steps.back(this.n() > 1 ? this.n() - 1 : 'start');
  }

  private to(n: number): void {
    this.pause();
    this.steps.go(n > this.store.questions().length ? 'end' : n);
  }

  private pause(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }
}
