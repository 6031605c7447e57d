import { z } from 'zod';

/** How long records are kept: the clinic's own decision, made with its lawyer; the figures here say nothing about any law. */
export const RetentionSetting = z
  .strictObject({
    /** Whole years after the last visit or contact. */
    years: z.int().min(1).max(50),
    /** For who was a minor then: whole years after they came of age, where that is later. */
    afterMajorityYears: z.int().min(0).max(50),
    /** Whole years for which the trail of who did what is kept. */
    auditYears: z.int().min(1).max(50),
  })
  .meta({ id: 'RetentionSetting' });

/** How long records are kept. */
export type RetentionSetting = z.infer<typeof RetentionSetting>;

/** What holds until a clinic decides otherwise. */
export const DEFAULT_RETENTION: RetentionSetting = { years: 7, afterMajorityYears: 3, auditYears: 6 };
