import { type ReferralFacts, referralReasons } from './referral-need';
import { DEFAULT_REFERRAL_NEED, ReferralNeedThresholds } from './referral-need-thresholds';

const facts = (part: Partial<ReferralFacts> = {}): ReferralFacts => ({
  ...{ today: '2026-11-23', asks: false, isDecided: false, category: 'stable', pcl5: null, fall: 0.6 },
  ...{ daysSinceFirst: 60, wasOfferedAtIntake: true, isUnderWay: false, declinedOn: null, helpedOn: null },
  ...part,
});
const reasons = (part: Partial<ReferralFacts>) => referralReasons(facts(part), DEFAULT_REFERRAL_NEED);

describe('an offer of psychotherapy', () => {
  it('is not made without a reason', () => {
    expect(reasons({})).toEqual([]);
  });

  it('is made at intake once, and again from three to six weeks after the first infusion', () => {
    expect(reasons({ daysSinceFirst: null, wasOfferedAtIntake: false })).toEqual(['intake']);
    expect(reasons({ daysSinceFirst: null, wasOfferedAtIntake: true })).toEqual([]);
    const days = [20, 21, 42, 43].map((daysSinceFirst) => reasons({ daysSinceFirst }).length);
    expect(days).toEqual([0, 1, 1, 0]);
  });

  it('is made where a review says so, and where one was decided for it', () => {
    expect(reasons({ category: 'non-responder-review' })).toEqual(['non-response']);
    expect(reasons({ category: 'review-now' })).toEqual(['review-now']);
    expect(reasons({ category: 'review-soon' })).toEqual([]);
    expect(reasons({ isDecided: true })).toEqual(['review-decided']);
  });

  it('is made from 33 points of the PCL-5 on', () => {
    expect([32, 33].map((pcl5) => reasons({ pcl5 }).length)).toEqual([0, 1]);
  });

  it('is made for a part of a response: a quarter of the baseline or more, and less than half', () => {
    expect([0.24, 0.25, 0.49, 0.5].map((fall) => reasons({ fall }).length)).toEqual([0, 1, 1, 0]);
  });

  it('rests for a quarter after it was declined, and whoever asks by themselves is heard at once', () => {
    const declined = (declinedOn: string) => reasons({ category: 'review-now', declinedOn }).length;
    expect([declined('2026-08-26'), declined('2026-08-25')]).toEqual([0, 1]);
    expect(reasons({ declinedOn: '2026-11-22', asks: true })).toEqual(['patient-asks']);
  });

  it('rests as long after a therapy that helped', () => {
    const helped = (helpedOn: string) => reasons({ category: 'review-now', helpedOn }).length;
    expect([helped('2026-08-26'), helped('2026-08-25')]).toEqual([0, 1]);
    expect(reasons({ helpedOn: '2026-11-22', asks: true })).toEqual(['patient-asks']);
  });

  it('is not made beside a referral that is under way', () => {
    expect(reasons({ category: 'review-now', isUnderWay: true })).toEqual([]);
  });
});

describe('a clinic’s own thresholds', () => {
  const own = (part: Partial<ReferralNeedThresholds>, given: Partial<ReferralFacts>) =>
    referralReasons(facts(given), { ...DEFAULT_REFERRAL_NEED, ...part });

  it('move each offer with them', () => {
    expect(own({ pcl5From: 38 }, { pcl5: 37 })).toEqual([]);
    expect(own({ pcl5From: 38 }, { pcl5: 38 })).toEqual(['ptsd-threshold']);
    expect(own({ partialFromPercent: 30 }, { fall: 0.29 })).toEqual([]);
    expect(own({ windowFromDay: 14 }, { daysSinceFirst: 14 })).toEqual(['outcome-window']);
    const rested = { category: 'review-now', declinedOn: '2026-10-24' };
    expect(own({ declineRestsDays: 31 }, rested)).toEqual([]);
    expect(own({ declineRestsDays: 30 }, rested)).toEqual(['review-now']);
  });

  it('stand in order', () => {
    const fault = (part: Partial<ReferralNeedThresholds>) =>
      ReferralNeedThresholds.safeParse({ ...DEFAULT_REFERRAL_NEED, ...part }).error?.issues[0]?.message ?? null;
    expect(fault({})).toBeNull();
    expect([fault({ partialFromPercent: 49 }), fault({ partialFromPercent: 50 })]).toEqual([null, 'partial-order']);
    expect([fault({ windowFromDay: 42 }), fault({ windowFromDay: 43 })]).toEqual([null, 'window-order']);
    expect(fault({ pcl5From: 81 })).not.toBeNull();
  });
});
