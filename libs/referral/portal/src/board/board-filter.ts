import { BOARD_COLUMNS, type BoardColumn, type ReferralBoard, type ReferralView } from '@holdfast/referral/model';

/** What of the board is looked at. */
export interface BoardFilter {
  readonly isStuck: boolean;
  /** Whose referrals; null for everybody's. */
  readonly ownerId: string | null;
  /** A part of the patient's or the therapist's name. */
  readonly name: string;
}

/** One column with its cards, those that wait longest first. */
export interface ColumnCards {
  readonly column: BoardColumn;
  readonly cards: readonly ReferralView[];
}

/** The attempts and searches that are looked at. */
export function looked({ items, waiting }: Pick<ReferralBoard, 'items' | 'waiting'>, filter: BoardFilter) {
  const { isStuck, ownerId, name } = filter;
  // What nobody has in hand yet is everybody's.
  const isTheirs = ({ owner }: { owner: { id: string; name: string } | null }) =>
    ownerId === null || !owner?.name || owner.id === ownerId;
  const isNamed = (...names: readonly string[]) => names.some((one) => plain(one).includes(plain(name)));
  return {
    items: items.filter(
      (one) => isTheirs(one) && (!isStuck || one.isStuck) && isNamed(one.patientName, one.therapistName),
    ),
    waiting: waiting.filter((one) => isTheirs(one) && isNamed(one.patientName)),
  };
}

/** The cards of each column, in the order of the loop. */
export function inColumns(items: readonly ReferralView[]): readonly ColumnCards[] {
  return BOARD_COLUMNS.map((column) => ({
    column,
    cards: items
      .filter((one) => one.column === column)
      .toSorted((a, b) => Number(b.isStuck) - Number(a.isStuck) || a.since.localeCompare(b.since)),
  }));
}

function plain(words: string): string {
  return words
    .trim()
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase();
}
