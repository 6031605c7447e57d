import { failure } from '@holdfast/platform/model';

/** The same message identifier came with other words: a retry must repeat the first send exactly. */
export const messageConflict = failure(
  'conflict',
  'message.conflict',
  'This message was already sent with other words.',
);

/** The same thread identifier came with another topic or patient. */
export const threadConflict = failure(
  'conflict',
  'thread.conflict',
  'This conversation already exists with another topic.',
);

/** Someone changed the thread in the meantime; `facts.version` is the current one. */
export const threadChanged = failure('conflict', 'thread.changed', 'Someone changed this conversation a moment ago.');

/** The thread is already in that state. */
export const threadUnchanged = failure('conflict', 'thread.unchanged', 'That is already so.');

/** Only the person who wrote a message may correct it. */
export const notOwnMessage = failure(
  'forbidden',
  'message.not-own',
  'Only the person who wrote a message can change it.',
);

/** The message was corrected or retracted in the meantime. */
export const messageChanged = failure('conflict', 'message.changed', 'This message was changed a moment ago.');

/** The person cannot take the thread: not staff, or not on this patient's care team. */
export const notAssignable = failure(
  'invalid',
  'thread.not-assignable',
  'That person does not look after this patient.',
);

/** The pool does not exist in this clinic. */
export const poolMissing = failure('invalid', 'thread.pool-missing', 'There is no such group at this clinic.');

/** The note identifier was used before with other words. */
export const noteConflict = failure('conflict', 'note.conflict', 'This note was already written with other words.');
