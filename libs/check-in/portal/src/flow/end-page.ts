import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Question } from '@holdfast/check-in/model';
import { textOf } from '@holdfast/instruments/model';
import { Button, Icon, Preference } from '@holdfast/platform/portal';
import { AnswerStore } from '../answering/answer-store';
import { FlowSteps } from './flow-steps';
import { ReaderLine } from './reader-line';
import { SendingLine } from './sending-line';

/** The last step before a check-in goes out: what is still open, with a way there, or to send it as it is. */
@Component({
  selector: 'hf-end-page',
  imports: [TranslocoDirective, Button, Icon, ReaderLine, SendingLine],
  template: `
    <div class="hf-stack" *transloco="let t">
      <div>
        <button hfButton type="button" class="back" (click)="steps.back(lastAt())">
          <hf-icon name="back" /> {{ t('check-in.back') }}
        </button>
      </div>
      <h1 tabindex="-1">{{ t(open().length > 0 ? 'check-in.end.titleOpen' : 'check-in.end.title') }}</h1>
      @if (open().length > 0) {
        <p>{{ t('check-in.end.open') }}</p>
        <ul class="hf-stack">
          @for (one of open(); track one.at) {
            <li>
              <button hfButton="outlined" type="button" class="open" (click)="steps.go(one.at)">
                <span>{{ one.at }}.</span>&ngsp;<span [attr.lang]="one.foreign">{{ one.words }}</span>
              </button>
            </li>
          }
        </ul>
      }
      <hf-reader-line [people]="store.sheet()?.sharedWith ?? []" />
      @if (open().length > 0) {
        <button hfButton="filled" type="button" (click)="steps.go(open()[0]!.at)">
          {{ t('check-in.end.answer') }}
        </button>
        <button hfButton="outlined" type="button" (click)="send(true)">{{ t('check-in.end.sendOpen') }}</button>
        <p class="hf-meta">{{ t('check-in.end.openNote') }}</p>
      } @else {
        <button hfButton="filled" type="button" (click)="send(false)">{{ t('check-in.end.send') }}</button>
      }
      <hf-sending-line />
    </div>
  `,
  styles: `
    .back {
      padding-inline: 0.5rem 0.875rem;
    }
    .open {
      width: 100%;
      justify-content: flex-start;
      padding-block: 0.75rem;
      text-align: start;
      border-radius: var(--hf-radius-card);
    }
  `,
})
export class EndPage {
  protected readonly store = inject(AnswerStore);
  protected readonly steps = inject(FlowSteps);
  private readonly preference = inject(Preference);
  protected readonly lastAt = computed(() => this.store.questions().length || ('start' as const));
  protected readonly open = computed(() => {
    const open = this.store.open();
    return this.store
      .questions()
      .flatMap((question, index) =>
        open.some(({ linkId }) => linkId === question.linkId) ? [{ at: index + 1, ...this.wordsOf(question) }] : [],
      );
  });

  constructor() {
    this.steps.arrive('end');
  }

  protected send(partial: boolean): void {
    this.store.submit(partial);
    this.steps.swap('done');
  }

  private wordsOf({ instrument, item }: Question): { words: string; foreign: string | null } {
    const wished = this.preference.value().language;
    const { text, language } = textOf(instrument, wished);
    return { words: text.items[item.id] ?? '', foreign: language === wished ? null : language };
  }
}
