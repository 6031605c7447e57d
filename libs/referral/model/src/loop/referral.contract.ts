import { z } from 'zod';
import { Day, IdSchema, Instant, words } from '@holdfast/platform/model';
import { URGENCIES } from '../clock/referral-clock';
import { MOVERS, REFERRAL_OUTCOMES, REFERRAL_STATES, type ReferralState } from '../lifecycle/referral-state';
import { RELEASE_FAULTS } from '../release/release';
import { ROOM_LINK_STATES, ROOM_LINK_WHYS } from '../room/room-link';
import { BOARD_COLUMNS } from '../tracker/tracker';

const State = z.enum(REFERRAL_STATES as [ReferralState, ...ReferralState[]]);

/**
 * What a step can be: a move, asking again, a call or fax that is due and one that was made, an answer that was taken by phone
 * or fax, an opening or its refusal, a patient who heard nothing, another release that lets out what was sent.
 */
export const STEP_KINDS = [
  ...(['moved', 'nudged', 'to-call', 'reached', 'relayed', 'opened', 'refused', 'missed', 'released'] as const),
] as const;

/** What a step can be. */
export type StepKind = (typeof STEP_KINDS)[number];

/** One attempt of a patient. */
export const ReferralPath = z.strictObject({ patientId: IdSchema, referralId: IdSchema });

/** One attempt of a patient. */
export type ReferralPath = z.infer<typeof ReferralPath>;

/** Begins an attempt with one therapist of a search's shortlist; its identifier is the caller's. */
export const DraftReferral = z
  .strictObject({ searchId: IdSchema, therapistId: IdSchema })
  .meta({ id: 'DraftReferral' });

/** Begins an attempt. */
export type DraftReferral = z.infer<typeof DraftReferral>;

/** One step of an attempt: who moved it, from where to where, and why. */
export const ReferralStep = z
  .strictObject({
    number: z.int().min(1),
    kind: z.enum(STEP_KINDS),
    from: State.nullable(),
    to: State.nullable(),
    by: z.enum(MOVERS),
    /** Whose account it was; the therapist's name where it was the receiver. */
    name: z.string(),
    words: z.string().nullable(),
    at: Instant,
  })
  .meta({ id: 'ReferralStep' });

/** One step of an attempt. */
export type ReferralStep = z.infer<typeof ReferralStep>;

/** One attempt with one therapist, as the clinic's side sees it. */
export const ReferralView = z
  .strictObject({
    id: IdSchema,
    searchId: IdSchema,
    patientId: IdSchema,
    patientName: z.string(),
    therapistId: IdSchema,
    therapistName: z.string(),
    state: State,
    column: z.enum(BOARD_COLUMNS),
    since: Instant,
    /** When it came into its column of the board. */
    columnSince: Instant,
    sentAt: Instant.nullable(),
    /** Since when somebody of the clinic has to call or fax, because no mail reaches the therapist; null where nobody has to. */
    callAt: Instant.nullable(),
    /** Whether the clinic has answered what the therapist asked. */
    isAnswered: z.boolean(),
    /** Whether it waits for longer than the clinic lets it: somebody has to look. */
    isStuck: z.boolean(),
    /** When the patient said that they have not heard anything, where nothing has happened since; else null. */
    missedAt: Instant.nullable(),
    urgency: z.enum(URGENCIES),
    turn: z.enum(['clinic', 'therapist']).nullable(),
    owner: z.strictObject({ id: IdSchema, name: z.string() }),
    askAt: Instant.nullable(),
    expireAt: Instant.nullable(),
    nudges: z.strictObject({ count: z.int().min(0), lastAt: Instant.nullable() }),
    /** What keeps it from being sent, or from being opened once it was: a release, a way to reach the therapist. */
    missing: z.array(z.enum(['release', 'contact'])),
    /** Why no release holds, where one is missing. */
    releaseFault: z.enum(RELEASE_FAULTS).nullable(),
    appointmentAt: Instant.nullable(),
    sessions: z.strictObject({ attended: z.int().min(0), planned: z.int().min(1).nullable() }),
    outcome: z.enum(REFERRAL_OUTCOMES).nullable(),
    /** The version that a move is made over. */
    version: z.int(),
  })
  .meta({ id: 'ReferralView' });

/** One attempt with one therapist. */
export type ReferralView = z.infer<typeof ReferralView>;

/** Moves a referral over the version that was seen. */
export const MoveReferral = z
  .strictObject({ to: State, version: z.int(), reason: words(2000).nullable() })
  .meta({ id: 'MoveReferral' });

/** Moves a referral. */
export type MoveReferral = z.infer<typeof MoveReferral>;

/** The version of an attempt that was seen. */
export const SeenReferral = z.strictObject({ version: z.int() }).meta({ id: 'SeenReferral' });

/** The version of an attempt that was seen. */
export type SeenReferral = z.infer<typeof SeenReferral>;

/** What the clinic and the therapist say to each other, and what the therapist proposes. */
export const MESSAGE_KINDS = ['message', 'question', 'answer', 'times', 'note'] as const;

/** One thing that was said about an attempt. */
export const ReferralMessage = z
  .strictObject({
    id: IdSchema,
    side: z.enum(['clinic', 'therapist']),
    kind: z.enum(MESSAGE_KINDS),
    words: z.string(),
    /** Instants that the therapist proposes for a first visit. */
    times: z.array(Instant),
    name: z.string(),
    at: Instant,
  })
  .meta({ id: 'ReferralMessage' });

/** One thing that was said about an attempt. */
export type ReferralMessage = z.infer<typeof ReferralMessage>;

