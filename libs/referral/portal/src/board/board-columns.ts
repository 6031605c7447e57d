import { type CdkDragDrop, CdkDrag, CdkDropList, CdkDropListGroup } from '@angular/cdk/drag-drop';
import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BoardColumn, ReferralView } from '@holdfast/referral/model';
import { BoardCard } from './board-card';
import type { ColumnCards } from './board-filter';

const HOLD_MS = { touch: 250, mouse: 0 };

/** The columns of the loop side by side, their cards to be dragged from one to the other. */
@Component({
  selector: 'hf-board-columns',
  imports: [CdkDrag, CdkDropList, CdkDropListGroup, TranslocoDirective, BoardCard],
  template: `
    <div class="columns" cdkDropListGroup *transloco="let t">
      @for (one of columns(); track one.column) {
        <section [attr.aria-labelledby]="'board-column-' + one.column">
          <h2 [id]="'board-column-' + one.column">
            {{ t('board.column.' + one.column) }} <span class="hf-badge">{{ one.cards.length }}</span>
          </h2>
          <ul cdkDropList [cdkDropListData]="one.column" cdkDropListSortingDisabled (cdkDropListDropped)="drop($event)">
            @for (card of one.cards; track card.id) {
              <li
                cdkDrag
                [cdkDragData]="card"
                [cdkDragDisabled]="!canMove()"
                [cdkDragStartDelay]="hold"
                (cdkDragStarted)="chosen.emit(card.id)"
              >
                <hf-board-card
                  [card]="card"
                  [canPick]="canPick()"
                  [canMove]="canMove()"
                  [isPicked]="picked().has(card.id)"
                  (chosen)="chosen.emit(card.id)"
                  (picked)="picking.emit(card.id)"
                  (moving)="moving.emit(card)"
                />
              </li>
            }
          </ul>
          @if (one.cards.length === 0) {
            <p class="hf-meta none">{{ t('board.nothingHere') }}</p>
          }
        </section>
      }
    </div>
  `,
  styles: `
    .columns {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(10rem, 1fr);
      gap: 0.5rem;
      min-height: 100%;
    }
    section {
      position: relative;
      display: flex;
      flex-direction: column;
      padding: 0.375rem;
      border-radius: var(--hf-radius-card);
      background: var(--hf-surface-mid);
    }
    h2 {
      margin: 0 0 0.5rem;
      font: var(--hf-title);
    }
    ul {
      display: flex;
      flex: 1;
      flex-direction: column;
      gap: 0.5rem;
      min-height: 6rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .none {
      position: absolute;
      inset-block-start: 2.75rem;
      margin: 0;
    }
    .cdk-drop-list-receiving {
      border-radius: var(--hf-radius-card);
      outline: 2px dashed var(--hf-primary);
    }
    .cdk-drag-placeholder {
      opacity: 0.4;
    }
    .cdk-drag-preview {
      list-style: none;
      box-shadow: var(--hf-shadow);
    }
  `,
})
export class BoardColumns {
  readonly columns = input.required<readonly ColumnCards[]>();
  readonly canPick = input.required<boolean>();
  readonly canMove = input.required<boolean>();
  readonly picked = input.required<ReadonlySet<string>>();
  readonly chosen = output<string>();
  readonly picking = output<string>();
  readonly moving = output<ReferralView>();
  readonly dropped = output<{ readonly card: ReferralView; readonly column: BoardColumn }>();
  protected readonly hold = HOLD_MS;

  protected drop({ item, container, previousContainer }: CdkDragDrop<BoardColumn, BoardColumn, ReferralView>): void {
    if (container !== previousContainer) this.dropped.emit({ card: item.data, column: container.data });
  }
}
