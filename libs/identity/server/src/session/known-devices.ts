import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Id, systemOf } from '@holdfast/platform/model';
import { Database, type Prepared, Work } from '@holdfast/platform/server';

// The account's first device is its owner's; any other is trusted once a day has gone by since it came.
const TRUSTED = `(since < now() - interval '24 hours' or not exists (select from known_device o
  where o.account_id = $2 and o.since < known_device.since)) as trusted`;
const KNOWN: Prepared = {
  name: 'known_device_use',
  text: `update known_device set last_used_at = now() where token_hash = $1 and account_id = $2 returning ${TRUSTED}`,
};
const LOOK: Prepared = { name: 'known_device_look', text: 'select known_device_look($1, $2, $3) as known' };
const NOBODY = '00000000-0000-0000-0000-000000000000';
const KEEP: Prepared = {
  name: 'known_device_keep',
  text: `insert into known_device (clinic_id, token_hash, account_id) values ($3, $1, $2) returning ${TRUSTED}`,
};

/** How the browser stands to the account that signs in with it. */
export interface Met {
  /** Whether the account has known it for a day, or knows no other: what it changes need not be held. */
  readonly isTrusted: boolean;
  /** The mark it gets from now on; null where it has one. */
  readonly newMark: string | null;
}

/** Browsers that their owner has signed in from before, by a mark in a cookie of which only a hash is kept. */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly work: Work,
    private readonly database: Database,
  ) {}

  /**
   * Whether this mark was left by the account's own sign-in. It is the same work, and no writing, where there is no such
   * account: the time it takes tells nobody who has one.
   *
   * @param account null for an address that nobody has
   */
  async isKnown(account: { clinicId: Id; accountId: Id } | null, mark: string | null): Promise<boolean> {
    if (!mark) return false;
    const whose = [account?.clinicId ?? NOBODY, account?.accountId ?? NOBODY];
    const [row] = await this.database.run<{ known: boolean }>(LOOK, [...whose, hashOf(mark)]);
    return row?.known ?? false;
  }

  /** Meets the browser that is signing in, and remembers one that was not here before. */
  async meet(clinicId: Id, accountId: Id, mark: string | null): Promise<Met> {
    const known = await this.recognise(clinicId, accountId, mark);
    if (known) return { isTrusted: known.trusted, newMark: null };
    const newMark = randomBytes(32).toString('base64url');
    const actor = { ...systemOf(clinicId, 'device.remember'), accountId };
    const [kept] = await this.work.as(actor, (tx) =>
      tx.query<{ trusted: boolean }>(KEEP, [hashOf(newMark), accountId, clinicId]),
    );
    return { isTrusted: kept?.trusted ?? false, newMark };
  }

  private async recognise(clinicId: Id, accountId: Id, mark: string | null): Promise<{ trusted: boolean } | undefined> {
    if (!mark) return undefined;
    const actor = { ...systemOf(clinicId, 'device.recognise'), accountId };
    const [row] = await this.work.as(actor, (tx) => tx.query<{ trusted: boolean }>(KNOWN, [hashOf(mark), accountId]));
    return row;
  }
}

function hashOf(mark: string): Buffer {
  return createHash('sha256').update(mark).digest();
}
