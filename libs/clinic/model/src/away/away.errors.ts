import { failure } from '@holdfast/platform/model';

/** The days cannot be so: they end before they begin, are over, or are more than a year. */
export const awayDays = failure('invalid', 'away.days', 'These days cannot be so.');

/** Whoever covers is somebody else who gives care here. */
export const awayCover = failure('invalid', 'away.cover', 'This person cannot cover.');

/** Whoever would cover is away on one of these days; `facts.name` says who. */
export const coverIsAway = failure('conflict', 'away.cover-away', 'That person is away on one of these days.');

/** The person is away on one of these days already. */
export const awayOverlaps = failure('conflict', 'away.overlaps', 'There is an absence on one of these days already.');

/** The same identifier with other content. */
export const awayDiffers = failure('conflict', 'away.differs', 'This absence says something else.');
