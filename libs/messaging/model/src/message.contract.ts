import { z } from 'zod';
import { IdSchema, Instant, words } from '@holdfast/platform/model';
import { SIDES } from './thread.contract';

/** The longest message, in characters. */
export const MESSAGE_MAX = 5000;

/** Where one message lives. */
export const MessagePath = z.strictObject({ patientId: IdSchema, threadId: IdSchema, messageId: IdSchema });

/** Where one message lives. */
export type MessagePath = z.infer<typeof MessagePath>;

/** Where one conversation lives. */
export const ThreadPath = z.strictObject({ patientId: IdSchema, threadId: IdSchema });

/** Where one conversation lives. */
export type ThreadPath = z.infer<typeof ThreadPath>;

/** Where one staff note lives. */
export const NotePath = z.strictObject({ patientId: IdSchema, threadId: IdSchema, noteId: IdSchema });

/** Where one staff note lives. */
export type NotePath = z.infer<typeof NotePath>;

/** What a person sends: plain text, never markup. */
export const SendMessage = z
  .strictObject({
    body: words(MESSAGE_MAX),
    /** Whether the sender's device found words beside which it showed where help is: then a person reads it soon. */
    asksReading: z.boolean().optional(),
  })
  .meta({ id: 'SendMessage' });

/** What a person sends. */
export type SendMessage = z.infer<typeof SendMessage>;

/** What a note for staff says: plain text, never markup. */
export const WriteNote = z.strictObject({ body: words(MESSAGE_MAX) }).meta({ id: 'WriteNote' });

/** What a note for staff says. */
export type WriteNote = z.infer<typeof WriteNote>;

/** One message as its readers see it. */
export const MessageView = z
  .strictObject({
    id: IdSchema,
    threadId: IdSchema,
    /** 1, 2, 3 … without gaps within the thread. */
    seq: z.int(),
    senderId: IdSchema,
    senderName: z.string(),
    /** The sender's professional title; empty for patients. */
    senderTitle: z.string(),
    side: z.enum(SIDES),
    /** The words; null where they were retracted or cannot be read. */
    body: z.string().nullable(),
    state: z.enum(['sent', 'corrected', 'retracted', 'unreadable']),
    sentAt: Instant,
    changedAt: Instant.nullable(),
  })
  .meta({ id: 'MessageView' });

/** One message as its readers see it. */
export type MessageView = z.infer<typeof MessageView>;

/** Which messages to read: those before or after a sequence number, or the latest. */
export const MessageQuery = z
  .strictObject({
    before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    after: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  })
  .refine(({ before, after }) => before === undefined || after === undefined, { error: 'before-and-after' })
  .meta({ id: 'MessageQuery' });

/** Which messages to read. */
export type MessageQuery = z.infer<typeof MessageQuery>;

/** A stretch of a conversation, in order of sequence. */
export const MessagePage = z
  .strictObject({
    items: z.array(MessageView),
    /** The thread's latest sequence number, so that a reader knows what is missing. */
    lastSeq: z.int(),
    /** Whether more lie beyond the page in the direction asked for. */
    more: z.boolean(),
  })
  .meta({ id: 'MessagePage' });

/** A stretch of a conversation. */
export type MessagePage = z.infer<typeof MessagePage>;

/** How far a person has read. It only moves forward. */
export const SetReadMark = z.strictObject({ seq: z.int().min(0).max(2_147_483_647) }).meta({ id: 'SetReadMark' });

/** How far a person has read. */
export type SetReadMark = z.infer<typeof SetReadMark>;

/** How far a person has now read, and what is left. */
export const ReadMarkView = z.strictObject({ seq: z.int(), unread: z.int() }).meta({ id: 'ReadMarkView' });

/** How far a person has now read, and what is left. */
export type ReadMarkView = z.infer<typeof ReadMarkView>;

/** Takes one's own message back, or puts right words in its place; what stood there stays in its history. */
export const CorrectMessage = z
  .strictObject({ body: words(MESSAGE_MAX).nullable(), from: z.enum(['sent', 'corrected']) })
  .meta({ id: 'CorrectMessage' });

/** Takes one's own message back, or puts right words in its place. */
export type CorrectMessage = z.infer<typeof CorrectMessage>;

/** What a message said before, oldest first. */
export const MessageHistory = z
  .strictObject({
    items: z.array(z.strictObject({ body: z.string().nullable(), until: Instant, by: z.string() })),
  })
  .meta({ id: 'MessageHistory' });

/** What a message said before, oldest first. */
export type MessageHistory = z.infer<typeof MessageHistory>;

/** Words not sent yet, kept so that they are not lost. */
export const SaveDraft = z.strictObject({ body: z.string().max(MESSAGE_MAX) }).meta({ id: 'SaveDraft' });

/** Words not sent yet. */
export type SaveDraft = z.infer<typeof SaveDraft>;

/** A note for staff only; it lives in a table of its own and never reaches a patient. */
export const NoteView = z
  .strictObject({
    id: IdSchema,
    threadId: IdSchema,
    authorId: IdSchema,
    authorName: z.string(),
    body: z.string().nullable(),
    /** The thread's sequence number when the note was written, so that it can stand in its place. */
    afterSeq: z.int(),
    writtenAt: Instant,
  })
  .meta({ id: 'NoteView' });

/** A note for staff only. */
export type NoteView = z.infer<typeof NoteView>;

/** Every staff note of a thread, oldest first. */
export const NoteList = z.strictObject({ items: z.array(NoteView) }).meta({ id: 'NoteList' });

/** Every staff note of a thread, oldest first. */
export type NoteList = z.infer<typeof NoteList>;
