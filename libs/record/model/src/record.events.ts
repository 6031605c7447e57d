import { event } from '@holdfast/platform/model';

/** A destruction or an archive was asked for: every administrator and auditor hears of it. */
export const twoPersonAsked = event('two-person.asked', 'matterId');

/** What was asked for was approved or refused: every administrator and auditor hears of it. */
export const twoPersonDecided = event('two-person.decided', 'matterId');
