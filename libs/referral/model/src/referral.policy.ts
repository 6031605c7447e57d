import { all, any, isMember, isPatient, onCareTeam, policy, role } from '@holdfast/platform/model';

const clinicSide = any(onCareTeam, role('coordinator'));
const coordinates = any(all(isMember, role('provider', 'nurse')), role('coordinator'));
const knowsDirectory = role('provider', 'nurse', 'coordinator');

/**
 * Who may do what about referrals. The therapist's moves are nobody's here: a room link is their proof. A release is signed
 * and revoked, and the choices are put in order and agreed to, by the patient alone.
 */
export const referralPolicy = policy({
  'therapist.list': knowsDirectory,
  'therapist.keep': role('coordinator'),
  'therapist.import': role('coordinator'),
  'therapist.export': role('coordinator'),
  'therapy.read': any(isPatient, clinicSide),
  'search.read': clinicSide,
  'search.open': coordinates,
  'search.interest': any(isPatient, coordinates),
  'search.change': coordinates,
  'search.choose': coordinates,
  'search.rank': isPatient,
  'search.close': coordinates,
  'release.read': any(isPatient, clinicSide),
  'release.draft': coordinates,
  'release.sign': isPatient,
  'release.revoke': isPatient,
  'release.print': any(isPatient, clinicSide),
  'packet.read': clinicSide,
  'packet.edit': coordinates,
  'referral.read': clinicSide,
  'referral.draft': coordinates,
  'referral.send': coordinates,
  'referral.link': coordinates,
  'referral.move': coordinates,
  'referral.nudge': coordinates,
  'referral.relay': coordinates,
  'referral.nudge-many': role('coordinator'),
  'referral.answer': coordinates,
  'referral.miss': isPatient,
  'referral-board.read': knowsDirectory,
  'referral-setting.read': role('provider', 'nurse', 'coordinator', 'admin'),
  'referral-setting.set': role('coordinator', 'admin'),
});
