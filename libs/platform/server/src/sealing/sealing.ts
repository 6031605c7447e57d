import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Id, missing } from '@holdfast/platform/model';
import { type NamedKey, open, type Place, seal } from './cipher';
import { DataKeys, type KeyScope, type KeySubject } from './data-keys';

/** One sealed value, with the subject whose key it needs and the place it belongs to. */
export interface SealedValue {
  readonly subjectId: Id;
  readonly place: Place;
  readonly sealed: Buffer | null;
}

/** Seals and opens what a person typed and what names a person. */
@Injectable()
export class Sealing {
  constructor(private readonly keys: DataKeys) {}

  /** Makes the key of a new subject: a clinic, a patient, a thread. What has no key cannot be sealed for. */
  async prepare(subject: KeySubject): Promise<void> {
    await this.keys.one(subject);
  }

  /** Seals text under the subject's key; fails with `missing` when there is no such subject, or no longer. */
  async seal(subject: KeySubject, place: Place, text: string): Promise<Buffer> {
    return seal(await this.keyOf(subject), place, Buffer.from(text, 'utf8'));
  }

  /** A digest of text that only the subject's key can make, to tell whether a repeat says the same words. */
  async digest(subject: KeySubject, text: string): Promise<Buffer> {
    const { key } = await this.keyOf(subject);
    return createHmac('sha256', key).update('digest').update(text).digest();
  }

  /** Opens one value; null when its key was shredded or its bytes were damaged. */
  async open(subject: KeySubject, place: Place, sealed: Buffer | null): Promise<string | null> {
    const [text] = await this.openAll(subject.clinicId, subject.scope, [
      { subjectId: subject.subjectId, place, sealed },
    ]);
    return text ?? null;
  }

  /** Opens many values of one scope with one look-up of keys; null where a value cannot be read. */
  async openAll(clinicId: Id, scope: KeyScope, values: readonly SealedValue[]): Promise<(string | null)[]> {
    const keys = await this.keys.find(
      clinicId,
      scope,
      values.map((value) => value.subjectId),
    );
    return values.map(({ subjectId, place, sealed }) => openOrNull(keys.get(subjectId), place, sealed));
  }

  /** Keyed hash of a value within one clinic and field, for look-ups by equality. */
  token(clinicId: Id, field: string, value: string): Promise<Buffer> {
    return this.keys.token(clinicId, field, value);
  }

  private async keyOf(subject: KeySubject): Promise<NamedKey> {
    const found = await this.keys.find(subject.clinicId, subject.scope, [subject.subjectId]);
    const key = found.get(subject.subjectId);
    if (!key) throw missing();
    return key;
  }
}

// One damaged value must not close the whole thread: it reads as unreadable, and the rest stays.
function openOrNull(key: NamedKey | undefined, place: Place, sealed: Buffer | null): string | null {
  if (!key || !sealed) return null;
  try {
    return open(key, place, sealed).toString('utf8');
  } catch {
    return null;
  }
}
