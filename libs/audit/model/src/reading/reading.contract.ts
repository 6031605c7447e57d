import { z } from 'zod';
import { IdSchema, Instant, words } from '@holdfast/platform/model';

/** How many different charts an hour the clinic expects of one person, where it said nothing else. */
export const DEFAULT_CHARTS_PER_HOUR = 60;

/** What the clinic expects of one person. */
export const ReadingSetting = z
  .strictObject({ chartsPerHour: z.int().min(1).max(10_000) })
  .meta({ id: 'ReadingSetting' });

/** What the clinic expects of one person. */
export type ReadingSetting = z.infer<typeof ReadingSetting>;

/** Somebody read unusually many charts in an hour. */
export const ReadingAlertView = z
  .strictObject({
    id: IdSchema,
    who: z.strictObject({ id: IdSchema, name: z.string() }),
    charts: z.int(),
    expected: z.int(),
    raisedAt: Instant,
    settled: z.strictObject({ at: Instant, by: z.string(), note: z.string() }).nullable(),
  })
  .meta({ id: 'ReadingAlert' });

/** Somebody read unusually many charts in an hour. */
export type ReadingAlertView = z.infer<typeof ReadingAlertView>;

/** Unusual reading that nobody has looked into, and what was found of late; with what is expected. */
export const ReadingAlertList = z
  .strictObject({ items: z.array(ReadingAlertView), setting: ReadingSetting })
  .meta({ id: 'ReadingAlertList' });

/** Unusual reading that nobody has looked into, and what was found of late; with what is expected. */
export type ReadingAlertList = z.infer<typeof ReadingAlertList>;

/** Which unusual reading was looked into. */
export const ReadingAlertPath = z.strictObject({ alertId: IdSchema });

/** Which unusual reading was looked into. */
export type ReadingAlertPath = z.infer<typeof ReadingAlertPath>;

/** What looking into it came to. */
export const SettleReading = z.strictObject({ note: words(500) }).meta({ id: 'SettleReading' });

/** What looking into it came to. */
export type SettleReading = z.infer<typeof SettleReading>;
