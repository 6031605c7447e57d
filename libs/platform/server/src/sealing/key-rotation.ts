import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { failure, type Id, newId, systemOf } from '@holdfast/platform/model';
import { Database, type Prepared } from '../work/database';
import { type Tx, Work } from '../work/work';
import { named, type NamedKey, open, seal } from './cipher';
import { type ClinicKeyRow, DataKeys, type KeySubject, masterUuid, openClinicKey, wrapPlace } from './data-keys';
import { TELL_KEYS } from './key-news';
import { KeyRing } from './key-ring';

const BATCH = 1_000;
const ROTATION_LOCK = 712_005;

const CLINIC_KEYS: Prepared = {
  name: 'rotation_clinic_keys',
  text: 'select id, master_id, wrapped, retired_at is null as active from clinic_key where destroyed_at is null',
};
const RETIRE: Prepared = {
  name: 'rotation_retire',
  text: 'update clinic_key set retired_at = now() where retired_at is null',
};
const ADD: Prepared = {
  name: 'rotation_add',
  text: 'insert into clinic_key (clinic_id, id, wrapped, master_id) values ($1, $2, $3, $4)',
};
const REWRAP_CLINIC: Prepared = {
  name: 'rotation_rewrap_clinic',
  text: 'update clinic_key set wrapped = $2, master_id = $3 where id = $1',
};
const OLD_KEYS: Prepared = {
  name: 'rotation_old_keys',
  text: `select id, clinic_key_id, wrapped from data_key
    where clinic_id = $1 and id > $2 and clinic_key_id <> $3 and wrapped is not null order by id limit ${BATCH} for update`,
};
const REWRAP: Prepared = {
  name: 'rotation_rewrap',
  text: `update data_key d set wrapped = u.wrapped, clinic_key_id = $2
    from unnest($3::uuid[], $4::bytea[]) as u (id, wrapped) where d.clinic_id = $1 and d.id = u.id`,
};
const LOCK_RETIRED: Prepared = {
  name: 'rotation_lock_retired',
  text: 'select id from clinic_key where retired_at is not null and destroyed_at is null for update',
};
const DESTROY: Prepared = {
  name: 'rotation_destroy',
  text: `update clinic_key k set wrapped = '', destroyed_at = now()
    where k.retired_at is not null and k.destroyed_at is null
      and not exists (select from data_key d where d.clinic_id = k.clinic_id and d.clinic_key_id = k.id and d.wrapped is not null)`,
};
const SHRED: Prepared = {
  name: 'rotation_shred',
  text: `update data_key set wrapped = null, shredded_at = now()
    where scope = $1 and subject_id = $2 and wrapped is not null returning id`,
};

const FIRST: Id = '00000000-0000-0000-0000-000000000000';

/** Somebody is rotating keys already; two at once would wrap for each other. */
export const alreadyRotating = failure('conflict', 'keys.already-rotating', 'Keys are being rotated already.');

