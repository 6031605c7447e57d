import { Component, ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ThreadView } from '@holdfast/messaging/model';
import { TimeWords } from '@holdfast/platform/portal';
import { WhyWords } from './why-words';

const GAP = 6;
const WIDTH = 304;

/** Why a row stands here: a shape and words, and when pressed the rule with every value it looked at. */
@Component({
  selector: 'hf-why-chip',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <button
        #chip
        type="button"
        [class]="why().reason"
        [attr.tabindex]="tabindex()"
        [attr.popovertarget]="'why-' + thread().id"
        [attr.aria-label]="t('inbox.why.ask', { words: why().words })"
        (click)="place()"
      >
        <span class="shape" aria-hidden="true">{{ why().shape }}</span> {{ why().words }}
      </button>
      <div
        popover
        role="dialog"
        [id]="'why-' + thread().id"
        [attr.aria-label]="t('inbox.why.title')"
        [style.top.px]="at().top"
        [style.left.px]="at().left"
      >
        <p>{{ t('inbox.why.rule' + title()) }}</p>
        <dl>
          @for (fact of facts(); track fact.words) {
            <dt>{{ t('inbox.why.' + fact.words) }}</dt>
            <dd>{{ fact.value || t('inbox.why.none') }}</dd>
          }
        </dl>
      </div>
    </ng-container>
  `,
  styleUrl: './why-chip.css',
})
export class WhyChip {
  readonly thread = input.required<ThreadView>();
  readonly tabindex = input<number | null>(null);
  private readonly words = inject(WhyWords);
  private readonly time = inject(TimeWords);
  private readonly chip = viewChild<ElementRef<HTMLElement>>('chip');
  protected readonly at = signal({ top: 0, left: 0 });
  protected readonly why = computed(() => this.words.say(this.thread()));
  protected readonly title = computed(() => {
    const { reason } = this.why();
    return reason.charAt(0).toUpperCase() + reason.slice(1);
  });
  protected readonly facts = computed(() => {
    const { waitingSince, replyDueAt, escalatedAt, poolName, assigneeName, unread } = this.thread();
    return [
      { words: 'since', value: this.when(waitingSince) },
      { words: 'dueAt', value: this.when(replyDueAt) },
      { words: 'escalatedAt', value: this.when(escalatedAt) },
      { words: 'pool', value: poolName },
      { words: 'assignee', value: assigneeName ?? '' },
      { words: 'unread', value: String(unread) },
    ];
  });

  /** Under the chip, and inside the window. */
  protected place(): void {
    const box = this.chip()?.nativeElement.getBoundingClientRect();
    if (!box) return;
    const left = Math.max(GAP, Math.min(box.left, innerWidth - WIDTH - GAP));
    const isLow = box.bottom > innerHeight - 260;
    this.at.set({ left, top: isLow ? Math.max(GAP, box.top - 240) : box.bottom + GAP });
  }

  private when(instant: string | null): string {
    return instant ? this.time.dayAndTime(instant) : '';
  }
}
