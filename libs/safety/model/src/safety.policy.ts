import { any, isPatient, onCareTeam, policy, role } from '@holdfast/platform/model';

// Whoever is on call must be able to act, whether or not they look after this patient (docs/decisions/check-ins-and-safety/0016).
const givesCare = role('provider', 'nurse', 'coordinator');
const seesArrangements = role('provider', 'nurse', 'coordinator', 'admin', 'auditor');

/** Who may do what about alerts, on-call hours, terms, drills and safety plans. No action deletes or snoozes. */
export const safetyPolicy = policy({
  'alert.list': givesCare,
  'alert.read': givesCare,
  'alert.claim': givesCare,
  'alert.acknowledge': givesCare,
  'alert.dispose': givesCare,
  'alert.second': givesCare,
  'alert.raise': isPatient,
  'safety-terms.read': seesArrangements,
  'safety-terms.set': role('provider', 'admin'),
  'on-call.read': seesArrangements,
  'on-call.set': role('provider', 'coordinator', 'admin'),
  'drill.list': seesArrangements,
  'drill.start': role('provider', 'admin'),
  'drill.acknowledge': givesCare,
  'safety-plan.read': any(isPatient, onCareTeam),
  'safety-plan.write': any(isPatient, onCareTeam),
});
