import type { Topic } from '@holdfast/messaging/model';
import type { IconName } from '@holdfast/platform/portal';

const ICON: Readonly<Record<Topic, IconName>> = {
  question: 'question',
  medicine: 'pill',
  scheduling: 'calendar',
  feeling: 'heart',
};

/** The topics in the order in which they are offered, each with its icon. A new topic without one is a type error. */
export const TOPIC_LIST = (Object.keys(ICON) as Topic[]).map((topic) => ({ topic, icon: ICON[topic] }));
