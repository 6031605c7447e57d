import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Id, newId } from '@holdfast/platform/model';
import { Database, type Prepared } from '../work/database';
import { named, type NamedKey, open, seal } from './cipher';
import { KeyNews, type KeyNote } from './key-news';
import { KeyRing } from './key-ring';

/** Whose key seals a value: the whole clinic's, one patient's, one thread's, or the one for look-up tokens. */
export type KeyScope = 'clinic' | 'patient' | 'thread' | 'lookup';

/** What a data key belongs to. */
export interface KeySubject {
  readonly clinicId: Id;
  readonly scope: KeyScope;
  readonly subjectId: Id;
}

interface DataKeyRow {
  id: string;
  scope: KeyScope;
  subject_id: string;
  clinic_key_id: string;
  wrapped: Buffer | null;
}

const CACHE_MS = 5 * 60_000;
const CACHE_SIZE = 20_000;
const TRIES = 4;

const FIND: Prepared = { name: 'data_key_find', text: 'select * from data_key_find($1, $2, $3::uuid[])' };
const FIND_CLINIC: Prepared = { name: 'clinic_key_find', text: 'select * from clinic_key_find($1)' };
const MAKE: Prepared = { name: 'data_key_add', text: 'select * from data_key_add($1, $2, $3, $4, $5, $6)' };
const MAKE_CLINIC: Prepared = { name: 'clinic_key_make', text: 'select clinic_key_make($1, $2, $3, $4)' };

/**
 * The data keys of the clinics: made on first use, unwrapped, and kept for at most five minutes. They are kept only while
 * this process hears of keys that are destroyed elsewhere; in doubt each use asks the database.
 */
@Injectable()
export class DataKeys {
  private readonly cache = new Map<string, { key: NamedKey | null; until: number }>();
  private readonly clinicKeys = new Map<string, { active: NamedKey; byId: Map<string, NamedKey>; until: number }>();

  constructor(
    private readonly database: Database,
    private readonly ring: KeyRing,
    private readonly news: KeyNews,
  ) {
    news.listen((note) => this.hear(note));
  }

  /**
   * The keys of several subjects of one scope, made where they are missing and wanted.
   *
   * @returns by subject; a shredded or missing key is absent
   */
  async find(clinicId: Id, scope: KeyScope, subjectIds: readonly Id[], make = false): Promise<Map<Id, NamedKey>> {
    const found = new Map<Id, NamedKey>();
    const asked = [...new Set(subjectIds)].filter((id) => !this.fromCache(clinicId, scope, id, found));
    if (asked.length > 0) {
      const since = this.news.count();
      const rows = await this.database.runBeside<DataKeyRow>(FIND, [clinicId, scope, asked]);
      for (const row of rows)
        this.remember(since, { clinicId, scope, subjectId: row.subject_id }, await this.unwrap(clinicId, row), found);
      const known = new Set(rows.map((row) => row.subject_id));
      if (make) for (const id of asked) if (!known.has(id)) await this.make({ clinicId, scope, subjectId: id }, found);
    }
    return found;
  }

  /** One subject's key, made on first use; null once it was shredded. */
  async one(subject: KeySubject): Promise<NamedKey | null> {
    const found = await this.find(subject.clinicId, subject.scope, [subject.subjectId], true);
    return found.get(subject.subjectId) ?? null;
  }

  /** Keyed hash of a value within one clinic and field, for look-ups by equality. */
  async token(clinicId: Id, field: string, value: string): Promise<Buffer> {
    const secret = await this.one({ clinicId, scope: 'lookup', subjectId: clinicId });
    if (!secret) throw new Error('The look-up key of the clinic is gone.');
    return createHmac('sha256', secret.key).update(`${field}\u0000${value}`).digest();
  }

  /** Forgets what is cached of a subject, so that a shredded key stops working here at once. */
  forget(subject: KeySubject): void {
    this.cache.delete(nameOf(subject));
  }

  /** Forgets every cached key of a clinic, after its clinic key was rotated. */
  forgetClinic(clinicId: Id): void {
    this.clinicKeys.delete(clinicId);
  }

  private hear(note: KeyNote | null): void {
    if (note === null) {
      this.cache.clear();
      this.clinicKeys.clear();
    } else if (note.subject) this.forget({ clinicId: note.clinicId, ...note.subject });
    else this.forgetClinic(note.clinicId);
  }

  private fromCache(clinicId: Id, scope: KeyScope, id: Id, into: Map<Id, NamedKey>): boolean {
    const hit = this.cache.get(nameOf({ clinicId, scope, subjectId: id }));
    if (!hit || hit.until < Date.now() || !this.news.isHeard()) return false;
    if (hit.key) into.set(id, hit.key);
    return true;
  }

