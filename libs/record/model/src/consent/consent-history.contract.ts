import { z } from 'zod';

/** One thing a patient agreed to, took back, or let end. */
export const ConsentLine = z
  .strictObject({
    id: z.string(),
    /** What happened; the copy has words for it. */
    kind: z.string(),
    at: z.iso.datetime(),
    /** Who did it; null where nobody did, or where the name cannot be read. */
    by: z.string().nullable(),
    facts: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ConsentLine' });
/** One thing a patient agreed to, took back, or let end. */
export type ConsentLine = z.infer<typeof ConsentLine>;

/** All that a patient agreed to over time, newest first. */
export const ConsentHistoryView = z
  .strictObject({ name: z.string(), items: z.array(ConsentLine) })
  .meta({ id: 'ConsentHistory' });
/** All that a patient agreed to over time, newest first. */
export type ConsentHistoryView = z.infer<typeof ConsentHistoryView>;
