import { failure } from '@holdfast/platform/model';

/** More entries than one file takes; `facts.most` says how many that is. */
export const trailTooLong = failure(
  'invalid',
  'trail.too-long',
  'These are too many entries for one file. Choose fewer days.',
);

/** A chart is opened in an emergency by a person who is signed in, and by nobody else. */
export const glassNeedsSession = failure(
  'conflict',
  'break-glass.no-session',
  'Sign in to open a chart in an emergency.',
);
