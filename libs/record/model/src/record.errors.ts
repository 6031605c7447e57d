import { failure } from '@holdfast/platform/model';

/** One person takes only so many records away in an hour; `facts.seconds` says how long to wait. */
export const recordLimited = failure(
  'limited',
  'record.limited',
  'You have taken many records away. Please try again later.',
);

/** Two people are needed, and this is the one who asked. */
export const samePerson = failure('conflict', 'record.same-person', 'Somebody else has to approve what you asked for.');
