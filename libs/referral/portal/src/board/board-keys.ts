import { DestroyRef, inject } from '@angular/core';
import { Shortcuts } from '@holdfast/platform/portal';

/** What the keys of the board do. */
export interface BoardKeys {
  readonly step: (by: 1 | -1) => void;
  readonly open: () => void;
  readonly pick: () => void;
  readonly move: () => void;
  /** Lays the card onto the next column, or the one before. */
  readonly shift: (by: 1 | -1) => void;
  readonly nudge: () => void;
  readonly stuck: () => void;
  readonly view: () => void;
  readonly none: () => void;
}

/** Offers the keys of the board for as long as the page that asks is on the screen. */
export function boardKeys(acts: BoardKeys): void {
  const key = (keys: string, words: string, run: () => void) => ({ keys, words: `board.key.${words}`, run });
  inject(Shortcuts).offer(
    [
      key('j', 'next', () => acts.step(1)),
      key('k', 'previous', () => acts.step(-1)),
      key('o', 'open', acts.open),
      key('x', 'pick', acts.pick),
      key('m', 'move', acts.move),
      key(']', 'later', () => acts.shift(1)),
      key('[', 'earlier', () => acts.shift(-1)),
      key('n', 'nudge', acts.nudge),
      key('f', 'stuck', acts.stuck),
      key('v', 'view', acts.view),
      key('Escape', 'none', acts.none),
    ],
    inject(DestroyRef),
  );
}
