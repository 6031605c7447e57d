import type { Mover, ReferralState } from '../lifecycle/referral-state';

/** The five steps that a patient sees. */
export const TRACKER_STEPS = ['chosen', 'sent', 'accepted', 'appointment', 'first-visit'] as const;

/** A step that a patient sees. */
export type TrackerStep = (typeof TRACKER_STEPS)[number];

/** Where a patient stands, in a few facts that are told in plain words. */
export interface Tracker {
  /** The last step that is done. */
  readonly done: TrackerStep | null;
  /** What goes on: forward, a wait that nobody can shorten, another choice, or the end. */
  readonly mood: 'forward' | 'waiting' | 'another' | 'over';
  /** Whose turn it is; null at the end. */
  readonly turn: 'clinic' | 'therapist' | null;
}

const clinic = (done: TrackerStep | null, mood: Tracker['mood'] = 'forward'): Tracker => ({
  done,
  mood,
  turn: 'clinic',
});
const therapist = (done: TrackerStep, mood: Tracker['mood'] = 'forward'): Tracker => ({
  done,
  mood,
  turn: 'therapist',
});
const over = (done: TrackerStep | null): Tracker => ({ done, mood: 'over', turn: null });

const TRACKERS: Readonly<Record<ReferralState, Tracker>> = {
  draft: clinic('chosen'),
  sent: therapist('sent'),
  received: therapist('sent'),
  info_requested: clinic('sent'),
  waitlisted: therapist('sent', 'waiting'),
  accepted: therapist('accepted'),
  declined: clinic('chosen', 'another'),
  expired: clinic('chosen', 'another'),
  rerouted: clinic('chosen', 'another'),
  scheduled: therapist('appointment'),
  no_show: therapist('accepted'),
  appointment_cancelled: therapist('accepted'),
  attended: therapist('first-visit'),
  in_therapy: therapist('first-visit'),
  interim_note: therapist('first-visit'),
  cancel_requested: therapist('first-visit', 'waiting'),
  cancel_rejected: therapist('first-visit'),
  completed: over('first-visit'),
  cancelled: over('chosen'),
  entered_in_error: over(null),
};

/**
 * What a patient is told of a referral's state.
 *
 * @param wasAttended whether anybody came to a visit: it can also be completed after one that was missed
 */
export function trackerOf(state: ReferralState, wasAttended: boolean): Tracker {
  return state === 'completed' && !wasAttended ? over('accepted') : TRACKERS[state];
}

/** The columns of the board, in the order of the loop. */
export const BOARD_COLUMNS = ['new', 'sent', 'accepted', 'scheduled', 'seen', 'report-back', 'closed'] as const;

/** A column of the board. */
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

const COLUMNS: Readonly<Record<ReferralState, BoardColumn>> = {
  ...{ draft: 'new', declined: 'new', expired: 'new' },
  ...{ sent: 'sent', received: 'sent', info_requested: 'sent', waitlisted: 'sent', accepted: 'accepted' },
  ...{ scheduled: 'scheduled', no_show: 'scheduled', appointment_cancelled: 'scheduled' },
  ...{ attended: 'seen', in_therapy: 'seen', cancel_requested: 'seen', cancel_rejected: 'seen' },
  ...{ interim_note: 'report-back' },
  ...{ rerouted: 'closed', completed: 'closed', cancelled: 'closed', entered_in_error: 'closed' },
};

/** In which column of the board a state stands; what was turned down stands among the new ones, where the next choice is made. */
export function columnOf(state: ReferralState): BoardColumn {
  return COLUMNS[state];
}

/** Whom the board names as the one whose turn it is, by the mover of the clock. */
export function turnOf(turn: Mover | null): Tracker['turn'] {
  return turn === 'receiver' ? 'therapist' : turn === null ? null : 'clinic';
}
