import { Injectable } from '@nestjs/common';
import {
  type NewPasskey,
  type PasskeyAssertion,
  type PasskeyCreation,
  type PasskeyRequest,
  passkeyNotHere,
  passkeyRefused,
} from '@holdfast/identity/model';
import { type Id, IdSchema, newId } from '@holdfast/platform/model';
import { type KeySubject, type Prepared, Sealing, type Tx } from '@holdfast/platform/server';
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Site } from './site';
import { Vouchers } from './vouchers';

const CHALLENGE_SECONDS = 300;
const PROMPT_MS = 120_000;
// EdDSA, ES256, RS256: what phones, computers and security keys make.
const ALGORITHMS = [-8, -7, -257];
const MOST = 20;

const OF_ACCOUNT: Prepared = {
  name: 'passkey_of_account',
  text: `select id, credential_id, transports, name_sealed, created_at, last_used_at from passkey
    where account_id = $1 order by created_at`,
};
const BY_CREDENTIAL: Prepared = {
  name: 'passkey_by_credential',
  text: `select id, credential_id, public_key, counter, transports from passkey
    where account_id = $1 and credential_id = $2 for update`,
};
const ADD: Prepared = {
  name: 'passkey_add',
  text: `insert into passkey (clinic_id, id, account_id, credential_id, public_key, counter, transports, synced, name_sealed)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (clinic_id, credential_id) do nothing returning id`,
};
const USED: Prepared = {
  name: 'passkey_used',
  text: 'update passkey set counter = $2, last_used_at = now() where id = $1',
};
const RENAME: Prepared = {
  name: 'passkey_rename',
  text: 'update passkey set name_sealed = $3 where account_id = $1 and id = $2 returning id',
};
const REMOVE_ALL: Prepared = { name: 'passkey_remove_all', text: 'delete from passkey where account_id = $1' };
const REMOVE: Prepared = {
  name: 'passkey_remove',
  text: 'delete from passkey where account_id = $1 and id = $2 returning id',
};

/** A passkey as its owner sees it. */
export interface OwnPasskey {
  readonly id: Id;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** Whom a passkey is made for. */
export interface Newcomer {
  readonly clinicId: Id;
  readonly accountId: Id;
  readonly name: string;
  readonly clinicName: string;
}

interface Kept {
  id: string;
  credential_id: Buffer;
  transports: string[];
  name_sealed: Buffer;
  created_at: Date;
  last_used_at: Date | null;
}

/** Passkeys: asked for, made, kept, and their answers judged. Each needs its owner to be verified by the device. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly sealing: Sealing,
    private readonly vouchers: Vouchers,
  ) {}

  /** What the browser needs to ask for a passkey of anyone; null where passkeys do not work at this address. */
  ask(site: Site): PasskeyRequest | null {
    return site.rpId === null ? null : this.request(site.rpId, 'anyone', []);
  }

  /** What the browser needs to ask for a passkey of one account; null where it has none, or none works here. */
  async askOf(tx: Tx, site: Site, accountId: Id): Promise<PasskeyRequest | null> {
    const kept = await tx.query<Kept & Record<string, unknown>>(OF_ACCOUNT, [accountId]);
    if (site.rpId === null || kept.length === 0) return null;
    return this.request(site.rpId, accountId, kept.map(descriptorOf));
  }

  /** What the browser needs to make a passkey for the actor; fails with `passkey.not-here`. */
  async offer(tx: Tx, site: Site, who: { name: string; clinicName: string }): Promise<PasskeyCreation> {
    const { accountId, clinicId } = tx.actor;
    const kept = await tx.query<Kept & Record<string, unknown>>(OF_ACCOUNT, [accountId]);
    return this.creation(site, { clinicId, accountId, ...who }, kept.map(descriptorOf));
  }

  /**
   * What the browser needs to make a passkey for an account, which may be yet to be made; fails with `passkey.not-here`.
   *
   * @param but passkeys the account has already
   */
  creation(
    site: Site,
    { clinicId, accountId, name, clinicName }: Newcomer,
    but: PasskeyCreation['excludeCredentials'] = [],
  ): PasskeyCreation {
    if (site.rpId === null) throw passkeyNotHere();
    return {
      challenge: this.vouchers.give('passkey', `new/${accountId}`, CHALLENGE_SECONDS),
      rp: { id: site.rpId, name: clinicName },
      user: { id: handleOf(clinicId, accountId), name, displayName: name },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' as const })),
      timeout: PROMPT_MS,
      attestation: 'none',
      excludeCredentials: but,
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    };
  }

  /** Keeps a passkey that was just made; fails with `passkey.refused`. @returns its identifier */
  async keep(tx: Tx, site: Site, { name, credential }: NewPasskey): Promise<Id> {
    const { accountId, clinicId } = tx.actor;
    const kept = await tx.query<Kept & Record<string, unknown>>(OF_ACCOUNT, [accountId]);
    if (kept.length >= MOST) throw passkeyRefused({ most: MOST });
    const { made, challenge } = await this.attested(site, credential as RegistrationResponseJSON, accountId);
    if (!(await this.vouchers.spend(challenge))) throw passkeyRefused();
    const id = newId();
    const sealed = await this.sealing.seal(keyOf(clinicId), placeOf(clinicId, id), name.trim());
    const { credential: key, credentialBackedUp: synced } = made;
    const values = [Buffer.from(key.id, 'base64url'), Buffer.from(key.publicKey), key.counter, key.transports ?? []];
    const added = await tx.query(ADD, [clinicId, id, accountId, ...values, synced, sealed]);
    if (added.length === 0) throw passkeyRefused();
    return id;
  }

