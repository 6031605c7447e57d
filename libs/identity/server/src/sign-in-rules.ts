import { Injectable } from '@nestjs/common';
import type { Prepared, Tx } from '@holdfast/platform/server';

const SET: Prepared = {
  name: 'identity_setting_set',
  text: `insert into identity_setting (clinic_id, staff_factor) values ($1, $2)
    on conflict (clinic_id) do update set staff_factor = excluded.staff_factor`,
};

/** What a clinic asks of a sign-in. Where nothing was said, staff need a second factor. */
@Injectable()
export class SignInRules {
  /** Says inside ongoing work whether staff need a second factor; only the demo does without. */
  async set(tx: Tx, rules: { readonly staffFactor: boolean }): Promise<void> {
    await tx.query(SET, [tx.actor.clinicId, rules.staffFactor]);
  }
}
