import { Injectable } from '@nestjs/common';
import { type Id, newId, systemOf } from '@holdfast/platform/model';
import { randomBytes } from 'node:crypto';
import type { Prepared } from '../work/database';
import { type Tx, Work } from '../work/work';
import { named, type NamedKey, open, seal } from './cipher';
import { type ClinicKeyRow, DataKeys, type KeySubject, masterUuid, openClinicKey, wrapPlace } from './data-keys';
import { KeyRing } from './key-ring';

const CLINIC_KEYS: Prepared = {
  name: 'rotation_clinic_keys',
  text: 'select id, master_id, wrapped, retired_at is null as active from clinic_key',
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
  text: `select id, clinic_key_id, wrapped from data_key where clinic_key_id <> $1 and wrapped is not null
    order by id limit 500 for update`,
};
const REWRAP: Prepared = {
  name: 'rotation_rewrap',
  text: 'update data_key set wrapped = $2, clinic_key_id = $3 where id = $1',
};
const SHRED: Prepared = {
  name: 'rotation_shred',
  text: `update data_key set wrapped = null, shredded_at = now()
    where scope = $1 and subject_id = $2 and wrapped is not null returning id`,
};

/** Changes keys while the clinic goes on: wraps data keys anew, and destroys those whose subject is to be forgotten. */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly work: Work,
    private readonly ring: KeyRing,
    private readonly keys: DataKeys,
  ) {}

  /** Gives a clinic a new key and wraps every data key with it. @returns how many were wrapped anew */
  async rotateClinic(clinicId: Id): Promise<number> {
    const bytes = randomBytes(32);
    const fresh = named(newId(), bytes);
    await this.work.as(systemOf(clinicId, 'keys.rotate'), async (tx) => {
      const master = this.ring.activeMaster();
      const wrapped = seal(named(masterUuid(master.id), master.key), wrapPlace(clinicId, fresh.id), bytes);
      await tx.query(RETIRE, []);
      await tx.query(ADD, [clinicId, fresh.id, wrapped, master.id]);
    });
    this.keys.forgetClinic(clinicId);
    let total = 0;
    for (let done = -1; done !== 0; total += done) {
      done = await this.work.as(systemOf(clinicId, 'keys.rewrap'), (tx) => this.rewrapSome(tx, fresh));
    }
    return total;
  }

  /** Wraps a clinic's keys with the active master key, after a new one was added. */
  async rewrapUnderMaster(clinicId: Id): Promise<number> {
    const count = await this.work.as(systemOf(clinicId, 'keys.rewrap'), async (tx) => {
      const master = this.ring.activeMaster();
      const rows = (await tx.query<ClinicKeyRow & Record<string, unknown>>(CLINIC_KEYS, [])).filter(
        (row) => row.master_id !== master.id,
      );
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
   * Destroys a subject's key: what it sealed can never be read again from this database. A backup made before still holds
   * the wrapped key; it is beyond reading only once the master key that it was wrapped under is destroyed too.
   */
  async shred(subject: KeySubject): Promise<boolean> {
    const gone = await this.work.as(systemOf(subject.clinicId, 'keys.shred'), (tx) =>
      tx.query(SHRED, [subject.scope, subject.subjectId]),
    );
    this.keys.forget(subject);
    return gone.length > 0;
  }

  private async rewrapSome(tx: Tx, fresh: NamedKey): Promise<number> {
    const { clinicId } = tx.actor;
    const clinicKeys = await tx.query<ClinicKeyRow & Record<string, unknown>>(CLINIC_KEYS, []);
    const byId = new Map(clinicKeys.map((row) => [row.id, named(row.id, openClinicKey(this.ring, clinicId, row))]));
    const rows = await tx.query<{ id: string; clinic_key_id: string; wrapped: Buffer }>(OLD_KEYS, [fresh.id]);
    for (const row of rows) {
      const key = byId.get(row.clinic_key_id);
      if (!key) throw new Error('A data key names a clinic key that does not exist.');
      const plain = open(key, wrapPlace(clinicId, row.id), row.wrapped);
      await tx.query(REWRAP, [row.id, seal(fresh, wrapPlace(clinicId, row.id), plain), fresh.id]);
    }
    return rows.length;
  }
}
