import type { SaveAnswer, SkipCheckIn, SubmitCheckIn } from '@holdfast/check-in/model';

/** Something a person did in a check-in, on its way to the server under an identifier of its own. */
export type Change =
  | { readonly id: string; readonly kind: 'answer'; readonly linkId: string; readonly body: SaveAnswer }
  | { readonly id: string; readonly kind: 'submission'; readonly body: SubmitCheckIn }
  | { readonly id: string; readonly kind: 'skip'; readonly body: SkipCheckIn };

/** A change that arrived, with what the server said to it. */
export interface Arrival {
  readonly checkInId: string;
  readonly change: Change;
  readonly answer: unknown;
}

/** A change that the server will not take, and why. */
export interface Refusal {
  readonly checkInId: string;
  readonly change: Change;
  readonly code: string;
}

/** What a refused change needs: a person's choice, nothing any more, or another try by itself. */
export type Fate = 'choose' | 'incomplete' | 'over' | 'again';

const OVER = new Set([
  'check-in.closed',
  'check-in.expired',
  'check-in.not-open',
  'answer.other-form',
  'answer.out-of-range',
  'input.invalid',
  'link.spent',
  'missing',
  'forbidden',
]);

/**
 * What becomes of a change that was refused. One that is over leaves the line, so that the answers behind it still reach
 * the server, which looks at each of them for danger even when it no longer keeps them.
 */
export function fateOf(code: string | null): Fate {
  if (code === 'answer.changed') return 'choose';
  if (code === 'check-in.incomplete') return 'incomplete';
  return code !== null && OVER.has(code) ? 'over' : 'again';
}

/** Where a change goes, below the address of its check-in. */
export function placeOf(change: Change): string {
  return change.kind === 'answer' ? `answers/${change.linkId}` : change.kind;
}
