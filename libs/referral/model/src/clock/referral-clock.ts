import { afterOpenDays, type Opening } from '@holdfast/clinic/model';
import { z } from 'zod';
import type { ReferralState } from '../lifecycle/referral-state';

/** How pressing a referral is. */
export const URGENCIES = ['routine', 'soon', 'urgent'] as const;

/** How pressing a referral is. */
export type Urgency = (typeof URGENCIES)[number];

const WORKING_DAYS = [1, 30] as const;
const DAYS = [1, 180] as const;

/** The least and the most of each clock, whole days; the first five count working days. */
export const REFERRAL_CLOCK_RANGES = {
  ...{ askRoutine: WORKING_DAYS, askSoon: WORKING_DAYS, askUrgent: WORKING_DAYS },
  ...{ silent: WORKING_DAYS, answer: WORKING_DAYS },
  ...{ appointment: DAYS, waitlist: DAYS, waitlistEnds: DAYS, report: DAYS },
};

const workingDays = z.int().min(WORKING_DAYS[0]).max(WORKING_DAYS[1]);
const days = z.int().min(DAYS[0]).max(DAYS[1]);

/** After how long a silent referral is asked about, and after how long it goes on: settings of a clinic. */
export const ReferralClocks = z
  .strictObject({
    /** Working days without an answer, by urgency, until the receiver is asked again. */
    askRoutine: workingDays,
    askSoon: workingDays,
    askUrgent: workingDays,
    /** Working days more, until silence counts as no. */
    silent: workingDays,
    /** Working days in which a question of the receiver's is to be answered by the clinic. */
    answer: workingDays,
    /** Days from acceptance without an appointment until the receiver is asked, and as many more until it expires. */
    appointment: days,
    /** Days on a waiting list until the receiver is asked. */
    waitlist: days,
    /** Days on a waiting list until it expires. */
    waitlistEnds: days,
    /** Days in therapy without a word until the receiver is asked how it goes. */
    report: days,
  })
  .refine((all) => all.waitlist <= all.waitlistEnds, { error: 'waitlist-order', path: ['waitlistEnds'] })
  .meta({ id: 'ReferralClocks' });

/** After how long a silent referral is asked about, and goes on. */
export type ReferralClocks = z.infer<typeof ReferralClocks>;

/**
 * What a clinic begins with.
 *
 * @source Holdfast clinical reference G.2, design default: no acknowledgement 3 working days, urgent 1, no appointment 14 days
 * @approved pending
 */
export const DEFAULT_REFERRAL_CLOCKS: ReferralClocks = {
  ...{ askRoutine: 3, askSoon: 2, askUrgent: 1, silent: 3, answer: 3 },
  ...{ appointment: 14, waitlist: 28, waitlistEnds: 84, report: 45 },
};

/** When something falls due of a referral that nobody moves, milliseconds since 1970; null where nothing does. */
export interface ReferralDue {
  /** When the one whose turn it is, is asked. */
  readonly askAt: number | null;
  /** When the timer moves it to `expired`; only where the data file has that way. */
  readonly expireAt: number | null;
}

/** What says when a referral falls due. */
export interface Standing {
  readonly state: ReferralState;
  /** When it came into its state, or was last told of, milliseconds since 1970. */
  readonly since: number;
  readonly urgency: Urgency;
  /** Nobody has told the therapist yet, so that their silence is none. */
  readonly isUntold?: boolean;
  /** Their question was answered, so that it is their turn again. */
  readonly isAnswered?: boolean;
}

const DAY_MS = 86_400_000;
const NOTHING: ReferralDue = { askAt: null, expireAt: null };

/**
 * When a referral that stays as it is falls due. Working days are the clinic's own, in its zone, without holidays; waits that
 * are counted in days end when the clinic next closes, so that nothing falls due on a day when nobody is there.
 *
 * @approved pending
 */
export function referralDue(
  { state, since, urgency, isUntold = false, isAnswered = false }: Standing,
  opening: Opening,
  clocks: ReferralClocks,
): ReferralDue {
  const working = (count: number) => afterOpenDays(opening, since, count) ?? since + count * 2 * DAY_MS;
  const after = (count: number) => afterOpenDays(opening, since + (count - 1) * DAY_MS, 1) ?? since + count * DAY_MS;
  const ask = { routine: clocks.askRoutine, soon: clocks.askSoon, urgent: clocks.askUrgent }[urgency];
  const silence = { askAt: working(ask), expireAt: working(ask + clocks.silent) };
  const isTold = state === 'sent' || (state === 'info_requested' && isAnswered);
  if (isTold && isUntold) return { askAt: working(1), expireAt: null };
  if (isTold) return silence;
  switch (state) {
    case 'draft':
    case 'declined':
    case 'expired':
      return { askAt: working(1), expireAt: null };
    case 'received':
      return silence;
    // As long as the clinic owes an answer, nobody's silence is theirs: it is stuck, and never a no.
    case 'info_requested':
      return { askAt: working(clocks.answer), expireAt: null };
    case 'waitlisted':
      return { askAt: after(clocks.waitlist), expireAt: after(clocks.waitlistEnds) };
    case 'accepted':
      return { askAt: after(clocks.appointment), expireAt: after(2 * clocks.appointment) };
    case 'no_show':
    case 'appointment_cancelled':
    case 'cancel_requested':
    case 'cancel_rejected':
      return { askAt: working(clocks.askRoutine), expireAt: null };
    case 'scheduled':
      return { askAt: working(1), expireAt: null };
    case 'attended':
    case 'in_therapy':
    case 'interim_note':
      return { askAt: after(clocks.report), expireAt: null };
    default:
      return NOTHING;
  }
}
