import { event } from '@holdfast/platform/model';

/** People are to be told that an alert waits; the step says whom. */
export const alertTold = event('alert.told', 'alertId', 'stepId');
