import { z } from 'zod';
import { IdSchema, words } from '@holdfast/platform/model';
import { type Topic, TOPICS } from '../thread.contract';

/** What the clinic promises about one topic: who reads it, who is told when a reply is late, and within which time. */
export const TopicSetting = z
  .strictObject({
    poolId: IdSchema,
    escalationPoolId: IdSchema,
    /** Staffed minutes to a reply: five minutes to a week. */
    replyMinutes: z.int().min(5).max(10_080),
  })
  .meta({ id: 'TopicSetting' });

/** What the clinic promises about one topic. */
export type TopicSetting = z.infer<typeof TopicSetting>;

/** What the clinic promises about every topic. */
export const TopicsSetting = z
  .strictObject({ question: TopicSetting, medicine: TopicSetting, scheduling: TopicSetting, feeling: TopicSetting })
  .meta({ id: 'TopicsSetting' });

/** What the clinic promises about every topic. */
export type TopicsSetting = z.infer<typeof TopicsSetting>;

/** The groups of staff that read, and who is in each. */
export const PoolsSetting = z
  .strictObject({
    pools: z.array(z.strictObject({ id: IdSchema, name: words(60), memberIds: z.array(IdSchema).max(200) })).max(30),
  })
  .meta({ id: 'PoolsSetting' });

/** The groups of staff that read, and who is in each. */
export type PoolsSetting = z.infer<typeof PoolsSetting>;

/**
 * What is wrong with promises that are well formed.
 *
 * @returns `topics.same` where the group that is told of a late reply is the one that was to give it; none where all is well
 */
export function topicsFaults(setting: TopicsSetting): string[] {
  const isSame = (topic: Topic) => setting[topic].poolId === setting[topic].escalationPoolId;
  return TOPICS.some(isSame) ? ['topics.same'] : [];
}

/**
 * What is wrong with groups that are well formed.
 *
 * @returns codes: `pools.none` where there is no group at all, `pools.twice` where two have the same name; none where all is well
 */
export function poolsFaults({ pools }: PoolsSetting): string[] {
  const names = pools.map(({ name }) => name.trim().toLowerCase());
  return [
    ...(pools.length === 0 ? ['pools.none'] : []),
    ...(new Set(names).size < names.length ? ['pools.twice'] : []),
  ];
}