  private remember(since: number, subject: KeySubject, key: NamedKey | null, into: Map<Id, NamedKey>): void {
    if (key) into.set(subject.subjectId, key);
    // What was looked up before the latest news may be what that news took away.
    if (since !== this.news.count()) return;
    if (this.cache.size >= CACHE_SIZE) this.cache.clear();
    this.cache.set(nameOf(subject), { key, until: Date.now() + CACHE_MS });
  }

  private async make(subject: KeySubject, into: Map<Id, NamedKey>): Promise<void> {
    const { clinicId, scope, subjectId } = subject;
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const { active } = await this.clinicKey(clinicId);
      const since = this.news.count();
      const id = newId();
      const wrapped = seal(active, wrapPlace(clinicId, id), randomBytes(32));
      // Two makers at once: the first one's key stands, and both get it.
      const [row] = await this.database.runBeside<DataKeyRow>(MAKE, [
        clinicId,
        id,
        scope,
        subjectId,
        active.id,
        wrapped,
      ]);
      if (row) return this.remember(since, subject, await this.unwrap(clinicId, row), into);
      // The clinic key was retired since it was remembered.
      this.clinicKeys.delete(clinicId);
    }
    throw new Error('The clinic key was retired again and again while a data key was made.');
  }

  // A rotation may come between reading a wrapped key and reading the key that wraps it: then it is read anew.
  private async unwrap(clinicId: Id, row: DataKeyRow): Promise<NamedKey | null> {
    let current: DataKeyRow | undefined = row;
    for (let attempt = 1; attempt <= TRIES && current; attempt += 1) {
      if (!current.wrapped) return null;
      const key = await this.clinicKeyNamed(clinicId, current.clinic_key_id);
      if (key) return named(current.id, open(key, wrapPlace(clinicId, current.id), current.wrapped));
      const again: Promise<DataKeyRow[]> = this.database.runBeside(FIND, [clinicId, row.scope, [row.subject_id]]);
      [current] = await again;
    }
    throw new Error('A data key names a clinic key that does not exist.');
  }

  private async clinicKeyNamed(clinicId: Id, id: string): Promise<NamedKey | undefined> {
    const known = (await this.clinicKey(clinicId)).byId.get(id);
    if (known) return known;
    this.clinicKeys.delete(clinicId);
    return (await this.clinicKey(clinicId)).byId.get(id);
  }

  private async clinicKey(clinicId: Id): Promise<{ active: NamedKey; byId: Map<string, NamedKey> }> {
    const hit = this.clinicKeys.get(clinicId);
    if (hit && hit.until > Date.now()) return hit;
    let rows = await this.clinicKeyRows(clinicId);
    if (rows.length === 0) {
      const master = this.ring.activeMaster();
      const id = newId();
      const wrapped = seal(named(masterUuid(master.id), master.key), wrapPlace(clinicId, id), randomBytes(32));
      await this.database.runBeside(MAKE_CLINIC, [clinicId, id, master.id, wrapped]);
      rows = await this.clinicKeyRows(clinicId);
    }
    const byId = new Map(rows.map((row) => [row.id, named(row.id, openClinicKey(this.ring, clinicId, row))]));
    const active = rows.find((row) => row.active);
    const key = active && byId.get(active.id);
    if (!active || !key) throw new Error('The clinic has no active key.');
    const entry = { active: key, byId, until: Date.now() + CACHE_MS };
    this.clinicKeys.set(clinicId, entry);
    return entry;
  }

  private clinicKeyRows(clinicId: Id): Promise<ClinicKeyRow[]> {
    return this.database.runBeside<ClinicKeyRow>(FIND_CLINIC, [clinicId]);
  }
}

function nameOf({ clinicId, scope, subjectId }: KeySubject): string {
  return `${clinicId}/${scope}/${subjectId}`;
}

/** A clinic key as the database holds it. */
export interface ClinicKeyRow {
  id: string;
  master_id: string;
  wrapped: Buffer;
  active: boolean;
}

/** The place of a wrapped key: its own row. */
export function wrapPlace(clinicId: Id, keyId: Id) {
  return { clinicId, table: 'key', column: 'wrapped', rowId: keyId };
}

/** Master keys are named by short words; sealed values carry identifiers, so the word is written as one. */
export function masterUuid(id: string): string {
  const hex = Buffer.from(id).toString('hex').padEnd(32, '0').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Unwraps a clinic key with the master key it names. */
export function openClinicKey(ring: KeyRing, clinicId: Id, row: ClinicKeyRow): Buffer {
  return open(
    named(masterUuid(row.master_id), ring.masterKey(row.master_id)),
    wrapPlace(clinicId, row.id),
    row.wrapped,
  );
}
