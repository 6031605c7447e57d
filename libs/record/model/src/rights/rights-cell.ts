import { type Claim, type Role, type Standing, TIES } from '@holdfast/platform/model';
import type { RightsCell } from './rights.contract';

const PATIENTS: readonly Role[] = ['patient', 'proxy'];

/**
 * What a role may by a claim: the claim itself is asked, for every way of standing to a patient.
 *
 * @returns `always` where it holds for somebody who stands in no way to the patient; then no ties are named
 */
export function rightsCell(may: Claim, role: Role): RightsCell {
  const actor: Standing['actor'] = { kind: PATIENTS.includes(role) ? 'patient' : 'staff', roles: [role] };
  if (may({ actor, tie: 'none' })) return { may: 'always', ties: [] };
  const ties = TIES.filter((tie) => may({ actor, tie }));
  return { may: ties.length > 0 ? 'depends' : 'never', ties };
}
