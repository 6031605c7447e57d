import { all, any, isMember, isPatient, isProxy, isStaff, onCareTeam, policy, role } from '@holdfast/platform/model';

const reads = any(isPatient, isProxy('visits'), onCareTeam, role('coordinator'));
const clinicSide = any(onCareTeam, role('coordinator'));
const treats = all(onCareTeam, role('provider', 'nurse'));
// Shares of groups, never of a person; whoever does not treat sees none of fewer than five.
const seesShares = role('provider', 'nurse', 'coordinator', 'admin', 'auditor');

/** Who may do what about infusions and maintenance reviews. A decision is a prescriber's; nobody deletes. */
export const treatmentPolicy = policy({
  'infusion.list': reads,
  'infusion.read': clinicSide,
  'infusion.plan': clinicSide,
  'infusion.write': treats,
  'infusion.print': clinicSide,
  'infusion.answer-gate': isPatient,
  'suitability.read': any(isPatient, clinicSide),
  'suitability.answer': any(isPatient, clinicSide),
  'suitability.talk': treats,
  'treatment-consent.read': any(isPatient, clinicSide),
  'treatment-consent.sign': isPatient,
  'treatment-consent.withdraw': isPatient,
  'treatment-consent.undo-withdrawal': isPatient,
  'treatment-plan.read': clinicSide,
  'treatment-plan.sign': all(isMember, role('provider')),
  'treatment-plan.follow': isPatient,
  'ride.make': reads,
  'ride.end': reads,
  'ride.list-late': role('provider', 'nurse', 'coordinator'),
  'review-queue.read': role('provider', 'nurse', 'coordinator'),
  'review.read': clinicSide,
  'review.decide': all(isMember, role('provider')),
  'review.undo': all(isMember, role('provider')),
  'review.request': isPatient,
  'review.follow': isPatient,
  'course-prompts.read': clinicSide,
  'monitoring.note': treats,
  'durability.read': clinicSide,
  'outcome.read': seesShares,
  'outcome.export': seesShares,
  'need-setting.read': isStaff,
  'need-setting.set': role('provider', 'admin'),
  'vitals-setting.read': isStaff,
  'vitals-setting.set': role('provider', 'admin'),
  'need-setting.rehearse': role('provider', 'nurse', 'coordinator'),
});
