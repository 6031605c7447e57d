import { z } from 'zod';
import { IdSchema, Instant, words } from '@holdfast/platform/model';
import { PasskeyAttestation } from './factor.contract';
import { LinkSecret, PASSWORD_MOST } from './password.contract';

/** Whose way in is to be replaced. */
export const RescuePath = z.strictObject({ accountId: IdSchema });

/** Whose way in is to be replaced. */
export type RescuePath = z.infer<typeof RescuePath>;

/** Why an administrator begins it. */
export const RescueAsk = z.strictObject({ reason: words(500) }).meta({ id: 'RescueAsk' });

/** Why an administrator begins it. */
export type RescueAsk = z.infer<typeof RescueAsk>;

/** A rescue under way, for administrators. */
export const RescueView = z
  .strictObject({
    /** From when the link in the mail can be used; until then anybody concerned can call it off. */
    opensAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'RescueView' });

/** A rescue under way, for administrators. */
export type RescueView = z.infer<typeof RescueView>;

/** What the link leads to. */
export const RescueOpened = z
  .strictObject({
    opensAt: Instant,
    isOpen: z.boolean(),
    hasPassword: z.boolean(),
    passkeysWorkHere: z.boolean(),
  })
  .meta({ id: 'RescueOpened' });

/** What the link leads to. */
export type RescueOpened = z.infer<typeof RescueOpened>;

/** The link, and the first factor besides it: the password, or a link to choose one with the one that is chosen. */
export const RescueProof = LinkSecret.extend({
  password: z.string().min(1).max(PASSWORD_MOST),
  /** The secret of a link to choose a password anew: the password is then a new one. Null where it is the old one. */
  reset: z.string().min(1).max(200).nullable(),
}).meta({ id: 'RescueProof' });

/** The link, and the first factor besides it. */
export type RescueProof = z.infer<typeof RescueProof>;

/** The new second factor: a passkey, or a code of the app that was just set up. One of the two is null. */
export const RescueFinish = RescueProof.extend({
  passkey: PasskeyAttestation.nullable(),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
}).meta({ id: 'RescueFinish' });

/** The new second factor. */
export type RescueFinish = z.infer<typeof RescueFinish>;
