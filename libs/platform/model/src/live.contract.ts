import { z } from 'zod';
import type { Id } from './ids';
import { IdSchema } from './ids';
import { Instant } from './text';

/** A pass for one connection to the live gateway, good for 30 seconds and once. */
export const LiveTicket = z.strictObject({ ticket: z.string(), expiresAt: Instant }).meta({ id: 'LiveTicket' });

/** A pass for one connection to the live gateway. */
export type LiveTicket = z.infer<typeof LiveTicket>;

/** What a hint can be about. */
export const HINT_KINDS = [
  'message',
  'read',
  'thread',
  'typing',
  'draft',
  'note',
  'chart',
  'preferences',
  'alert',
  'check-in',
  'review',
  'infusion',
  'course',
  'referral',
] as const;

/** Says what changed, never what it is: the portal then asks over HTTP. */
export interface Hint {
  readonly kind: (typeof HINT_KINDS)[number];
  readonly patientId: Id | null;
  readonly threadId: Id | null;
  /** The thread's latest sequence number for `message`, the mark for `read`; else 0. */
  readonly seq: number;
  /** Who caused it, for typing, drafts and read marks. */
  readonly accountId: Id | null;
  /** For `typing` and `draft`: whether it began (true) or ended. */
  readonly on: boolean;
}

/** What a socket may say: that the person is writing in a thread, or stopped. */
export const TypingNotice = z.strictObject({ patientId: IdSchema, threadId: IdSchema, on: z.boolean() });

/** What a socket may say: that the person is writing in a thread, or stopped. */
export type TypingNotice = z.infer<typeof TypingNotice>;
