import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx } from '@holdfast/platform/server';

const CLOSE: Prepared = {
  name: 'account_close',
  text: `update account set state = 'removed', name_sealed = $3, email_sealed = $4, email_token = $5, password_hash = null,
      has_factor = false, version = version + 1 where clinic_id = $1 and id = $2`,
};
const END: Prepared = {
  name: 'account_close_sessions',
  text: 'update session set ended_at = now(), device = $3 where clinic_id = $1 and account_id = $2 and ended_at is null',
};
const NO_RESCUE: Prepared = {
  name: 'account_close_rescue',
  text: `update rescue set cancelled_at = coalesce(cancelled_at, now()), reason_sealed = $3
    where clinic_id = $1 and account_id = $2`,
};
const WAYS: readonly Prepared[] = [
  'passkey',
  'one_time_code',
  'recovery_code',
  'reset_link',
  'known_device',
  'sign_in_change',
].map((table) => ({
  name: `account_close_${table}`,
  text: `delete from ${table} where clinic_id = $1 and account_id = $2`,
}));

/** Closes an account for good: nobody signs in with it again, and it names nobody any more. */
@Injectable()
export class AccountClosing {
  constructor(private readonly sealing: Sealing) {}

  /**
   * Closes an account inside ongoing work. Its name and address are sealed under the clinic's key, which stays, so they are
   * written over; the address is free for another account. Whoever calls closes its sockets once the work is done.
   */
  async close(tx: Tx, accountId: Id): Promise<void> {
    const { clinicId } = tx.actor;
    const subject = { clinicId, scope: 'clinic', subjectId: clinicId } as const;
    const blank = (column: string) =>
      this.sealing.seal(subject, { clinicId, table: 'account', column, rowId: accountId }, '');
    await tx.query(CLOSE, [clinicId, accountId, await blank('name'), await blank('email'), randomBytes(32)]);
    await tx.query(END, [clinicId, accountId, '']);
    const reason = await this.sealing.seal(
      subject,
      { clinicId, table: 'rescue', column: 'reason', rowId: accountId },
      '',
    );
    await tx.query(NO_RESCUE, [clinicId, accountId, reason]);
    for (const way of WAYS) await tx.query(way, [clinicId, accountId]);
  }
}