  /** Judges a passkey's answer for one account. @param bound the account whose passkey was asked for, or `anyone` */
  async judge(tx: Tx, site: Site, answer: PasskeyAssertion, accountId: Id, bound: string): Promise<boolean> {
    const credentialId = Buffer.from(answer.id, 'base64url');
    type Row = { id: string; credential_id: Buffer; public_key: Buffer; counter: string; transports: string[] };
    const [kept] = await tx.query<Row>(BY_CREDENTIAL, [accountId, credentialId]);
    if (!kept || site.rpId === null) return false;
    let challenge = '';
    const judged = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} } as AuthenticationResponseJSON,
      expectedChallenge: (given) => {
        challenge = given;
        return this.vouchers.isGood('passkey', bound, given);
      },
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      credential: {
        id: answer.id,
        publicKey: new Uint8Array(kept.public_key),
        counter: Number(kept.counter),
      },
    }).catch(() => null);
    if (!judged?.verified || !(await this.vouchers.spend(challenge))) return false;
    await tx.query(USED, [kept.id, judged.authenticationInfo.newCounter]);
    return true;
  }

  /** The passkeys of the actor, oldest first. */
  async own(tx: Tx): Promise<OwnPasskey[]> {
    const { accountId, clinicId } = tx.actor;
    const kept = await tx.query<Kept & Record<string, unknown>>(OF_ACCOUNT, [accountId]);
    const names = await this.sealing.openAll(
      clinicId,
      'clinic',
      kept.map(({ id, name_sealed: sealed }) => ({ subjectId: clinicId, place: placeOf(clinicId, id), sealed })),
    );
    return kept.map(({ id, created_at: createdAt, last_used_at: lastUsedAt }, index) => {
      return { id, name: names[index] ?? '', createdAt, lastUsedAt };
    });
  }

  /** Calls a passkey of the actor by another name. @returns whether there is one */
  async rename(tx: Tx, id: Id, name: string): Promise<boolean> {
    const { accountId, clinicId } = tx.actor;
    const sealed = await this.sealing.seal(keyOf(clinicId), placeOf(clinicId, id), name.trim());
    return (await tx.query(RENAME, [accountId, id, sealed])).length > 0;
  }

  /** Forgets a passkey of the actor. @returns whether there was one */
  async remove(tx: Tx, id: Id): Promise<boolean> {
    return (await tx.query(REMOVE, [tx.actor.accountId, id])).length > 0;
  }

  /** Forgets every passkey of the actor. */
  async removeAll(tx: Tx): Promise<void> {
    await tx.query(REMOVE_ALL, [tx.actor.accountId]);
  }

  private request(rpId: string, bound: string, allowCredentials: PasskeyRequest['allowCredentials']): PasskeyRequest {
    const challenge = this.vouchers.give('passkey', bound, CHALLENGE_SECONDS);
    return { challenge, rpId, timeout: PROMPT_MS, userVerification: 'required', allowCredentials };
  }

  private async attested(site: Site, response: RegistrationResponseJSON, accountId: Id) {
    if (site.rpId === null) throw passkeyNotHere();
    let challenge = '';
    const attested = await verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: (given) => {
        challenge = given;
        return this.vouchers.isGood('passkey', `new/${accountId}`, given);
      },
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }).catch(() => null);
    if (!attested?.verified) throw passkeyRefused();
    return { made: attested.registrationInfo, challenge };
  }
}

/** What a passkey remembers of its account: clinic and account, and nothing that names a person. */
export function handleOf(clinicId: Id, accountId: Id): string {
  return Buffer.from(`${clinicId}${accountId}`.replaceAll('-', ''), 'hex').toString('base64url');
}

/** Reads what a passkey remembers of its account; null where it is none of ours. */
export function accountOf(handle: string | null | undefined): { clinicId: Id; accountId: Id } | null {
  const hex = Buffer.from(handle ?? '', 'base64url').toString('hex');
  if (hex.length !== 64) return null;
  const [clinicId, accountId] = [hex.slice(0, 32), hex.slice(32)].map((part) =>
    IdSchema.safeParse(part.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')),
  );
  return clinicId?.success && accountId?.success ? { clinicId: clinicId.data, accountId: accountId.data } : null;
}

function descriptorOf({ credential_id: id, transports }: Kept) {
  return { id: id.toString('base64url'), type: 'public-key' as const, transports };
}

function keyOf(clinicId: Id): KeySubject {
  return { clinicId, scope: 'clinic', subjectId: clinicId };
}

function placeOf(clinicId: Id, rowId: Id) {
  return { clinicId, table: 'passkey', column: 'name', rowId };
}
