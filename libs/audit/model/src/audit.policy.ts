import { any, claim, isPatient, policy, role, type Role, type Tie } from '@holdfast/platform/model';

const CARE_ROLES: readonly Role[] = ['provider', 'nurse', 'coordinator'];

const givesCareAs = (tie: Tie, words: string) =>
  claim(words, ({ actor, tie: own }) => own === tie && actor.roles.some((one) => CARE_ROLES.includes(one)));
const isStranger = givesCareAs('none', 'provider, nurse or coordinator who does not look after the patient');
const isInEmergency = givesCareAs('break-glass', 'who opened the chart in an emergency');

const oversees = role('admin', 'auditor');

/** Who may read the trail, and who may open a chart in an emergency. Each reading leaves its own entry. */
export const auditPolicy = policy({
  'trail.read': oversees,
  'trail.export': oversees,
  'trail.check': oversees,
  'trail.mine': isPatient,
  'break-glass.read': any(isStranger, isInEmergency),
  'break-glass.open': any(isStranger, isInEmergency),
  'break-glass.end': isInEmergency,
  'break-glass.list': oversees,
  'reading.read': oversees,
  'reading.settle': role('admin'),
  'reading.set': role('admin'),
});
