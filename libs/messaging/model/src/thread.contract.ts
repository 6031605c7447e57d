import { z } from 'zod';
import { IdSchema, Instant, words } from '@holdfast/platform/model';

/** What a thread is about, chosen by the patient before writing; it decides who reads it and by when. */
export const TOPICS = ['question', 'medicine', 'scheduling', 'feeling'] as const;

/** What a thread is about. */
export type Topic = (typeof TOPICS)[number];

/** Who wrote a message: the patient's side or the clinic's. */
export const SIDES = ['patient', 'staff'] as const;

/** One side of a conversation. */
export type Side = (typeof SIDES)[number];

/** A group of staff that a topic is routed to until someone takes it. */
export const PoolView = z
  .strictObject({ id: IdSchema, name: z.string(), memberIds: z.array(IdSchema) })
  .meta({ id: 'PoolView' });

/** A group of staff that a topic is routed to. */
export type PoolView = z.infer<typeof PoolView>;

/** Every pool of the clinic. */
export const PoolList = z.strictObject({ items: z.array(PoolView) }).meta({ id: 'PoolList' });

/** Every pool of the clinic. */
export type PoolList = z.infer<typeof PoolList>;

/** Who reads a message, by when, and what happens if that slips: said before sending, kept track of after. */
export const MessagePromise = z
  .strictObject({
    topic: z.enum(TOPICS),
    /** The group that reads it first. */
    readBy: z.string(),
    /** When a reply is due; null only where the clinic has no hours in the next 60 days. */
    replyBy: Instant.nullable(),
    openNow: z.boolean(),
    /** When the clinic is staffed again; null while it is. */
    opensAt: Instant.nullable(),
    /** Median minutes to a first reply over the last 30 days; null below 5 replies. */
    medianReplyMinutes: z.int().nullable(),
    /** Who is told when the promise slips. */
    escalatesTo: z.string(),
    zone: z.string(),
  })
  .meta({ id: 'MessagePromise' });

/** Who reads a message, by when, and what happens if that slips. */
export type MessagePromise = z.infer<typeof MessagePromise>;

/** Which topic a promise is asked for. */
export const PromiseQuery = z.strictObject({ topic: z.enum(TOPICS) }).meta({ id: 'PromiseQuery' });

/** Which topic a promise is asked for. */
export type PromiseQuery = z.infer<typeof PromiseQuery>;

/** Someone in a conversation, with how far they have read. */
export const ThreadMember = z
  .strictObject({
    accountId: IdSchema,
    name: z.string(),
    title: z.string(),
    side: z.enum(SIDES),
    /** Highest sequence number read; 0 for nothing yet. */
    readSeq: z.int(),
    readAt: Instant.nullable(),
    /** Staff only, never told to patients: whether this person has a draft or is writing. */
    drafting: z.boolean(),
  })
  .meta({ id: 'ThreadMember' });

/** Someone in a conversation, with how far they have read. */
export type ThreadMember = z.infer<typeof ThreadMember>;

/** One thing that happened to a thread besides its messages. */
export const ThreadStep = z
  .strictObject({
    id: IdSchema,
    kind: z.enum(['opened', 'claimed', 'assigned', 'unassigned', 'rerouted', 'closed', 'reopened', 'escalated']),
    at: Instant,
    /** Who did it; null for the clinic's own machinery. */
    by: z.string().nullable(),
    /** To whom or where, by name; null where the kind has no target. */
    to: z.string().nullable(),
    /** In the person's own words; patients see it only for closing. */
    reason: z.string().nullable(),
  })
  .meta({ id: 'ThreadStep' });

/** One thing that happened to a thread besides its messages. */
export type ThreadStep = z.infer<typeof ThreadStep>;

/** Why a thread stands where it stands in the inbox, with the values behind the words. */
export const INBOX_REASONS = ['overdue', 'due', 'waiting', 'escalated', 'answered', 'closed'] as const;

/** A conversation without its messages. */
export const ThreadView = z
  .strictObject({
    id: IdSchema,
    patientId: IdSchema,
    topic: z.enum(TOPICS),
    state: z.enum(['open', 'closed']),
    /** Goes up with every change of state, owner or pool; a change names the version it was made from. */
    version: z.int(),
    poolId: IdSchema,
    poolName: z.string(),
    assigneeId: IdSchema.nullable(),
    assigneeName: z.string().nullable(),
    /** Where the patient's last words stand: nobody's yet, somebody's, or answered. */
    status: z.enum(['received', 'assigned', 'answered']),
    lastSeq: z.int(),
    lastAt: Instant.nullable(),
    lastSide: z.enum(SIDES).nullable(),
    /** Whether this reader wrote the latest message. */
    lastIsOwn: z.boolean(),
    /** The beginning of the latest message; null where there is none or it was retracted. */
    snippet: z.string().nullable(),
    /** Messages of the other side that this reader has not read. */
    unread: z.int(),
    readSeq: z.int(),
    /** When a reply is due; null while the patient is not waiting. */
    replyDueAt: Instant.nullable(),
    waitingSince: Instant.nullable(),
    escalatedAt: Instant.nullable(),
    /** This reader's own unsent words, kept by the server; null for none. */
    draft: z.string().nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'ThreadView' });

/** A conversation without its messages. */
export type ThreadView = z.infer<typeof ThreadView>;

/** A conversation with its people and its history. */
export const ThreadDetail = ThreadView.extend({
  members: z.array(ThreadMember),
  steps: z.array(ThreadStep),
}).meta({ id: 'ThreadDetail' });

/** A conversation with its people and its history. */
export type ThreadDetail = z.infer<typeof ThreadDetail>;

/** Every conversation of one patient, latest first. */
export const ThreadList = z.strictObject({ items: z.array(ThreadView) }).meta({ id: 'ThreadList' });

/** Every conversation of one patient, latest first. */
export type ThreadList = z.infer<typeof ThreadList>;

/** How a conversation begins. */
export const OpenThread = z.strictObject({ topic: z.enum(TOPICS) }).meta({ id: 'OpenThread' });

/** How a conversation begins. */
export type OpenThread = z.infer<typeof OpenThread>;

/** Hands a thread to one person, or to nobody. Naming oneself claims it. */
export const AssignThread = z
  .strictObject({ version: z.int(), assigneeId: IdSchema.nullable(), reason: words(500).nullable() })
  .meta({ id: 'AssignThread' });

/** Hands a thread to one person, or to nobody. */
export type AssignThread = z.infer<typeof AssignThread>;

/** Moves a thread to another pool, with the reason. */
export const RerouteThread = z
  .strictObject({ version: z.int(), poolId: IdSchema, reason: words(500) })
  .meta({ id: 'RerouteThread' });

/** Moves a thread to another pool, with the reason. */
export type RerouteThread = z.infer<typeof RerouteThread>;

/** Closes or reopens a thread, with the reason. It names the last message it was decided on: newer words forbid closing. */
export const SetThreadState = z
  .strictObject({ version: z.int(), lastSeq: z.int(), state: z.enum(['open', 'closed']), reason: words(500) })
  .meta({ id: 'SetThreadState' });

/** Closes or reopens a thread, with the reason. */
export type SetThreadState = z.infer<typeof SetThreadState>;
