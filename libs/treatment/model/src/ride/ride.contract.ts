import { z } from 'zod';
import { IdSchema, Instant } from '@holdfast/platform/model';

/** What a driver says, in order: that the passenger sits beside them, and that they have arrived. */
export const RIDE_STEPS = ['picked-up', 'arrived'] as const;

/** What a driver says. */
export type RideStep = (typeof RIDE_STEPS)[number];

/** How far a way home is, as the patient and the clinic's side see it. It moves nothing by itself. */
export const RideView = z
  .strictObject({
    madeAt: Instant,
    /** Whose side made the link. */
    madeBy: z.enum(['patient', 'clinic']),
    /** From when the link says nothing any more. */
    endsAt: Instant,
    openedAt: Instant.nullable(),
    pickedUpAt: Instant.nullable(),
    arrivedAt: Instant.nullable(),
    /** When it was ended by hand; null while it was not. */
    revokedAt: Instant.nullable(),
  })
  .meta({ id: 'RideView' });

/** How far a way home is. */
export type RideView = z.infer<typeof RideView>;

/** A link for the driver, with its secret, which is told this once. */
export const RideLinkMade = z.strictObject({ token: z.string(), ride: RideView }).meta({ id: 'RideLinkMade' });

/** A link for the driver. */
export type RideLinkMade = z.infer<typeof RideLinkMade>;

/** The secret of a driver's link, spent when it is first opened. */
export const OpenRide = z.strictObject({ token: z.string().min(40).max(120) }).meta({ id: 'OpenRide' });

/** The secret of a driver's link. */
export type OpenRide = z.infer<typeof OpenRide>;

/** What a driver sees: whom to call, and what they said so far. Nobody's name, and not what the day was for. */
export const RideGrant = z
  .strictObject({
    pass: z.string(),
    /** The server's clock. */
    now: Instant,
    clinic: z.strictObject({ neutralName: z.string(), phone: z.string() }),
    pickedUpAt: Instant.nullable(),
    arrivedAt: Instant.nullable(),
  })
  .meta({ id: 'RideGrant' });

/** What a driver sees. */
export type RideGrant = z.infer<typeof RideGrant>;

/** Names a step of a driver's. */
export const RideStepPath = z.strictObject({ step: z.enum(RIDE_STEPS) });

/** Names a step of a driver's. */
export type RideStepPath = z.infer<typeof RideStepPath>;

/** Says a step, or takes it back. */
export const SetRideStep = z.strictObject({ isDone: z.boolean() }).meta({ id: 'SetRideStep' });

/** Says a step, or takes it back. */
export type SetRideStep = z.infer<typeof SetRideStep>;

/** Patients who were picked up a while ago and of whom no arrival was said. */
export const LateRides = z
  .strictObject({
    items: z.array(
      z.strictObject({ patientId: IdSchema, name: z.string(), infusionId: IdSchema, pickedUpAt: Instant }),
    ),
  })
  .meta({ id: 'LateRides' });

/** Patients of whom no arrival was said. */
export type LateRides = z.infer<typeof LateRides>;
