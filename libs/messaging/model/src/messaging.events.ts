import { event } from '@holdfast/platform/model';

/** A conversation began. */
export const threadOpened = event('thread.opened', 'patientId', 'threadId');

/** A thread changed hands or state; its version says which change. */
export const threadMoved = event('thread.moved', 'patientId', 'threadId');

/** A reply was not given in time, and the next people were told. */
export const promiseBroken = event('promise.broken', 'patientId', 'threadId');

/** Someone has something unread for long enough to be told by mail that there is an update. */
export const noticeDue = event('notice.due', 'accountId', 'threadId');
