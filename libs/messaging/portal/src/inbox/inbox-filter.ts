import type { InboxFilter, ThreadView } from '@holdfast/messaging/model';

/** The filters in the order in which they are offered. A new one without a place here is a type error. */
export const FILTER_LIST = Object.keys({
  all: true,
  mine: true,
  unassigned: true,
  answered: true,
  closed: true,
} satisfies Record<InboxFilter, true>) as InboxFilter[];

/** Whether a thread belongs under a filter, by the same rule as at the server, so that a move shows at once. */
export function belongs(thread: ThreadView, filter: InboxFilter, me: string): boolean {
  if (filter === 'closed') return thread.state === 'closed';
  if (thread.state === 'closed') return false;
  const isWaiting = thread.waitingSince !== null;
  if (filter === 'all') return isWaiting;
  if (filter === 'mine') return thread.assigneeId === me;
  return filter === 'unassigned' ? isWaiting && thread.assigneeId === null : !isWaiting;
}
