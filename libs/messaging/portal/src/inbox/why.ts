import { inboxReason, type InboxItem, type ThreadView } from '@holdfast/messaging/model';

const MINUTE = 60_000;

/** Why a row stands where it stands right now, and the minutes its words need. */
export interface Why {
  readonly reason: InboxItem['why']['reason'];
  /** Minutes until a reply is due, or since it was; null where none is due. */
  readonly minutes: number | null;
}

/**
 * Why a thread stands where it stands, at this moment of the reader's clock, not at that of the last answer.
 *
 * @param now milliseconds since 1970
 */
export function whyNow(thread: ThreadView, now: number): Why {
  const time = (iso: string | null) => (iso === null ? null : Date.parse(iso));
  const dueAt = time(thread.replyDueAt);
  const [waitingSince, escalatedAt] = [time(thread.waitingSince), time(thread.escalatedAt)];
  const reason = inboxReason({ state: thread.state, waitingSince, replyDueAt: dueAt, escalatedAt }, now);
  return { reason, minutes: dueAt === null ? null : Math.abs(dueAt - now) / MINUTE };
}

/** The shape beside the words, so that a state can be told without colour. */
export const WHY_SHAPE: Readonly<Record<Why['reason'], string>> = {
  overdue: '■',
  escalated: '◆',
  due: '▲',
  waiting: '○',
  answered: '✓',
  closed: '–',
};
