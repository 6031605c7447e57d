import { Injectable } from '@nestjs/common';
import { auditPolicy } from '@holdfast/audit/model';
import { checkInPolicy } from '@holdfast/check-in/model';
import { clinicPolicy } from '@holdfast/clinic/model';
import { identityPolicy } from '@holdfast/identity/model';
import { messagingPolicy } from '@holdfast/messaging/model';
import { operationPolicy } from '@holdfast/operation/model';
import { type Actor, type Policy, ROLES } from '@holdfast/platform/model';
import { GateCheck, Policies, Work } from '@holdfast/platform/server';
import { recordPolicy, rightsCell, type RightsView } from '@holdfast/record/model';
import { referralPolicy } from '@holdfast/referral/model';
import { safetyPolicy } from '@holdfast/safety/model';
import { treatmentPolicy } from '@holdfast/treatment/model';

const FEATURES: readonly (readonly [feature: string, table: Policy])[] = [
  ['identity', identityPolicy],
  ['clinic', clinicPolicy],
  ['messaging', messagingPolicy],
  ['check-in', checkInPolicy],
  ['safety', safetyPolicy],
  ['treatment', treatmentPolicy],
  ['referral', referralPolicy],
  ['record', recordPolicy],
  ['audit', auditPolicy],
  ['operation', operationPolicy],
];

/** Shows who may do what, made from the tables that the guard reads; nothing of it is written by hand. */
@Injectable()
export class Rights {
  constructor(
    private readonly work: Work,
    private readonly policies: Policies,
    private readonly gate: GateCheck,
  ) {}

  /** Every action of every policy, by feature, with what each role may. */
  view(actor: Actor): Promise<RightsView> {
    return this.work.as(actor, () => Promise.resolve(this.table()));
  }

  private table(): RightsView {
    const ways = this.gate.entrances();
    const rows = this.policies.entries().map(([action, may]) => ({
      ...{ action, feature: featureOf(action), words: may.words },
      isSteppedUp: ways.some((way) => way.action === action && way.isSteppedUp),
      isUsed: ways.some((way) => way.action === action),
      cells: Object.fromEntries(ROLES.map((role) => [role, rightsCell(may, role)])),
    }));
    const place = (feature: string) => FEATURES.findIndex(([name]) => name === feature);
    const items = rows.toSorted((one, other) => place(one.feature) - place(other.feature));
    return { roles: [...ROLES], items };
  }
}

function featureOf(action: string): string {
  return FEATURES.find(([, table]) => action in table)?.[0] ?? 'platform';
}
