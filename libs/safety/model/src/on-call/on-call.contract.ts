import { z } from 'zod';
import { ClockTime } from '@holdfast/clinic/model';
import { IdSchema } from '@holdfast/platform/model';

/** One person's hours of being reachable for alerts, in the clinic's own zone. */
export const OnCallEntry = z
  .strictObject({
    staffId: IdSchema,
    /** Days on which these hours begin; 1 is Monday, 7 is Sunday. */
    weekdays: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .refine((days) => new Set(days).size === days.length, { error: 'doubled' }),
    from: ClockTime,
    /** Earlier than `from` means the next morning; the same means a whole day. */
    to: ClockTime,
  })
  .meta({ id: 'OnCallEntry' });

/** One person's hours of being reachable for alerts. */
export type OnCallEntry = z.infer<typeof OnCallEntry>;

/** Who is told of an alert, in which order; `version` is that of the list which this one replaces. */
export const SetOnCallList = z
  .strictObject({ version: z.int().min(0), entries: z.array(OnCallEntry).max(50) })
  .meta({ id: 'SetOnCallList' });

/** Who is told of an alert, in which order. */
export type SetOnCallList = z.infer<typeof SetOnCallList>;

/** The on-call list as it stands, and who is on duty by it right now. */
export const OnCallList = z
  .strictObject({
    version: z.int(),
    entries: z.array(OnCallEntry),
    /** In the order of the list. */
    onDuty: z.array(IdSchema),
    /** Whether the clinic is staffed right now, whatever the list says. */
    openNow: z.boolean(),
  })
  .meta({ id: 'OnCallList' });

/** The on-call list as it stands. */
export type OnCallList = z.infer<typeof OnCallList>;

/** The on-call list as its history keeps it. */
export const OnCallEntries = z.strictObject({ entries: z.array(OnCallEntry).max(50) });

/** The on-call list as its history keeps it. */
export type OnCallEntries = z.infer<typeof OnCallEntries>;
