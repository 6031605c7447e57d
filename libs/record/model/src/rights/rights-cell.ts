import { type Claim, PROXY_SCOPES, type Role, type Standing, TIES } from '@holdfast/platform/model';
import type { RightsCell } from './rights.contract';

const KINDS: Readonly<Partial<Record<Role, Standing['actor']['kind']>>> = { patient: 'patient', proxy: 'proxy' };

/**
 * What a role may by a claim: the claim itself is asked, for every way of standing to a patient, and for each thing that a
 * patient may let a proxy do.
 *
 * @returns `always` where it holds for somebody who stands in no way to the patient; then nothing it depends on is named
 */
export function rightsCell(may: Claim, role: Role): RightsCell {
  const actor: Standing['actor'] = { kind: KINDS[role] ?? 'staff', roles: [role] };
  if (may({ actor, tie: 'none' })) return { may: 'always', ties: [], scopes: [] };
  const ties = TIES.filter((tie) => may({ actor, tie, scopes: PROXY_SCOPES }));
  const scopes = role === 'proxy' ? PROXY_SCOPES.filter((one) => may({ actor, tie: 'proxy', scopes: [one] })) : [];
  return { may: ties.length > 0 ? 'depends' : 'never', ties, scopes };
}
