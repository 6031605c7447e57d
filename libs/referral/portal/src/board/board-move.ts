import { type BoardColumn, columnOf, isFinal, movesOf, type ReferralState } from '@holdfast/referral/model';

/** Where the clinic's side can take a referral within one column of the board. */
export function goesTo(state: ReferralState, column: BoardColumn): readonly ReferralState[] {
  return movesOf(state, 'sender').filter((to) => columnOf(to) === column);
}

/** Why a card cannot be laid onto a column, as the words for it are called. */
export type PlaceRefusal = 'same' | 'over' | 'back' | 'unsent' | 'turned' | 'begun' | 'theirs';

const TURNED: ReadonlySet<ReferralState> = new Set(['declined', 'expired']);

/** Why the clinic's side cannot lay a card onto a column; null where it can. */
export function placeRefusal(state: ReferralState, column: BoardColumn): PlaceRefusal | null {
  if (columnOf(state) === column) return 'same';
  if (goesTo(state, column).length > 0) return null;
  if (isFinal(state)) return 'over';
  if (column === 'new') return 'back';
  if (state === 'draft') return 'unsent';
  if (TURNED.has(state)) return 'turned';
  return column === 'closed' ? 'begun' : 'theirs';
}
