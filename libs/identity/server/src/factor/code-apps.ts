import { Injectable } from '@nestjs/common';
import type { CodeSetup } from '@holdfast/identity/model';
import { type Id, newId } from '@holdfast/platform/model';
import { type KeySubject, type Prepared, Sealing, type Tx } from '@holdfast/platform/server';
import { HOTP, Secret, TOTP } from 'otpauth';

const STEP_MS = 30_000;
// A phone's clock may be a step behind or ahead.
const WINDOW = [0, -1, 1];

const BEGIN: Prepared = {
  name: 'code_app_begin',
  text: `insert into one_time_code as o (clinic_id, id, account_id, secret_sealed) values ($1, $2, $3, $4)
    on conflict (clinic_id, account_id) do update
      set id = excluded.id, secret_sealed = excluded.secret_sealed, last_step = 0 where o.confirmed_at is null returning id`,
};
const FIND: Prepared = {
  name: 'code_app_find',
  text: 'select id, secret_sealed, confirmed_at, last_step from one_time_code where account_id = $1 for update',
};
const USE: Prepared = {
  name: 'code_app_use',
  text: 'update one_time_code set last_step = $2, confirmed_at = coalesce(confirmed_at, now()) where id = $1 and last_step < $2 returning id',
};
const REMOVE: Prepared = {
  name: 'code_app_remove',
  text: 'delete from one_time_code where account_id = $1 returning confirmed_at',
};

interface Row {
  id: string;
  secret_sealed: Buffer;
  confirmed_at: Date | null;
  last_step: string;
  [column: string]: unknown;
}

/** Apps that show a code of six digits for thirty seconds (RFC 6238). No code works twice. */
@Injectable()
export class CodeApps {
  constructor(private readonly sealing: Sealing) {}

  /** Makes a secret for the actor's app; it counts once a code of it was confirmed. @returns null where one is in use */
  async begin(tx: Tx, label: { issuer: string; name: string }): Promise<CodeSetup | null> {
    const { accountId, clinicId } = tx.actor;
    const id = newId();
    const secret = new Secret({ size: 20 });
    const sealed = await this.sealing.seal(keyOf(clinicId), placeOf(clinicId, id), secret.base32);
    const begun = await tx.query(BEGIN, [clinicId, id, accountId, sealed]);
    if (begun.length === 0) return null;
    return described(secret, label);
  }

  /** What an app needs to show codes of a secret that is known already. */
  describe(secret: Buffer, label: { issuer: string; name: string }): CodeSetup {
    return described(new Secret({ buffer: new Uint8Array(secret).buffer }), label);
  }

  /** Takes an app with a secret that is known already into use by a code of it. @returns false where the code is not of it */
  async keep(tx: Tx, secret: Buffer, code: string): Promise<boolean> {
    const { accountId, clinicId } = tx.actor;
    const id = newId();
    const { base32 } = new Secret({ buffer: new Uint8Array(secret).buffer });
    const sealed = await this.sealing.seal(keyOf(clinicId), placeOf(clinicId, id), base32);
    const begun = await tx.query(BEGIN, [clinicId, id, accountId, sealed]);
    return begun.length > 0 && this.confirm(tx, code);
  }

  /** Whether the account has an app that counts. */
  async has(tx: Tx, accountId: Id): Promise<boolean> {
    const [row] = await tx.query<Row>(FIND, [accountId]);
    return row?.confirmed_at != null;
  }

  /** Confirms the actor's app by a code of it. */
  confirm(tx: Tx, code: string): Promise<boolean> {
    return this.use(tx, tx.actor.accountId, code, false);
  }

  /** Judges a code of an account's app, and uses it up. */
  judge(tx: Tx, accountId: Id, code: string): Promise<boolean> {
    return this.use(tx, accountId, code, true);
  }

  /** Forgets the actor's app. @returns whether there was one that counted */
  async remove(tx: Tx): Promise<boolean> {
    const [gone] = await tx.query<{ confirmed_at: Date | null }>(REMOVE, [tx.actor.accountId]);
    return gone?.confirmed_at != null;
  }

  private async use(tx: Tx, accountId: Id, code: string, confirmed: boolean): Promise<boolean> {
    const { clinicId } = tx.actor;
    const [row] = await tx.query<Row>(FIND, [accountId]);
    if (!row || (row.confirmed_at !== null) !== confirmed) return false;
    const base32 = await this.sealing.open(keyOf(clinicId), placeOf(clinicId, row.id), row.secret_sealed);
    if (base32 === null) return false;
    const secret = Secret.fromBase32(base32);
    const now = Math.floor(Date.now() / STEP_MS);
    const step = WINDOW.map((by) => now + by).find((counter) => HOTP.generate({ secret, counter }) === code);
    return step !== undefined && (await tx.query(USE, [row.id, step])).length > 0;
  }
}

function keyOf(clinicId: Id): KeySubject {
  return { clinicId, scope: 'clinic', subjectId: clinicId };
}

function placeOf(clinicId: Id, rowId: Id) {
  return { clinicId, table: 'one_time_code', column: 'secret', rowId };
}

function described(secret: Secret, label: { issuer: string; name: string }): CodeSetup {
  return { secret: secret.base32, address: new TOTP({ issuer: label.issuer, label: label.name, secret }).toString() };
}