/** One message of an attempt. */
export const ReferralMessagePath = ReferralPath.extend({ messageId: IdSchema });

/** One message of an attempt. */
export type ReferralMessagePath = z.infer<typeof ReferralMessagePath>;

/** Writes to the therapist: a message, or the answer to their question. */
export const WriteToTherapist = z
  .strictObject({ kind: z.enum(['message', 'answer']), words: words(4000) })
  .meta({ id: 'WriteToTherapist' });

/** Writes to the therapist. */
export type WriteToTherapist = z.infer<typeof WriteToTherapist>;

/** How the therapist's link stands; the code is read out by phone, and told until the link is opened. */
export const RoomLinkView = z
  .strictObject({
    state: z.enum(ROOM_LINK_STATES),
    /** What locked or ended it; null where nothing did. */
    why: z.enum(ROOM_LINK_WHYS).nullable(),
    madeAt: Instant,
    expiresAt: Instant,
    openedAt: Instant.nullable(),
    code: z.string().nullable(),
  })
  .meta({ id: 'RoomLinkView' });

/** How the therapist's link stands. */
export type RoomLinkView = z.infer<typeof RoomLinkView>;

/** One attempt with its steps, what was said, and the therapist's link. */
export const ReferralDetail = z
  .strictObject({
    referral: ReferralView,
    /** Where the clinic's side can take it from here. */
    moves: z.array(State),
    steps: z.array(ReferralStep),
    messages: z.array(ReferralMessage),
    link: RoomLinkView.nullable(),
    contact: z.strictObject({
      by: z.enum(['mail', 'phone', 'fax']),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      fax: z.string().nullable(),
    }),
    /** How the clinic names itself to somebody outside, and where it is called back. */
    from: z.strictObject({ clinicName: z.string(), phone: z.string() }),
  })
  .meta({ id: 'ReferralDetail' });

/** One attempt with its steps. */
export type ReferralDetail = z.infer<typeof ReferralDetail>;

/** A link made by hand for a therapist who has no mail; its secret is told once. */
export const RoomLinkMade = z.strictObject({ token: z.string(), link: RoomLinkView }).meta({ id: 'RoomLinkMade' });

/** A link made by hand. */
export type RoomLinkMade = z.infer<typeof RoomLinkMade>;

/** Asks a silent therapist again by mail, or puts down that they were called or faxed. */
export const NudgeReferral = z
  .strictObject({ way: z.enum(['mail', 'phone', 'fax']), version: z.int() })
  .meta({ id: 'NudgeReferral' });

/** Asks a silent therapist again. */
export type NudgeReferral = z.infer<typeof NudgeReferral>;

/** Asks many at once, by mail; those that cannot be are named with why. */
export const NudgeMany = z.strictObject({ referralIds: z.array(IdSchema).min(1).max(100) }).meta({ id: 'NudgeMany' });

/** Asks many at once. */
export type NudgeMany = z.infer<typeof NudgeMany>;

const MailWords = z.strictObject({ subject: z.string(), text: z.string() });

/** What the mail says with which therapists are asked, by its language; the link in it is made when it goes out. */
export const NudgePreview = z.strictObject({ en: MailWords, es: MailWords }).meta({ id: 'NudgePreview' });

/** What the mail says. */
export type NudgePreview = z.infer<typeof NudgePreview>;

/** Who was asked again, and who was not. */
export const NudgedMany = z
  .strictObject({
    nudged: z.array(IdSchema),
    left: z.array(
      z.strictObject({ referralId: IdSchema, why: z.enum(['no-mail', 'not-theirs', 'just-nudged', 'unknown']) }),
    ),
  })
  .meta({ id: 'NudgedMany' });

/** Who was asked again, and who was not. */
export type NudgedMany = z.infer<typeof NudgedMany>;

/**
 * A patient who waits: for a search, because they asked for one or a review was decided so, or in a search in which nobody is
 * asked, because one has to be chosen, or they answer whether the next may be.
 */
export const WaitingPatient = z
  .strictObject({
    patientId: IdSchema,
    patientName: z.string(),
    why: z.enum(['asked', 'decided', 'declined', 'stuck', 'asking', 'unranked', 'new', 'next']),
    /** Whoever has the search in hand; null where there is none yet, so that it is everybody's. */
    owner: z.strictObject({ id: IdSchema, name: z.string() }).nullable(),
    since: Instant,
    urgency: z.enum(URGENCIES),
  })
  .meta({ id: 'WaitingPatient' });

/** A patient who waits. */
export type WaitingPatient = z.infer<typeof WaitingPatient>;

/** The board: every open attempt, those closed lately, and the patients who wait for a search or for somebody to be asked. */
export const ReferralBoard = z
  .strictObject({
    items: z.array(ReferralView),
    waiting: z.array(WaitingPatient),
    /** Whether there is more than is told: what is closed is left out first, then what is open for the shortest. */
    isCut: z.boolean(),
    /** Of the attempts sent in the last quarter: how many came back with an outcome, and median days of each step over how many. */
    loop: z.strictObject({
      sent: z.int().min(0),
      closed: z.int().min(0),
      from: Day,
      to: Day,
      answerDays: z.number().nullable(),
      appointmentDays: z.number().nullable(),
      attendedDays: z.number().nullable(),
      of: z.strictObject({ answer: z.int().min(0), appointment: z.int().min(0), attended: z.int().min(0) }),
    }),
  })
  .meta({ id: 'ReferralBoard' });

/** The board. */
export type ReferralBoard = z.infer<typeof ReferralBoard>;
