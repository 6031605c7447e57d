/** What decides whether a press of Enter sends. */
export interface SendHabit {
  /** The person's wish for a computer. */
  readonly enterSends: boolean;
  /** Whether the person writes on a touch screen, where Enter always starts a new line. */
  readonly isTouch: boolean;
}

/** Whether a key press sends the message. While an input method is putting a character together it never does. */
export function sends(
  event: Pick<KeyboardEvent, 'key' | 'isComposing' | 'keyCode' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  { enterSends, isTouch }: SendHabit,
): boolean {
  // Safari ends a composition before the key press that ended it; only the old key code 229 still tells.
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return false;
  if (event.shiftKey || event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return true;
  return enterSends && !isTouch;
}
