import { z } from 'zod';
import { Instant } from '@holdfast/platform/model';

/** Whom a kind of setting touches. */
export const SETTING_AUDIENCES = ['patients', 'staff', 'everyone'] as const;

/** The name of a kind of setting, as it stands in addresses. */
export const SettingName = z.string().regex(/^[a-z][a-z-]{1,39}$/);

/** Which kind of setting a route speaks of. */
export const SettingPath = z.strictObject({ kind: SettingName });

/** Which kind of setting a route speaks of. */
export type SettingPath = z.infer<typeof SettingPath>;

/** What a kind of setting says; its shape is the kind's own contract. */
export const SettingValue = z
  .record(z.string(), z.unknown())
  .meta({ id: 'SettingValue', description: 'The value of one kind; its shape is the contract of that kind' });

/** What a kind of setting says. */
export type SettingValue = z.infer<typeof SettingValue>;

/** One part of a setting that a version changed, with both texts where they are short enough to be read in a line. */
export const SettingChange = z
  .strictObject({ part: z.string(), from: z.string().nullable(), to: z.string().nullable() })
  .meta({ id: 'SettingChange' });

/** One part of a setting that a version changed. */
export type SettingChange = z.infer<typeof SettingChange>;

/** One version of a setting: who made it, when, and what became different by it. */
export const SettingVersion = z
  .strictObject({
    version: z.int().min(0),
    /** Null for what the clinic began with, and for what its own machinery changed. */
    changedAt: Instant.nullable(),
    changedBy: z.string().nullable(),
    /** The earlier version that was put back by it; null where it is a change of its own. */
    restores: z.int().min(0).nullable(),
    changes: z.array(SettingChange),
  })
  .meta({ id: 'SettingVersion' });

/** One version of a setting. */
export type SettingVersion = z.infer<typeof SettingVersion>;

/** How many people a kind of setting touches, counted in the clinic's own records. */
export const SettingReach = z
  .strictObject({ who: z.enum(SETTING_AUDIENCES), count: z.int().min(0) })
  .meta({ id: 'SettingReach' });

/** How many people a kind of setting touches. */
export type SettingReach = z.infer<typeof SettingReach>;

/** A kind of setting in the list of all. */
export const SettingSummary = z
  .strictObject({
    kind: SettingName,
    version: z.int().min(0),
    changedAt: Instant.nullable(),
    changedBy: z.string().nullable(),
    reach: SettingReach,
  })
  .meta({ id: 'SettingSummary' });

/** A kind of setting in the list of all. */
export type SettingSummary = z.infer<typeof SettingSummary>;

/** Every kind of setting of the clinic. */
export const SettingList = z.strictObject({ items: z.array(SettingSummary) }).meta({ id: 'SettingList' });

/** Every kind of setting of the clinic. */
export type SettingList = z.infer<typeof SettingList>;

/** One kind of setting as it stands, whom it touches, and the versions before it, the newest first. */
export const SettingView = SettingSummary.extend({
  value: SettingValue,
  history: z.array(SettingVersion),
}).meta({ id: 'SettingView' });

/** One kind of setting as it stands, and the versions before it. */
export type SettingView = z.infer<typeof SettingView>;

/** Saves a setting over the version that was seen. */
export const SaveSetting = z.strictObject({ version: z.int().min(0), value: SettingValue }).meta({ id: 'SaveSetting' });

/** Saves a setting over the version that was seen. */
export type SaveSetting = z.infer<typeof SaveSetting>;

/** Puts an earlier version back, as a version of its own, over the one that was seen. */
export const RestoreSetting = z
  .strictObject({ version: z.int().min(0), to: z.int().min(0) })
  .meta({ id: 'RestoreSetting' });

/** Puts an earlier version back. */
export type RestoreSetting = z.infer<typeof RestoreSetting>;
