import { type Mover, type ReferralState, WAITS_FOR } from './referral-state';

/** What, beside the state, says whose move is waited for. */
export interface Waiting {
  readonly state: ReferralState;
  /** No mail reaches the therapist, so somebody of the clinic has to call or fax. */
  readonly isToCall: boolean;
  /** The clinic answered what the receiver asked. */
  readonly isAnswered: boolean;
}

/** Whether the therapist moves on from here, whichever way they are told of it. */
export function isTheirs({ state, isAnswered }: Omit<Waiting, 'isToCall'>): boolean {
  return state === 'info_requested' ? isAnswered : WAITS_FOR[state] === 'receiver';
}

/** Whose move is waited for; null where nothing follows. Who was not told of anything is not waited for. */
export function waitsFor(waiting: Waiting): Mover | null {
  if (WAITS_FOR[waiting.state] === null) return null;
  return isTheirs(waiting) && !waiting.isToCall ? 'receiver' : 'sender';
}
