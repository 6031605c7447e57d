import { z } from 'zod';
import { PROXY_SCOPES, ROLES, TIES } from '@holdfast/platform/model';

/** What one role may: always, never, or only to somebody who stands so to the patient. */
export const RightsCell = z
  .strictObject({
    may: z.enum(['always', 'depends', 'never']),
    ties: z.array(z.enum(TIES)),
    scopes: z.array(z.enum(PROXY_SCOPES)),
  })
  .meta({ id: 'RightsCell' });
/** What one role may: always, never, or only to somebody who stands so to the patient. */
export type RightsCell = z.infer<typeof RightsCell>;

/** One action and who may do it. */
export const RightsRow = z
  .strictObject({
    action: z.string(),
    /** The feature whose table names it. */
    feature: z.string(),
    /** What the policy says, in its own words. */
    words: z.string(),
    /** Whether a way to it asks for a fresh proof. */
    isSteppedUp: z.boolean(),
    /** Whether any route or socket message asks for it. */
    isUsed: z.boolean(),
    cells: z.partialRecord(z.enum(ROLES), RightsCell),
  })
  .meta({ id: 'RightsRow' });
/** One action and who may do it. */
export type RightsRow = z.infer<typeof RightsRow>;

/** Who may do what, made from the tables that the guard reads. */
export const RightsView = z
  .strictObject({ roles: z.array(z.enum(ROLES)), items: z.array(RightsRow) })
  .meta({ id: 'Rights' });
/** Who may do what, made from the tables that the guard reads. */
export type RightsView = z.infer<typeof RightsView>;
