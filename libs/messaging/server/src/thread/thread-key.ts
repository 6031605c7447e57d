import type { Id } from '@holdfast/platform/model';
import type { KeySubject } from '@holdfast/platform/server';

/** Whose key seals the words of a conversation: the thread's own. */
export function threadKey(clinicId: Id, threadId: Id): KeySubject {
  return { clinicId, scope: 'thread', subjectId: threadId };
}
