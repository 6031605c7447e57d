import { type Id, IdSchema } from '@holdfast/platform/model';
import { named, type NamedKey, open, type Place, sealedKeyId } from './cipher';
import { masterUuid, wrapPlace } from './data-keys';
import type { MasterFile } from './key-files';

/** A wrapped key as a database or a copy of one holds it. */
export interface WrappedKey {
  readonly clinicId: Id;
  readonly id: Id;
  /** The key that wraps it: a master key's name for a clinic key, a clinic key's identifier for a data key. */
  readonly under: string;
  /** Null or empty once it was destroyed. */
  readonly wrapped: Buffer | null;
}

/** What came of trying to open a sealed value. */
export type Opening = { readonly state: 'opened' | 'shredded' | 'damaged' } | { state: 'keyless'; missing: string };

/** Opens what a copy of the database holds, with the key tables of that copy, to prove that it can be read. */
export class KeyCopy {
  private readonly clinicKeys = new Map<Id, NamedKey | string>();
  private readonly dataKeys = new Map<Id, NamedKey | string | null>();

  constructor(
    private readonly masters: MasterFile,
    clinicKeys: readonly WrappedKey[],
  ) {
    for (const row of clinicKeys) if (row.wrapped?.length) this.clinicKeys.set(row.id, this.openClinicKey(row));
  }

  /** Adds data keys that sealed values are about to ask for. */
  learn(dataKeys: readonly WrappedKey[]): void {
    for (const row of dataKeys) this.dataKeys.set(row.id, this.openDataKey(row));
  }

  /** Opens one value at its place, and says what came of it; never what it says. */
  open(place: Place, sealed: Buffer): Opening {
    const id = sealedKeyId(sealed);
    const key = this.dataKeys.get(id);
    if (key === null) return { state: 'shredded' };
    if (key === undefined) return IdSchema.safeParse(id).success ? lacks(`data key ${id}`) : { state: 'damaged' };
    if (typeof key === 'string') return lacks(key);
    try {
      open(key, place, sealed);
      return { state: 'opened' };
    } catch {
      return { state: 'damaged' };
    }
  }

  private openClinicKey({ clinicId, id, under, wrapped }: WrappedKey): NamedKey | string {
    const master = this.masters.keys[under];
    if (!master) return `master key ${under}`;
    return (
      unwrapped(id, named(masterUuid(under), Buffer.from(master, 'base64')), clinicId, wrapped) ?? `clinic key ${id}`
    );
  }

  private openDataKey({ clinicId, id, under, wrapped }: WrappedKey): NamedKey | string | null {
    if (!wrapped) return null;
    const clinicKey = this.clinicKeys.get(under);
    if (clinicKey === undefined) return `clinic key ${under}`;
    if (typeof clinicKey === 'string') return clinicKey;
    return unwrapped(id, clinicKey, clinicId, wrapped) ?? `data key ${id}`;
  }
}

function lacks(missing: string): Opening {
  return { state: 'keyless', missing };
}

function unwrapped(id: Id, by: NamedKey, clinicId: Id, wrapped: Buffer | null): NamedKey | null {
  try {
    return named(id, open(by, wrapPlace(clinicId, id), wrapped ?? Buffer.alloc(0)));
  } catch {
    return null;
  }
}

/** The identifier of the data key that a sealed value needs. */
export function sealedKeyIdOf(sealed: Buffer): Id {
  return sealedKeyId(sealed);
}
