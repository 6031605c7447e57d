import { z } from 'zod';
import { Instant } from '@holdfast/platform/model';
import { VitalsThresholds } from './vitals';

/** One version of a clinic's thresholds for vitals, with who set it and when; version 0 is what ships. */
export const VitalsVersion = z
  .strictObject({
    version: z.int().min(0),
    thresholds: VitalsThresholds,
    changedAt: Instant.nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'VitalsVersion' });

/** One version of a clinic's thresholds for vitals. */
export type VitalsVersion = z.infer<typeof VitalsVersion>;

/** The thresholds as they stand, how many infusions go on by them now, and every version before, the newest first. */
export const VitalsSettingView = VitalsVersion.extend({
  /** Infusions that have begun and are not over: each keeps the version it began with. */
  underWay: z.int().min(0),
  /** Infusions that are planned and will be judged by what stands when their first entry is written. */
  planned: z.int().min(0),
  history: z.array(VitalsVersion),
}).meta({ id: 'VitalsSettingView' });

/** The thresholds as they stand, and every version before. */
export type VitalsSettingView = z.infer<typeof VitalsSettingView>;

/** Sets the thresholds over the version that was seen. */
export const SetVitalsSetting = z
  .strictObject({ version: z.int().min(0), thresholds: VitalsThresholds })
  .meta({ id: 'SetVitalsSetting' });

/** Thresholds to set. */
export type SetVitalsSetting = z.infer<typeof SetVitalsSetting>;
