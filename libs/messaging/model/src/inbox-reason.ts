import type { INBOX_REASONS } from './thread.contract';

/** What decides why a thread stands where it stands. Times are milliseconds since 1970. */
export interface InboxFacts {
  readonly state: 'open' | 'closed';
  /** Since when the patient waits; null when nobody does. */
  readonly waitingSince: number | null;
  /** When a reply is due; null when nobody waits, or no time was promised. */
  readonly replyDueAt: number | null;
  readonly escalatedAt: number | null;
}

/** A reply due within this many minutes is said to be due, not just waited for. */
const DUE_SOON_MINUTES = 60;

/**
 * Why a thread stands where it stands in the inbox.
 *
 * @param now milliseconds since 1970
 */
export function inboxReason(facts: InboxFacts, now: number): (typeof INBOX_REASONS)[number] {
  if (facts.state === 'closed') return 'closed';
  if (facts.waitingSince === null) return 'answered';
  if (facts.escalatedAt !== null) return 'escalated';
  if (facts.replyDueAt === null) return 'waiting';
  if (facts.replyDueAt <= now) return 'overdue';
  if (facts.replyDueAt - now <= DUE_SOON_MINUTES * 60_000) return 'due';
  return 'waiting';
}