/** Changes keys while the clinic goes on: wraps data keys anew, and destroys those whose subject is to be forgotten. */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly work: Work,
    private readonly database: Database,
    private readonly ring: KeyRing,
    private readonly keys: DataKeys,
  ) {}

  /** Does a rotation that no other one comes between; fails with `keys.already-rotating` when one is under way. */
  async alone<T>(job: () => Promise<T>): Promise<T> {
    const client = await this.database.beside().connect();
    try {
      const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [
        ROTATION_LOCK,
      ]);
      if (!rows[0]?.ours) throw alreadyRotating();
      try {
        return await job();
      } finally {
        await client.query('select pg_advisory_unlock($1)', [ROTATION_LOCK]);
      }
    } finally {
      client.release();
    }
  }

  /**
   * Gives a clinic a new key, wraps every data key with it, and destroys the ones before, which then wrap nothing. What was
   * shredded can then be opened by no key that is left, except with an older backup and its master key.
   *
   * @param onBatch told how many are done
   * @returns how many were wrapped anew
   */
  async rotateClinic(clinicId: Id, onBatch: (done: number) => void = () => undefined): Promise<number> {
    const bytes = randomBytes(32);
    const fresh = named(newId(), bytes);
    await this.work.as(systemOf(clinicId, 'keys.rotate'), async (tx) => {
      const master = this.ring.activeMaster();
      const wrapped = seal(named(masterUuid(master.id), master.key), wrapPlace(clinicId, fresh.id), bytes);
      await tx.query(RETIRE, []);
      await tx.query(ADD, [clinicId, fresh.id, wrapped, master.id]);
      await tx.query(TELL_KEYS, [clinicId]);
    });
    this.keys.forgetClinic(clinicId);
    const total = await this.rewrapAll(clinicId, fresh, onBatch);
    await this.work.as(systemOf(clinicId, 'keys.destroy'), async (tx) => {
      // Locked first and looked at afterwards: whoever wrapped with one of them meanwhile is then seen.
      await tx.query(LOCK_RETIRED, []);
      await tx.query(DESTROY, []);
      await tx.query(TELL_KEYS, [clinicId]);
    });
    this.keys.forgetClinic(clinicId);
    return total;
  }

  /** Wraps a clinic's keys with the active master key, after a new one was added. */
  async rewrapUnderMaster(clinicId: Id): Promise<number> {
    const count = await this.work.as(systemOf(clinicId, 'keys.rewrap'), async (tx) => {
      const master = this.ring.activeMaster();
      const rows = (await clinicKeysOf(tx)).filter((row) => row.master_id !== master.id);
      for (const row of rows) {
        const key = openClinicKey(this.ring, clinicId, row);
        const wrapped = seal(named(masterUuid(master.id), master.key), wrapPlace(clinicId, row.id), key);
        await tx.query(REWRAP_CLINIC, [row.id, wrapped, master.id]);
      }
      return rows.length;
    });
    this.keys.forgetClinic(clinicId);
    return count;
  }

  /**
   * Destroys a subject's key: what it sealed can never be read again from this database, by any process from the moment this
   * is done. A backup made before still holds the wrapped key; it is beyond reading once the clinic's key was rotated and
   * the master key of that time retired.
   */
  async shred(subject: KeySubject): Promise<boolean> {
    const gone = await this.work.as(systemOf(subject.clinicId, 'keys.shred'), (tx) => this.shredIn(tx, [subject]));
    this.forget([subject]);
    return gone.length > 0;
  }

  /**
   * The same for several subjects inside ongoing work, which vanish with it or not at all; once it is done, `forget` them.
   *
   * @returns the identifiers of the keys that were destroyed
   */
  async shredIn(tx: Tx, subjects: readonly KeySubject[]): Promise<Id[]> {
    const gone: Id[] = [];
    for (const { clinicId, scope, subjectId } of subjects) {
      await tx.query(TELL_KEYS, [`${clinicId}/${scope}/${subjectId}`]);
      const rows = await tx.query<{ id: Id }>(SHRED, [scope, subjectId]);
      gone.push(...rows.map(({ id }) => id));
    }
    return gone;
  }

  /** Forgets keys in this process, as soon as the work that destroyed them is done. */
  forget(subjects: readonly KeySubject[]): void {
    for (const subject of subjects) this.keys.forget(subject);
  }

  private async rewrapAll(clinicId: Id, fresh: NamedKey, onBatch: (done: number) => void): Promise<number> {
    let total = 0;
    // Once through, and again until nothing is found: the release before may have wrapped with the old key meanwhile.
    for (let found = true; found;) {
      found = false;
      for (let after: Id | null = FIRST; after !== null;) {
        const from: Id = after;
        const actor = systemOf(clinicId, 'keys.rewrap');
        const { count, last } = await this.work.as(actor, (tx) => this.rewrapSome(tx, fresh, from));
        total += count;
        found ||= count > 0;
        after = last;
        if (count > 0) onBatch(total);
      }
    }
    return total;
  }

  private async rewrapSome(tx: Tx, fresh: NamedKey, after: Id): Promise<{ count: number; last: Id | null }> {
    const { clinicId } = tx.actor;
    const opened = (await clinicKeysOf(tx)).map((row) => named(row.id, openClinicKey(this.ring, clinicId, row)));
    const byId = new Map(opened.map((key) => [key.id, key]));
    const rows = await tx.query<{ id: string; clinic_key_id: string; wrapped: Buffer }>(OLD_KEYS, [
      ...[clinicId, after, fresh.id],
    ]);
    const wrapped = rows.map((row) => {
      const key = byId.get(row.clinic_key_id);
      if (!key) throw new Error('A data key names a clinic key that does not exist.');
      const place = wrapPlace(clinicId, row.id);
      return seal(fresh, place, open(key, place, row.wrapped));
    });
    if (rows.length > 0) await tx.query(REWRAP, [clinicId, fresh.id, rows.map(({ id }) => id), wrapped]);
    return { count: rows.length, last: rows.length === BATCH ? (rows.at(-1)?.id ?? null) : null };
  }
}

function clinicKeysOf(tx: Tx): Promise<(ClinicKeyRow & Record<string, unknown>)[]> {
  return tx.query(CLINIC_KEYS, []);
}
