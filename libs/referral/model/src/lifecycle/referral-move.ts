import { asksReason, edgesOf, type Mover, moversOf, type ReferralOutcome, type ReferralState } from './referral-state';

/** One move that somebody wants to make, with what it rests on. */
export interface ReferralMove {
  readonly to: ReferralState;
  readonly by: Mover;
  /** In the words of whoever moves; null where none was written. */
  readonly reason: string | null;
  readonly outcome: ReferralOutcome | null;
  /** Whether a release holds at this moment for what is sent. */
  readonly hasRelease: boolean;
  /** Whether the patient agreed beforehand that the next choice is asked without them. */
  readonly hasStandingConsent: boolean;
}

/** Why a move is refused. */
export type MoveRefusal = 'edge' | 'mover' | 'reason' | 'outcome' | 'release' | 'consent';

/**
 * Why a move is refused; null where it may be made.
 *
 * @returns `edge` no such way; `mover` not theirs; `reason`, `outcome` missing; `release` none holds; `consent` not agreed to
 */
export function moveRefusal(from: ReferralState, move: ReferralMove): MoveRefusal | null {
  if (!edgesOf(from).includes(move.to)) return 'edge';
  if (!moversOf(from, move.to).includes(move.by)) return 'mover';
  if (asksReason(move.to, move.by) && !move.reason?.trim()) return 'reason';
  if (move.to === 'completed' && move.outcome === null) return 'outcome';
  if (move.to === 'sent' && !move.hasRelease) return 'release';
  if (move.to === 'rerouted' && move.by === 'timer' && !move.hasStandingConsent) return 'consent';
  return null;
}

/** Where somebody can take a referral from here, whatever else it asks of them. */
export function movesOf(from: ReferralState, by: Mover): readonly ReferralState[] {
  return edgesOf(from).filter((to) => moversOf(from, to).includes(by));
}
