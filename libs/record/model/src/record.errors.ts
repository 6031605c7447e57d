import { failure } from '@holdfast/platform/model';

/** One person takes only so many records away in an hour; `facts.seconds` says how long to wait. */
export const recordLimited = failure(
  'limited',
  'record.limited',
  'You have taken many records away. Please try again later.',
);

/** Two people are needed, and this is the one who asked. */
export const samePerson = failure('conflict', 'record.same-person', 'Somebody else has to approve what you asked for.');

/** Two people are needed, and this one is not far enough from who asked; `facts.why`: `invited` by them, or `new` here. */
export const notApart = failure(
  'conflict',
  'record.not-apart',
  'Somebody has to approve this who has been here for seven days; for thirty where the asker invited them.',
);

/** The law or the clinic still keeps this record; `facts.until` is the day on which that ends. */
export const deletionRetained = failure(
  'conflict',
  'deletion.retained',
  'This record has to be kept for some time still.',
);

/** Something of the patient is under way; `facts.what` says what, as codes. */
export const deletionBlocked = failure(
  'conflict',
  'deletion.blocked',
  'Something of this patient is still under way. End it first.',
);

/** The destruction of this record was asked for already. */
export const deletionAsked = failure('conflict', 'deletion.already-asked', 'This was asked for already.');

/** What is asked for was decided, undone or done meanwhile; `facts.state` says which. */
export const deletionOver = failure('conflict', 'deletion.over', 'This is not waiting any more.');

/** An archive of the clinic waits or is being made already: one at a time. */
export const archiveRunning = failure('conflict', 'archive.running', 'An archive is asked for or being made already.');

/** What is asked of the archive does not fit how far it is; `facts.state` says how far. */
export const archiveNotSo = failure('conflict', 'archive.not-so', 'The archive is not where this could be done.');

/** The archive cannot be taken away yet, or not any more; `facts.state` says how far it is. */
export const archiveNotReady = failure('conflict', 'archive.not-ready', 'The archive is not ready to be taken away.');

/** The time in which this could be approved or taken away is over. */
export const archiveExpired = failure('conflict', 'archive.expired', 'The time for this is over. Ask anew.');

/** The stretch of the file that was asked for lies outside it. */
export const archiveRange = failure('invalid', 'archive.range', 'The file has no such stretch.');
