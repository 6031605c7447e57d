import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Id, systemOf } from '@holdfast/platform/model';
import { type Prepared, Work } from '@holdfast/platform/server';

const KNOWN: Prepared = {
  name: 'known_device_use',
  text: 'update known_device set last_used_at = now() where token_hash = $1 and account_id = $2 returning account_id',
};
const KEEP: Prepared = {
  name: 'known_device_keep',
  text: 'insert into known_device (clinic_id, token_hash, account_id) values ($1, $2, $3)',
};

/** Browsers that their owner has signed in from before, by a mark in a cookie of which only a hash is kept. */
@Injectable()
export class KnownDevices {
  constructor(private readonly work: Work) {}

  /** Whether this mark was left by the account's own sign-in. */
  async isKnown(clinicId: Id, accountId: Id, mark: string | null): Promise<boolean> {
    if (!mark) return false;
    const actor = { ...systemOf(clinicId, 'device.recognise'), accountId };
    const rows = await this.work.as(actor, (tx) => tx.query(KNOWN, [hashOf(mark), accountId]));
    return rows.length > 0;
  }

  /** Remembers the browser that is signing in. @returns its mark */
  async remember(clinicId: Id, accountId: Id): Promise<string> {
    const mark = randomBytes(32).toString('base64url');
    const actor = { ...systemOf(clinicId, 'device.remember'), accountId };
    await this.work.as(actor, (tx) => tx.query(KEEP, [clinicId, hashOf(mark), accountId]));
    return mark;
  }
}

function hashOf(mark: string): Buffer {
  return createHash('sha256').update(mark).digest();
}
