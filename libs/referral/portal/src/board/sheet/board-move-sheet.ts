import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field } from '@holdfast/platform/portal';
import {
  asksReason,
  type BoardColumn,
  hasSaidYes,
  movesOf,
  type ReferralState,
  type ReferralView,
} from '@holdfast/referral/model';
import { PacketGoing } from '../../packet/packet-going';
import { goesTo } from '../board-move';
import { BoardWords } from '../board-words';

/** Which card is to be moved; the column it was laid onto, null where it was not laid anywhere. */
export interface MoveAsked {
  readonly card: ReferralView;
  readonly column: BoardColumn | null;
  /** Why, as it was written when the move did not go through. */
  readonly reason: string;
}

/** Where a card goes, and why. */
export interface MoveChosen {
  readonly to: ReferralState;
  readonly reason: string | null;
}

/** Asks where a referral goes, of what the clinic’s side may do, says what that does, and whose move the rest is. */
@Component({
  selector: 'hf-board-move-sheet',
  imports: [TranslocoDirective, Button, Field, PacketGoing],
  template: `
    <form class="hf-stack" *transloco="let t" (submit)="send($event)">
      <h2 id="board-move-title" tabindex="-1">{{ t('board.sheet.title', { patient: card.patientName }) }}</h2>
      <p class="hf-quiet">
        {{ t('board.sheet.now', { state: t('board.state.' + card.state), name: card.therapistName }) }}
      </p>
      @if (ways.length > 0) {
        <fieldset>
          <legend>{{ t('board.sheet.where') }}</legend>
          @for (way of ways; track way) {
            <label>
              <input type="radio" name="board-way" [value]="way" [checked]="way === to()" (change)="to.set(way)" />
              <span>
                <strong>{{ t('board.state.' + way) }}</strong><br />
                {{ t('board.does.' + way, { name: card.therapistName }) }}
                {{ way === 'cancelled' && isCountedOn ? t('board.tell', { name: card.therapistName }) : '' }}
              </span>
            </label>
          }
        </fieldset>
        @if (lacks().length > 0) {
          <p role="alert">
            {{ t('board.sheet.lacks') }}
            @for (one of lacks(); track one; let last = $last) {
              {{ words.lack(card, one) }}{{ last ? '.' : ', ' }}
            }
          </p>
        }
      }
      <p class="hf-meta">{{ t('board.sheet.' + (card.turn ?? 'over'), { name: card.therapistName }) }}</p>
      @if (to() === 'sent' && lacks().length === 0) {
        <h3>{{ t('board.sheet.goes') }}</h3>
        <hf-packet-going [url]="'/api/patients/' + card.patientId + '/referrals/' + card.id" />
      }
      @if (to() && to() !== 'sent') {
        <hf-field
          for="board-why"
          [label]="t(asksWhy() ? 'board.sheet.why' : 'board.sheet.whyIfYouLike')"
          [error]="isBare() ? t('board.problem.referral.reason') : ''"
        >
          <textarea
            #field
            id="board-why"
            class="hf-input"
            rows="2"
            maxlength="2000"
            [attr.aria-invalid]="isBare() ? 'true' : null"
            [attr.aria-describedby]="isBare() ? 'board-why-error' : null"
            [value]="why()"
            (input)="why.set(field.value)"
          ></textarea>
        </hf-field>
      }
      <div class="hf-row">
        @if (to(); as chosen) {
          <button hfButton="filled" type="submit" [disabled]="lacks().length > 0">{{ t('board.do.' + chosen) }}</button>
        }
        <button hfButton="tonal" type="button" (click)="dialog.close()">{{ t('platform.action.cancel') }}</button>
      </div>
    </form>
  `,
  styles: `
    h3 {
      margin: 0;
      font: var(--hf-label);
      font-weight: 700;
    }
    fieldset {
      display: grid;
      gap: 0.25rem;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      font: var(--hf-label);
    }
    label {
      display: flex;
      gap: 0.75rem;
      align-items: flex-start;
      padding-block: 0.625rem;
    }
    input[type='radio'] {
      flex: none;
      width: 1.125rem;
      height: 1.125rem;
      margin: 0.125rem 0 0;
    }
  `,
})
export class BoardMoveSheet {
  private readonly asked = inject<MoveAsked>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<MoveChosen>>(DialogRef);
  protected readonly words = inject(BoardWords);
  protected readonly card = this.asked.card;
  protected readonly isCountedOn = hasSaidYes(this.card.state);
  protected readonly ways = this.asked.column
    ? goesTo(this.card.state, this.asked.column)
    : movesOf(this.card.state, 'sender');
  protected readonly to = signal<ReferralState | null>(this.ways[0] ?? null);
  protected readonly why = signal(this.asked.reason);
  protected readonly asksWhy = computed(() => asksReason(this.to() ?? 'draft', 'sender'));
  protected readonly isBare = signal(false);
  /** What keeps it from being sent. */
  protected readonly lacks = computed(() => (this.to() === 'sent' ? this.card.missing : []));

  protected send(event: Event): void {
    event.preventDefault();
    const to = this.to();
    const reason = this.why().trim() || null;
    this.isBare.set(this.asksWhy() && reason === null);
    if (to && this.lacks().length === 0 && !this.isBare()) this.dialog.close({ to, reason });
  }
}
