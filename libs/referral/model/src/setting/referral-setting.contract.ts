import { z } from 'zod';
import { Instant } from '@holdfast/platform/model';
import { ReferralClocks } from '../clock/referral-clock';
import { ReferralNeedThresholds } from '../need/referral-need-thresholds';

const version = z.int().min(0);
const set = { version, changedAt: Instant.nullable(), changedBy: z.string().nullable() };

/** One version of a clinic's clocks, with who set it and when; version 0 is what ships. */
export const ReferralClocksVersion = z
  .strictObject({ ...set, value: ReferralClocks })
  .meta({ id: 'ReferralClocksVersion' });

/** One version of a clinic's clocks. */
export type ReferralClocksVersion = z.infer<typeof ReferralClocksVersion>;

/** One version of a clinic's thresholds for an offer, with who set it and when; version 0 is what ships. */
export const ReferralNeedVersion = z
  .strictObject({ ...set, value: ReferralNeedThresholds })
  .meta({ id: 'ReferralNeedVersion' });

/** One version of a clinic's thresholds for an offer. */
export type ReferralNeedVersion = z.infer<typeof ReferralNeedVersion>;

/** Both settings as they stand, how many referrals are under way, and every version before, the newest first. */
export const ReferralSettingsView = z
  .strictObject({
    clocks: ReferralClocksVersion.extend({ history: z.array(ReferralClocksVersion) }),
    need: ReferralNeedVersion.extend({ history: z.array(ReferralNeedVersion) }),
    /** Referrals that are not over: each keeps the day it was given until its next step. */
    underWay: z.int().min(0),
  })
  .meta({ id: 'ReferralSettingsView' });

/** Both settings as they stand. */
export type ReferralSettingsView = z.infer<typeof ReferralSettingsView>;

/** Sets one of the two over the version that was seen. */
export const SetReferralSetting = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('clocks'), version, value: ReferralClocks }),
    z.strictObject({ kind: z.literal('need'), version, value: ReferralNeedThresholds }),
  ])
  .meta({ id: 'SetReferralSetting' });

/** A setting to set. */
export type SetReferralSetting = z.infer<typeof SetReferralSetting>;
