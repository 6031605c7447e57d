import type { ReferralNeedThresholds } from './referral-need-thresholds';

/** Why psychotherapy is offered. */
export const REFERRAL_REASONS = [
  'patient-asks',
  'review-decided',
  'non-response',
  'review-now',
  'ptsd-threshold',
  'partial-response',
  'outcome-window',
  'intake',
] as const;

/** Why psychotherapy is offered. */
export type ReferralReason = (typeof REFERRAL_REASONS)[number];

/** What an offer is made from; days are ISO days of the patient's zone. */
export interface ReferralFacts {
  readonly today: string;
  /** Whether the patient asked, and nobody has answered. */
  readonly asks: boolean;
  /** Whether a review was decided for psychotherapy and no referral came of it. */
  readonly isDecided: boolean;
  /** The category of the need of a review; null where none stands. */
  readonly category: string | null;
  /** The last PCL-5, 0–80 points; null where none was taken. */
  readonly pcl5: number | null;
  /** Fall of the PHQ-9 since the baseline, as a share of it, 0–1 or below; null where unknown. */
  readonly fall: number | null;
  /** Days since the first infusion of the series; null before it. */
  readonly daysSinceFirst: number | null;
  /** Whether somebody talked about psychotherapy at intake. */
  readonly wasOfferedAtIntake: boolean;
  /** Whether a referral is under way, or therapy goes on. */
  readonly isUnderWay: boolean;
  /** When the patient last declined; null where they did not. */
  readonly declinedOn: string | null;
  /** When the last therapy ended with help that was found; null where none did. */
  readonly helpedOn: string | null;
}

/**
 * Why psychotherapy should be offered now, the most telling first; empty where it should not. An offer to a person, who may
 * decline it without a reason: then nothing but their own request brings it up again for as long
 * as the thresholds let it rest, nor right after a therapy that helped.
 *
 * @source Holdfast clinical reference G.1, design default; PCL-5 threshold 33 from its A.6
 * @approved pending
 */
export function referralReasons(facts: ReferralFacts, thresholds: ReferralNeedThresholds): ReferralReason[] {
  if (facts.asks) return ['patient-asks'];
  if (facts.isUnderWay || isResting(facts, thresholds.declineRestsDays)) return [];
  const { category, pcl5, fall, daysSinceFirst } = facts;
  const { pcl5From, partialFromPercent, partialBelowPercent, windowFromDay, windowToDay } = thresholds;
  const inWindow = daysSinceFirst !== null && daysSinceFirst >= windowFromDay && daysSinceFirst <= windowToDay;
  const holds: Readonly<Record<ReferralReason, boolean>> = {
    'patient-asks': false,
    'review-decided': facts.isDecided,
    'non-response': category === 'non-responder-review',
    'review-now': category === 'review-now',
    'ptsd-threshold': pcl5 !== null && pcl5 >= pcl5From,
    'partial-response': fall !== null && fall * 100 >= partialFromPercent && fall * 100 < partialBelowPercent,
    'outcome-window': inWindow,
    intake: daysSinceFirst === null && !facts.wasOfferedAtIntake,
  };
  return REFERRAL_REASONS.filter((one) => holds[one]);
}

function isResting({ declinedOn, helpedOn, today }: ReferralFacts, restsDays: number): boolean {
  const since = (day: string | null) => (day === null ? Infinity : Date.parse(today) - Date.parse(day));
  return Math.min(since(declinedOn), since(helpedOn)) < restsDays * 86_400_000;
}
