import { z } from 'zod';
import { IdSchema, Instant, words } from '@holdfast/platform/model';

/** How long a chart stays open in an emergency, minutes. */
export const GLASS_MINUTES = 60;

/** Why somebody opens a chart that is not theirs; the patient reads it. */
export const OpenGlass = z.strictObject({ reason: words(500) }).meta({ id: 'OpenGlass' });

/** Why somebody opens a chart that is not theirs. */
export type OpenGlass = z.infer<typeof OpenGlass>;

/** Whose chart is opened in an emergency. */
export const GlassPath = z.strictObject({ patientId: IdSchema });

/** Whose chart is opened in an emergency. */
export type GlassPath = z.infer<typeof GlassPath>;

/** A chart that stands open in an emergency. */
export const GlassView = z.strictObject({ id: IdSchema, beganAt: Instant, endsAt: Instant }).meta({ id: 'GlassView' });

/** A chart that stands open in an emergency. */
export type GlassView = z.infer<typeof GlassView>;

/** Whether the chart stands open to this person because of an emergency. */
export const GlassState = z.strictObject({ open: GlassView.nullable() }).meta({ id: 'GlassState' });

/** Whether the chart stands open to this person because of an emergency. */
export type GlassState = z.infer<typeof GlassState>;

const Named = z.strictObject({ id: IdSchema, name: z.string() });

/** Emergencies of the last days, for who oversees the clinic. */
export const GlassReport = z
  .strictObject({
    items: z.array(
      GlassView.extend({
        who: Named,
        patient: Named,
        /** Empty where it cannot be read any more. */
        reason: z.string(),
        endedAt: Instant.nullable(),
        /** How many entries the person left on this chart meanwhile. */
        entries: z.int(),
      }),
    ),
    from: Instant,
  })
  .meta({ id: 'GlassReport' });

/** Emergencies of the last days, for who oversees the clinic. */
export type GlassReport = z.infer<typeof GlassReport>;

/** How far back emergencies are listed, days. */
export const GlassReportQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(92).default(30) });

/** How far back emergencies are listed, days. */
export type GlassReportQuery = z.infer<typeof GlassReportQuery>;
