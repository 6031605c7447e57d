import { Injectable } from '@nestjs/common';
import type { Actor } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';

const SET: Prepared = {
  name: 'identity_setting_set',
  text: `insert into identity_setting (clinic_id, staff_factor) values ($1, $2)
    on conflict (clinic_id) do update set staff_factor = excluded.staff_factor`,
};
const READ: Prepared = {
  name: 'identity_setting',
  text: 'select staff_factor from identity_setting where clinic_id = $1',
};

/** What a clinic asks of a sign-in. Where nothing was said, staff need a second factor. */
@Injectable()
export class SignInRules {
  /** Says inside ongoing work whether staff need a second factor; only the demo does without. */
  async set(tx: Tx, rules: { readonly staffFactor: boolean }): Promise<void> {
    await tx.query(SET, [tx.actor.clinicId, rules.staffFactor]);
  }

  /** Whether the clinic asks people of this kind for a second factor. */
  async asksFactorOf(tx: Tx, kind: Actor['kind']): Promise<boolean> {
    if (kind !== 'staff') return false;
    const [row] = await tx.query<{ staff_factor: boolean }>(READ, [tx.actor.clinicId]);
    return row?.staff_factor ?? true;
  }
}
