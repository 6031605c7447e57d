import { z } from 'zod';
import { PatientSummary } from '@holdfast/clinic/model';
import { Instant } from '@holdfast/platform/model';
import { INBOX_REASONS, ThreadView } from './thread.contract';

/** Which threads of the inbox to list. */
export const INBOX_FILTERS = ['all', 'mine', 'unassigned', 'answered', 'closed'] as const;

/** One filter of the inbox. */
export type InboxFilter = (typeof INBOX_FILTERS)[number];

/** Which part of the inbox to read. */
export const InboxQuery = z
  .strictObject({
    filter: z.enum(INBOX_FILTERS).default('all'),
    order: z.enum(['due', 'oldest']).default('due'),
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  })
  .meta({ id: 'InboxQuery' });

/** Which part of the inbox to read. */
export type InboxQuery = z.infer<typeof InboxQuery>;

/** One row of the inbox: the thread, whose it is, and why it stands there. */
export const InboxItem = z
  .strictObject({
    thread: ThreadView,
    patient: PatientSummary,
    why: z.strictObject({
      reason: z.enum(INBOX_REASONS),
      /** The patient has waited since then; null when nobody waits. */
      since: Instant.nullable(),
      /** A reply is due then; null when none is. */
      dueAt: Instant.nullable(),
    }),
    /** Colleagues who have unsent words in this thread. */
    draftingBy: z.array(z.string()),
  })
  .meta({ id: 'InboxItem' });

/** One row of the inbox. */
export type InboxItem = z.infer<typeof InboxItem>;

/** A page of the inbox with the counts that stand above it. */
export const InboxPage = z
  .strictObject({
    items: z.array(InboxItem),
    nextAfter: z.string().nullable(),
    counts: z.strictObject({
      all: z.int(),
      mine: z.int(),
      unassigned: z.int(),
      overdue: z.int(),
      /** Messages of patients that this reader has not read. */
      unread: z.int(),
    }),
    /** Promises kept and made over the last 30 days. */
    promise: z.strictObject({ kept: z.int(), made: z.int() }),
    /** Threads answered or closed since the clinic's midnight. */
    handledToday: z.int(),
  })
  .meta({ id: 'InboxPage' });

/** A page of the inbox with the counts that stand above it. */
export type InboxPage = z.infer<typeof InboxPage>;
