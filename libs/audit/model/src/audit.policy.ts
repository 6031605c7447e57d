import { claim, isPatient, policy, role, type Role } from '@holdfast/platform/model';

const CARE_ROLES: readonly Role[] = ['provider', 'nurse', 'coordinator'];

const isStranger = claim(
  'provider, nurse or coordinator who does not look after this patient',
  ({ actor, tie }) => tie === 'none' && actor.roles.some((one) => CARE_ROLES.includes(one)),
);
const isInEmergency = claim('whoever opened the chart in an emergency', ({ tie }) => tie === 'break-glass');

/** Who may read the trail, and who may open a chart in an emergency. Each reading leaves its own entry. */
export const auditPolicy = policy({
  'trail.read': role('admin', 'auditor'),
  'trail.export': role('admin', 'auditor'),
  'trail.check': role('admin', 'auditor'),
  'trail.mine': isPatient,
  'break-glass.open': isStranger,
  'break-glass.end': isInEmergency,
  'reading.settle': role('admin'),
});
