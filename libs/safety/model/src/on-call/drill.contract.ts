import { z } from 'zod';
import { IdSchema, Instant } from '@holdfast/platform/model';

/** Which drill a route speaks of. */
export const DrillPath = z.strictObject({ drillId: IdSchema });

/** Which drill a route speaks of. */
export type DrillPath = z.infer<typeof DrillPath>;

/** Starts or ends a drill; there is nothing to choose, because a drill goes the way of every alert. */
export const DrillRequest = z.strictObject({}).meta({ id: 'DrillRequest' });

/** Starts or ends a drill. */
export type DrillRequest = z.infer<typeof DrillRequest>;

/** One test of the whole chain: a marked alert that goes where real ones go. */
export const DrillView = z
  .strictObject({
    id: IdSchema,
    startedAt: Instant,
    startedBy: z.string(),
    /** Seconds until the first people were told; null while nobody was. */
    secondsToTold: z.number().nullable(),
    /** Seconds until a person acknowledged it; null while nobody has. */
    secondsToPerson: z.number().nullable(),
    acknowledgedBy: z.string().nullable(),
    timesTold: z.int(),
  })
  .meta({ id: 'DrillView' });

/** One test of the whole chain. */
export type DrillView = z.infer<typeof DrillView>;

/** Drills, latest first. */
export const DrillList = z.strictObject({ items: z.array(DrillView) }).meta({ id: 'DrillList' });

/** Drills, latest first. */
export type DrillList = z.infer<typeof DrillList>;
