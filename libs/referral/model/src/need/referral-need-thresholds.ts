import { z } from 'zod';

/** The least and the most of each threshold, whole numbers. */
export const REFERRAL_NEED_RANGES = {
  pcl5From: [1, 80],
  partialFromPercent: [1, 99],
  partialBelowPercent: [2, 100],
  windowFromDay: [1, 365],
  windowToDay: [1, 365],
  declineRestsDays: [1, 365],
  shortWaitDays: [1, 365],
  quickAnswerDays: [1, 60],
} as const;

const within = (name: keyof typeof REFERRAL_NEED_RANGES) =>
  z.int().min(REFERRAL_NEED_RANGES[name][0]).max(REFERRAL_NEED_RANGES[name][1]);

/** When psychotherapy is offered, and what counts as quick when therapists are compared: a setting of a clinic. */
export const ReferralNeedThresholds = z
  .strictObject({
    /** From how many points of the PCL-5 on, 0–80. */
    pcl5From: within('pcl5From'),
    /** Fall of the PHQ-9 since the baseline, percent of it: from here on it is part of a response, … */
    partialFromPercent: within('partialFromPercent'),
    /** … and from here on a response, which is no reason. */
    partialBelowPercent: within('partialBelowPercent'),
    /** The days since the first infusion of a series between which it is offered to everybody, both included. */
    windowFromDay: within('windowFromDay'),
    windowToDay: within('windowToDay'),
    /** For how many days a patient who declined is left alone; asking by themselves is always heard. */
    declineRestsDays: within('declineRestsDays'),
    /** Up to how many days the wait for a first appointment counts as short. */
    shortWaitDays: within('shortWaitDays'),
    /** Up to how many days, at the median, a therapist counts as one who answers quickly. */
    quickAnswerDays: within('quickAnswerDays'),
  })
  .refine((all) => all.partialFromPercent < all.partialBelowPercent, {
    ...{ error: 'partial-order', path: ['partialBelowPercent'] },
  })
  .refine((all) => all.windowFromDay <= all.windowToDay, { error: 'window-order', path: ['windowToDay'] })
  .meta({ id: 'ReferralNeedThresholds' });

/** When psychotherapy is offered, and what counts as quick. */
export type ReferralNeedThresholds = z.infer<typeof ReferralNeedThresholds>;

/**
 * What a clinic begins with.
 *
 * @source Holdfast clinical reference G.1, design default; PCL-5 threshold 33 from its A.6; a response is half of the baseline
 * @approved pending
 */
export const DEFAULT_REFERRAL_NEED: ReferralNeedThresholds = {
  ...{ pcl5From: 33, partialFromPercent: 25, partialBelowPercent: 50, windowFromDay: 21, windowToDay: 42 },
  ...{ declineRestsDays: 90, shortWaitDays: 21, quickAnswerDays: 3 },
};
