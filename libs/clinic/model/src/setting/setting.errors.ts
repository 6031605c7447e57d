import { failure } from '@holdfast/platform/model';

/** Somebody changed this setting since the page was opened; `facts` say the version that stands and who made it. */
export const settingStale = failure('conflict', 'clinic-setting.stale', 'Somebody changed this a moment ago.');

/** The values contradict themselves or what must hold; `facts.faults` name each by its code. */
export const settingFaulty = failure('invalid', 'clinic-setting.faulty', 'Some of this cannot be so.');

/** That version cannot be put back: what it names is not here any more. */
export const settingOutdated = failure('conflict', 'clinic-setting.outdated', 'That version does not fit any more.');
