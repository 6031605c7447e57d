import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReferralBoard } from '@holdfast/referral/model';
import { BoardWords } from './board-words';

/** How many of the last quarter's referrals came back with an outcome, and how long each step took, each over how many. */
@Component({
  selector: 'hf-board-figures',
  imports: [TranslocoDirective],
  template: `
    <section *transloco="let t" [attr.aria-label]="t('board.figures.title')">
      <dl>
        @for (one of figures(); track one.name) {
          <div>
            <dt>{{ t('board.figures.' + one.name) }}</dt>
            <dd>
              <strong>{{ one.value }}</strong>&ngsp;<span class="hf-meta">{{ one.of }}</span>
            </dd>
          </div>
        }
      </dl>
      <p class="hf-meta">{{ t('board.figures.from', { from: from(), to: to() }) }}</p>
    </section>
  `,
  styles: `
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 2rem;
      margin: 0;
    }
    dt {
      color: var(--hf-on-surface-variant);
      font: var(--hf-meta);
    }
    dd {
      margin: 0;
    }
    dd strong {
      font: var(--hf-title);
    }
    p {
      margin: 0.25rem 0 0;
    }
  `,
})
export class BoardFigures {
  readonly loop = input.required<ReferralBoard['loop']>();
  private readonly words = inject(BoardWords);
  protected readonly from = computed(() => this.words.calendarDay(this.loop().from));
  protected readonly to = computed(() => this.words.calendarDay(this.loop().to));
  protected readonly figures = computed(() => {
    const { sent, closed, answerDays, appointmentDays, attendedDays, of } = this.loop();
    const days = (value: number | null) =>
      value === null
        ? this.words.say('figures.none')
        : this.words.say('figures.days', { days: this.words.number(value) });
    return [
      {
        ...{ name: 'closed', value: this.words.share(closed, sent) ?? this.words.say('figures.none') },
        of: this.words.say('figures.closedOf', { closed, sent }),
      },
      { name: 'answer', value: days(answerDays), of: this.words.say('figures.over', { count: of.answer, sent }) },
      {
        ...{ name: 'appointment', value: days(appointmentDays) },
        of: this.words.say('figures.over', { count: of.appointment, sent }),
      },
      { name: 'attended', value: days(attendedDays), of: this.words.say('figures.over', { count: of.attended, sent }) },
    ];
  });
}
