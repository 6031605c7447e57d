/** How a device shows scores to the patient: with numbers or in words, or not at all. */
export interface Looks {
  readonly wordsOnly: boolean;
  readonly isHidden: boolean;
}

/** The name under which a device remembers it. */
export const LOOKS_KEY = 'progress';

/** How scores are shown before anybody has said otherwise. */
export const SHOWN: Looks = { wordsOnly: false, isHidden: false };
