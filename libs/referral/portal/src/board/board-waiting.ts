import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@holdfast/platform/portal';
import type { WaitingPatient } from '@holdfast/referral/model';
import { BoardWords } from './board-words';

/** The patients who wait for a search or in one, as tasks: what is to be done, for whom, by whom, and since when. */
@Component({
  selector: 'hf-board-waiting',
  imports: [RouterLink, TranslocoDirective, Icon],
  template: `
    <section *transloco="let t" aria-labelledby="board-waiting">
      <h2 id="board-waiting">{{ t('board.waiting.title', { count: waiting().length }) }}</h2>
      <ul>
        @for (one of waiting(); track one.patientId) {
          <li>
            <hf-icon [name]="one.why === 'stuck' || one.why === 'declined' ? 'alert' : 'person'" />
            <span class="what">
              <a [routerLink]="['/patients', one.patientId, 'therapy']">{{ one.patientName }}</a>
              <span>{{ t('board.waiting.' + one.why) }}</span>
            </span>
            <span class="hf-meta">
              {{ words.waits(one.since) }} ·
              {{ one.owner ? t('board.owner', { name: one.owner.name }) : t('board.waiting.nobody') }}
              @if (one.urgency !== 'routine') {
                · {{ t('board.urgency.' + one.urgency) }}
              }
            </span>
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    h2 {
      margin: 0 0 0.25rem;
      font: var(--hf-title);
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr));
      gap: 0.375rem 0.75rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 0 0.5rem;
      align-items: center;
      padding: 0.375rem 0.75rem;
      border: 1px solid var(--hf-outline-variant);
      border-radius: var(--hf-radius-card);
      background: var(--hf-surface-low);
    }
    .what {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.5rem;
      align-items: center;
    }
    a {
      display: inline-block;
      padding-block: 0.375rem;
      font: var(--hf-label);
      font-weight: 700;
    }
    .hf-meta {
      grid-column: 2;
    }
    @media (max-width: 599px) {
      a {
        padding-block: 0.75rem;
      }
    }
  `,
})
export class BoardWaiting {
  readonly waiting = input.required<readonly WaitingPatient[]>();
  protected readonly words = inject(BoardWords);
}
