import { z } from 'zod';
import { IdSchema, Instant, words } from '@holdfast/platform/model';
import { URGENCIES } from '../clock/referral-clock';
import { REFERRAL_OUTCOMES, REFERRAL_STATES, type ReferralState } from '../lifecycle/referral-state';
import { ReferralMessage } from '../loop/referral.contract';
import { PacketContent } from '../packet/packet.contract';
import { ROOM_LINK_STATES, ROOM_LINK_WHYS } from './room-link';

const State = z.enum(REFERRAL_STATES as [ReferralState, ...ReferralState[]]);
// Whoever is there has come at least once.
const CAME: ReadonlySet<ReferralState> = new Set(['attended', 'in_therapy', 'interim_note']);
const Token = z.string().min(40).max(120);

/** For how long a link waits to be opened, milliseconds. */
export const ROOM_LINK_HOLDS_MS = 72 * 3_600_000;

/** For how long a pass holds after its last use, milliseconds. */
export const ROOM_PASS_HOLDS_MS = 30 * 86_400_000;

/** A link's secret, as it stood behind the `#` of its address. */
export const RoomToken = z.strictObject({ token: Token }).meta({ id: 'RoomToken' });

/** A link's secret. */
export type RoomToken = z.infer<typeof RoomToken>;

/** Opens a room with the code that the clinic reads out: six digits. */
export const OpenRoom = z.strictObject({ token: Token, code: z.string().regex(/^\d{6}$/) }).meta({ id: 'OpenRoom' });

/** Opens a room. */
export type OpenRoom = z.infer<typeof OpenRoom>;

/**
 * What stands on the page before the code: who asks and where to call, and nothing of anybody. `in` says that the browser that
 * asks has come in already, by an earlier link of the same referral.
 */
export const RoomDoor = z
  .strictObject({
    clinic: z.strictObject({ neutralName: z.string(), phone: z.string() }),
    state: z.enum(['in', ...ROOM_LINK_STATES]),
    why: z.enum(ROOM_LINK_WHYS).nullable(),
    /** Whether another link can be asked for from here. */
    mayRenew: z.boolean(),
  })
  .meta({ id: 'RoomDoor' });

/** What stands on the page before the code. */
export type RoomDoor = z.infer<typeof RoomDoor>;

/** What a therapist sees of one referral, and where they can take it. */
export const RoomView = z
  .strictObject({
    pass: z.string(),
    now: Instant,
    clinic: z.strictObject({ neutralName: z.string(), phone: z.string() }),
    clinicName: z.string(),
    therapistName: z.string(),
    referralId: IdSchema,
    state: State,
    version: z.int(),
    since: Instant,
    sentAt: Instant.nullable(),
    /** When an answer is asked for, so that nobody is left waiting. */
    answerBy: Instant.nullable(),
    urgency: z.enum(URGENCIES),
    /** Exactly what was sent; null where the patient has taken the permission back, or it has run out. */
    packet: PacketContent.nullable(),
    moves: z.array(State),
    appointmentAt: Instant.nullable(),
    sessions: z.strictObject({ attended: z.int().min(0), planned: z.int().min(1).nullable() }),
    outcome: z.enum(REFERRAL_OUTCOMES).nullable(),
    messages: z.array(ReferralMessage),
    /** Others that were sent to the same address: without a name, each behind a code of its own. */
    others: z.array(z.strictObject({ id: IdSchema, sentAt: Instant, state: State, urgency: z.enum(URGENCIES) })),
  })
  .meta({ id: 'RoomView' });

/** What a therapist sees of one referral. */
export type RoomView = z.infer<typeof RoomView>;

/** A therapist's move over the version that was seen, with what belongs to it. */
export const MoveInRoom = z
  .strictObject({
    to: State,
    version: z.int(),
    reason: words(2000).nullable(),
    outcome: z.enum(REFERRAL_OUTCOMES).nullable(),
    appointmentAt: Instant.nullable(),
    sessions: z
      .strictObject({ attended: z.int().min(0).max(400), planned: z.int().min(1).max(400).nullable() })
      .refine(({ attended, planned }) => planned === null || attended <= planned, {
        error: 'range',
        path: ['attended'],
      })
      .nullable(),
  })
  .refine(({ to, appointmentAt }) => (to === 'scheduled') === (appointmentAt !== null), {
    ...{ error: 'appointment', path: ['appointmentAt'] },
  })
  .refine(({ to, sessions }) => !CAME.has(to) || sessions === null || sessions.attended > 0, {
    ...{ error: 'range', path: ['sessions', 'attended'] },
  })
  .meta({ id: 'MoveInRoom' });

/** A therapist's move. */
export type MoveInRoom = z.infer<typeof MoveInRoom>;

/** One message from the room; its identifier is the caller's. */
export const RoomMessagePath = z.strictObject({ messageId: IdSchema });

/** Another referral that was sent to the same address. */
export const RoomOtherPath = z.strictObject({ referralId: IdSchema });

/** Writes to the clinic: a message, or times that are proposed for a first visit. */
export const WriteToClinic = z
  .strictObject({
    kind: z.enum(['message', 'times']),
    words: z.string().trim().max(4000),
    times: z
      .array(Instant)
      .max(5)
      .refine((all) => new Set(all.map((one) => Date.parse(one))).size === all.length, { error: 'twice' }),
  })
  .refine(({ kind, words: said }) => kind === 'times' || said !== '', { error: 'missing', path: ['words'] })
  .refine(({ words: said }) => said === '' || words(4000).safeParse(said).success, { error: 'blank', path: ['words'] })
  .refine(({ kind, times }) => (kind === 'times') === times.length > 0, { error: 'missing', path: ['times'] })
  .meta({ id: 'WriteToClinic' });

/** Writes to the clinic. */
export type WriteToClinic = z.infer<typeof WriteToClinic>;
