import { HoursSetting } from '@holdfast/clinic/model';
import { Instant } from '@holdfast/platform/model';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { TOPICS } from '../thread.contract';
import { TopicsSetting } from './routing-setting';

/** Asks what would be promised by hours or topics that are not saved; what is null is taken as it stands. */
export const PreviewPromises = z
  .strictObject({ hours: HoursSetting.nullable(), topics: TopicsSetting.nullable() })
  .meta({ id: 'PreviewPromises' });

/** Asks what would be promised. */
export type PreviewPromises = z.infer<typeof PreviewPromises>;

/** What would be promised about one topic, to who writes now and to who writes on the next Friday at six in the evening. */
export const PreviewedPromise = z
  .strictObject({
    topic: z.enum(TOPICS),
    openNow: z.boolean(),
    /** When the clinic would be staffed again; null while it is. */
    opensAt: Instant.nullable(),
    replyBy: Instant.nullable(),
    /** Null where the clinic would not answer within 60 days. */
    fridayReplyBy: Instant.nullable(),
  })
  .meta({ id: 'PreviewedPromise' });

/** What would be promised about one topic. */
export type PreviewedPromise = z.infer<typeof PreviewedPromise>;

/** What would be promised about every topic. */
export const PromisePreview = z
  .strictObject({ zone: z.string(), items: z.array(PreviewedPromise) })
  .meta({ id: 'PromisePreview' });

/** What would be promised about every topic. */
export type PromisePreview = z.infer<typeof PromisePreview>;

const FRIDAY = 5;
const EVENING = Temporal.PlainTime.from('18:00');

/**
 * The next Friday at six in the evening: the message that waits longest for an answer.
 *
 * @param zone IANA zone of the clinic
 * @param now  milliseconds since 1970
 * @returns milliseconds since 1970; today's where today is Friday
 */
export function fridayEvening(zone: string, now: number): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const friday = today.add({ days: (FRIDAY - today.dayOfWeek + 7) % 7 });
  return friday.withPlainTime(EVENING).epochMilliseconds;
}
