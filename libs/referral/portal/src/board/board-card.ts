import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon } from '@holdfast/platform/portal';
import { isFinal, type ReferralView } from '@holdfast/referral/model';
import { BoardWords } from './board-words';

/** One attempt: for whom, to whom, where it stands and for how long, who goes on by when, and what is missing. */
@Component({
  selector: 'hf-board-card',
  imports: [RouterLink, TranslocoDirective, Button, Icon],
  template: `
    <article *transloco="let t" [class.picked]="isPicked()">
      <div class="head">
        @if (canPick()) {
          <label class="pick">
            <input type="checkbox" [checked]="isPicked()" (change)="picked.emit()" />
            <span class="hf-unseen">{{ t('board.pick', names()) }}</span>
          </label>
        }
        <a
          [id]="'board-card-' + card().id"
          [routerLink]="['/patients', card().patientId, 'referral', card().id]"
          (focus)="chosen.emit()"
          >{{ card().patientName }}</a
        >
        @if (card().isStuck) {
          <span class="hf-chip stuck"><hf-icon name="alert" /> {{ t('board.isStuck') }}</span>
        }
        @if (card().urgency !== 'routine' && card().turn) {
          <span class="hf-chip">{{ t('board.urgency.' + card().urgency) }}</span>
        }
      </div>
      <p>{{ t('board.to', { name: card().therapistName }) }}</p>
      <p>
        <strong>{{ t('board.state.' + card().state) }}</strong>&ngsp;<span class="hf-meta">{{
          words.age(card().columnSince)
        }}</span>
      </p>
      <p>{{ words.next(card()) }}</p>
      @if (words.missed(card()); as missed) {
        <p>{{ missed }}</p>
      }
      @for (one of words.dates(card()); track one) {
        <p class="hf-meta">{{ one }}</p>
      }
      @if (card().missing.length > 0) {
        <p class="lacks">
          <hf-icon name="note" />
          <span>
            {{ t('board.missing') }}
            @for (one of card().missing; track one; let last = $last) {
              {{ words.lack(card(), one) }}{{ last ? '' : ', ' }}
            }
          </span>
        </p>
      }
      @if (words.nudged(card()); as nudged) {
        <p class="hf-meta">{{ nudged }}</p>
      }
      <div class="foot">
        <span class="hf-meta">{{
          card().owner.name ? t('board.owner', { name: card().owner.name }) : t('board.ownerGone')
        }}</span>
        @if (canMove() && !isOver()) {
          <button hfButton type="button" (click)="moving.emit()">
            {{ t('board.move') }} <span class="hf-unseen">{{ t('board.moveOf', names()) }}</span>
          </button>
        }
      </div>
    </article>
  `,
  styles: `
    article {
      display: grid;
      gap: 0.25rem;
      padding: 0.5rem 0.625rem;
      border: 1px solid var(--hf-outline-variant);
      border-radius: var(--hf-radius-card);
      background: var(--hf-surface);
      overflow-wrap: anywhere;
    }
    article:focus-within {
      border-color: var(--hf-primary);
    }
    article.picked {
      background: var(--hf-secondary-container);
    }
    .picked .hf-meta {
      color: var(--hf-on-secondary-container);
    }
    p {
      margin: 0;
    }
    .head,
    .foot {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.125rem 0.375rem;
    }
    .foot {
      justify-content: space-between;
    }
    .foot button {
      margin-inline-start: -0.5rem;
      padding-inline: 0.5rem;
    }
    a {
      flex: 1 1 5rem;
      padding-block: 0.375rem;
      font: var(--hf-label);
      font-weight: 700;
    }
    .pick {
      display: inline-grid;
      place-items: center start;
      min-width: 1.75rem;
      min-height: 2rem;
    }
    .pick input {
      width: 1.125rem;
      height: 1.125rem;
    }
    .stuck {
      background: var(--hf-support-container);
      color: var(--hf-on-support-container);
    }
    .lacks {
      display: flex;
      gap: 0.375rem;
    }
    @media (max-width: 599px) {
      a,
      .pick {
        min-height: 2.75rem;
      }
      a {
        padding-block: 0.75rem;
      }
      .pick {
        min-width: 2.75rem;
      }
    }
  `,
})
export class BoardCard {
  readonly card = input.required<ReferralView>();
  readonly canPick = input.required<boolean>();
  readonly canMove = input.required<boolean>();
  readonly isPicked = input.required<boolean>();
  readonly chosen = output();
  readonly picked = output();
  readonly moving = output();
  protected readonly words = inject(BoardWords);
  protected readonly names = computed(() => ({ patient: this.card().patientName, name: this.card().therapistName }));
  protected readonly isOver = computed(() => isFinal(this.card().state));
}
