/** Who may move a referral: the clinic's side, the therapist, or the clock. */
export const MOVERS = ['sender', 'receiver', 'timer'] as const;

/** Who may move a referral. */
export type Mover = (typeof MOVERS)[number];

/** How an attempt can end, as whoever received it reports. Source of the words: findhelp.com referral statuses. */
export const REFERRAL_OUTCOMES = [
  'got_help',
  'could_not_contact',
  'not_eligible',
  'no_capacity',
  'could_not_get_help',
  'no_longer_interested',
  'needs_client_action',
  'referred_elsewhere',
] as const;

/** How an attempt can end. */
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

/**
 * Where a referral can go from each state, and nowhere else. The names are those of the data file.
 *
 * @source HL7 Clinical Order Workflows 1.0.0-ballot and BSeR 2.0.0-ballot, as mapped in data/referral-states.json
 * @approved pending
 */
export const REFERRAL_EDGES = {
  draft: ['sent', 'entered_in_error'],
  sent: ['received', 'accepted', 'declined', 'cancelled', 'expired', 'entered_in_error'],
  received: ['info_requested', 'accepted', 'declined', 'waitlisted', 'cancelled', 'expired'],
  info_requested: ['received', 'cancelled', 'expired'],
  waitlisted: ['accepted', 'declined', 'cancelled', 'expired'],
  accepted: ['scheduled', 'waitlisted', 'declined', 'cancelled', 'expired'],
  declined: ['received', 'rerouted'],
  scheduled: ['attended', 'no_show', 'appointment_cancelled', 'cancelled'],
  no_show: ['scheduled', 'completed', 'cancelled'],
  appointment_cancelled: ['scheduled', 'cancelled'],
  attended: ['in_therapy', 'interim_note', 'completed', 'cancel_requested'],
  in_therapy: ['interim_note', 'completed', 'cancel_requested'],
  interim_note: ['in_therapy', 'interim_note', 'completed', 'cancel_requested'],
  cancel_requested: ['cancelled', 'cancel_rejected'],
  cancel_rejected: ['in_therapy'],
  expired: ['rerouted', 'cancelled'],
  rerouted: [],
  completed: [],
  cancelled: [],
  entered_in_error: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Where a referral stands. */
export type ReferralState = keyof typeof REFERRAL_EDGES;

/** All states, in the order of the loop. */
export const REFERRAL_STATES = Object.keys(REFERRAL_EDGES) as readonly ReferralState[];

/** States that ask whoever moves into them for a reason in words. */
export const ASKS_REASON: ReadonlySet<ReferralState> = new Set([
  'info_requested',
  'waitlisted',
  'declined',
  'cancel_rejected',
]);

/** Ends that the clinic’s side makes by itself, so that it says why as well. */
export const SENDER_SAYS_WHY: ReadonlySet<ReferralState> = new Set([
  'cancelled',
  'cancel_requested',
  'entered_in_error',
]);

/** Whether whoever makes this move says why. */
export function asksReason(to: ReferralState, by: Mover): boolean {
  return ASKS_REASON.has(to) || (by === 'sender' && SENDER_SAYS_WHY.has(to));
}

/** Where a referral can go from here, by anybody. */
export function edgesOf(state: ReferralState): readonly ReferralState[] {
  return REFERRAL_EDGES[state];
}

/** Whether nothing follows any more. */
export function isFinal(state: ReferralState): boolean {
  return edgesOf(state).length === 0;
}

const BY: Readonly<Record<ReferralState, readonly Mover[]>> = {
  draft: ['sender'],
  sent: ['sender'],
  received: ['receiver'],
  info_requested: ['receiver'],
  waitlisted: ['receiver'],
  accepted: ['receiver'],
  declined: ['receiver'],
  scheduled: ['receiver'],
  no_show: ['receiver'],
  appointment_cancelled: ['receiver'],
  attended: ['receiver'],
  in_therapy: ['receiver'],
  interim_note: ['receiver'],
  completed: ['receiver'],
  cancel_requested: ['sender'],
  cancel_rejected: ['receiver'],
  cancelled: ['sender'],
  expired: ['timer'],
  rerouted: ['sender', 'timer'],
  entered_in_error: ['sender'],
};

/** Who may move a referral along an edge. Once therapy has begun, only the receiver ends it: by accepting what was asked. */
export function moversOf(from: ReferralState, to: ReferralState): readonly Mover[] {
  return from === 'cancel_requested' && to === 'cancelled' ? ['receiver'] : BY[to];
}

/** Whose move is waited for in each state; null where nothing follows. Source: who may move on from there. */
export const WAITS_FOR: Readonly<Record<ReferralState, Mover | null>> = {
  ...{ draft: 'sender', declined: 'sender', expired: 'sender', info_requested: 'sender' },
  ...{ sent: 'receiver', received: 'receiver', waitlisted: 'receiver', accepted: 'receiver', scheduled: 'receiver' },
  ...{ no_show: 'receiver', appointment_cancelled: 'receiver', attended: 'receiver', in_therapy: 'receiver' },
  ...{ interim_note: 'receiver', cancel_requested: 'receiver', cancel_rejected: 'receiver' },
  ...{ completed: null, cancelled: null, rerouted: null, entered_in_error: null },
};

const IN_THERAPY: ReadonlySet<ReferralState> = new Set([
  ...(['attended', 'in_therapy', 'interim_note', 'cancel_requested', 'cancel_rejected'] as const),
]);

/** Whether a first visit took place, so that only the receiver ends it. */
export function isInTherapy(state: ReferralState): boolean {
  return IN_THERAPY.has(state);
}

const SAID_YES: ReadonlySet<ReferralState> = new Set([
  ...(['accepted', 'scheduled', 'no_show', 'appointment_cancelled'] as const),
]);

/** Whether the therapist has said yes and no visit took place yet: they count on it, so a person tells them where it ends. */
export function hasSaidYes(state: ReferralState): boolean {
  return SAID_YES.has(state);
}

/** Whether an attempt was turned: declined, or silent for too long. It waits to be gone on from. */
export function isTurned(state: ReferralState): boolean {
  return state === 'declined' || state === 'expired';
}

/** States in which nobody works on an attempt any more, though one of them may still be gone on from. */
const OVER: ReadonlySet<ReferralState> = new Set([
  ...(['declined', 'expired', 'rerouted', 'completed', 'cancelled', 'entered_in_error'] as const),
]);

/** Whether nobody works on an attempt any more: it ended, or was turned and waits to be gone on from. */
export function isOver(state: ReferralState): boolean {
  return OVER.has(state);
}
