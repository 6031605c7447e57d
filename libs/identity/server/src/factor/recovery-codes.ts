import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { KeyRing, type Prepared, type Tx } from '@holdfast/platform/server';

const COUNT = 10;
const LENGTH = 10;
// Without what is easily taken for another: no 0 and o, no 1, i and l, no u.
const LETTERS = '23456789abcdefghjkmnpqrstvwxyz';

const CLEAR: Prepared = { name: 'recovery_code_clear', text: 'delete from recovery_code where account_id = $1' };
const ADD: Prepared = {
  name: 'recovery_code_add',
  text: 'insert into recovery_code (clinic_id, account_id, code_hash) select $1, $2, unnest($3::bytea[])',
};
const USE: Prepared = {
  name: 'recovery_code_use',
  text: 'update recovery_code set used_at = now() where account_id = $1 and code_hash = $2 and used_at is null returning id',
};
const LEFT: Prepared = {
  name: 'recovery_code_left',
  text: 'select count(*)::integer as left from recovery_code where account_id = $1 and used_at is null',
};

/** Ten codes for the day when phone and keys are lost: each good once, and kept as keyed hashes only. */
@Injectable()
export class RecoveryCodes {
  constructor(private readonly ring: KeyRing) {}

  /** Makes ten new ones for the actor; those of before work no longer. */
  async renew(tx: Tx): Promise<string[]> {
    const { accountId, clinicId } = tx.actor;
    const codes = Array.from({ length: COUNT }, () =>
      Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
    );
    await tx.query(CLEAR, [accountId]);
    await tx.query(ADD, [clinicId, accountId, codes.map((code) => this.hashOf(accountId, code))]);
    return codes.map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`);
  }

  /** Judges a code and uses it up, however it was typed: with or without the dash, in capitals or not. */
  async judge(tx: Tx, accountId: Id, typed: string): Promise<boolean> {
    const code = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
    return (await tx.query(USE, [accountId, this.hashOf(accountId, code)])).length > 0;
  }

  /** How many an account has left. */
  async left(tx: Tx, accountId: Id): Promise<number> {
    const [row] = await tx.query<{ left: number }>(LEFT, [accountId]);
    return row?.left ?? 0;
  }

  /** Forgets those of an account, once there is no second factor for them to stand in for. */
  async forgetOf(tx: Tx, accountId: Id): Promise<void> {
    await tx.query(CLEAR, [accountId]);
  }

  private hashOf(accountId: Id, code: string): Buffer {
    return this.ring.installationToken('recovery-code', `${accountId}/${code}`);
  }
}
