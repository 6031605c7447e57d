import { z } from 'zod';
import { Instrument } from '@holdfast/instruments/model';

/** A form as a clinic may use it: the instrument, whether it is on, and whether its licence lets it be. */
export const FormView = z
  .strictObject({
    instrument: Instrument,
    enabled: z.boolean(),
    /** False where the licence forbids it; then it stays off. */
    mayEnable: z.boolean(),
    /** The clinic's own, and not one that ships. */
    own: z.boolean(),
  })
  .meta({ id: 'FormView' });

/** A form as a clinic may use it. */
export type FormView = z.infer<typeof FormView>;

/** Every form of a clinic, and which screen follows a positive item. */
export const FormList = z
  .strictObject({ items: z.array(FormView), screen: z.enum(['asq', 'c-ssrs']) })
  .meta({ id: 'FormList' });

/** Every form of a clinic. */
export type FormList = z.infer<typeof FormList>;

/** Switches a form on or off. Switching one on says that the clinic has read and accepts its licence. */
export const SetForm = z.strictObject({ enabled: z.boolean() }).meta({ id: 'SetForm' });

/** Switches a form on or off. */
export type SetForm = z.infer<typeof SetForm>;

/** A clinic's own form; a form that exists gets a new version, and what was answered keeps the old one. */
export const SaveOwnForm = z.strictObject({ instrument: Instrument }).meta({ id: 'SaveOwnForm' });

/** A clinic's own form. */
export type SaveOwnForm = z.infer<typeof SaveOwnForm>;

/** Which form a route speaks of. */
export const FormPath = z.strictObject({ formId: z.string().regex(/^[a-z0-9-]{1,40}$/) });

/** Which form a route speaks of. */
export type FormPath = z.infer<typeof FormPath>;

/** Which forms are on, by identifier. */
export const FormSwitches = z.record(z.string(), z.boolean());

/** Which forms are on. */
export type FormSwitches = z.infer<typeof FormSwitches>;
