import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Checkpoint,
  entryBytes,
  grown,
  leafHash,
  patientsOf,
  readNote,
  rootOf,
  type SealedEntry,
  signedNote,
} from '@holdfast/audit/model';
import type { Id } from '@holdfast/platform/model';
import { KeyRing, type Prepared, Sweeper, Work } from '@holdfast/platform/server';
import { checkTools, sha256, signWith } from './audit-key';
import { CheckpointFolder } from './checkpoint-folder';
import { type EntryRow, entryOf } from './entry-row';

const BATCH = 1000;
const SIGN_EVERY_MS = 50_000;
const SIGN_AT = 1000; // leaves; sooner than the time, so that a line of the file stays small

const STATE: Prepared = { name: 'audit_state', text: 'select * from audit_state($1, $2)' };
const UNSEALED: Prepared = { name: 'audit_unsealed', text: 'select * from audit_unsealed($1, $2, $3, $4)' };
const SEAL: Prepared = {
  name: 'audit_seal',
  text: 'select audit_seal($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) as is_ours',
};
const SIGN: Prepared = { name: 'audit_sign', text: 'select audit_sign($1, $2, $3, $4, $5) as is_ours' };
const SIGNED: Prepared = {
  name: 'audit_signed_after',
  text: 'select * from audit_signed_after($1, $2, $3)',
};

interface StateRow {
  [column: string]: unknown;
  size: string;
  range: Buffer[];
  low: Id;
  target: Id | null;
  target_xid: string | null;
  fresh: Id;
  fresh_xid: string;
  oldest_xid: string;
  signed_size: string;
  signed_at: Date | null;
  at: Date;
}

interface SignedRow {
  [column: string]: unknown;
  size: string;
  at: Date;
  note: string;
  leaves: Buffer[];
}

/** Gives committed entries their place in the clinic's log, and signs how far it goes, here and outside. */
@Injectable()
export class Sealer implements OnModuleInit {
  /** By clinic: how far the folder outside goes. */
  private readonly shipped = new Map<Id, number>();

  constructor(
    private readonly work: Work,
    private readonly sweeper: Sweeper,
    private readonly ring: KeyRing,
    private readonly folder: CheckpointFolder,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'entries sealed', sweep: (clinicId) => this.sweep(clinicId) });
  }

  /** Seals what is there and signs when it is time. @returns how many entries got their place */
  async sweep(clinicId: Id): Promise<number> {
    const sealed = await this.seal(clinicId);
    await this.sign(clinicId, false);
    return sealed;
  }

  /** Signs the log as it stands, unless nothing is new; `now` does not wait until it is time. */
  async sign(clinicId: Id, now: boolean): Promise<void> {
    const state = await this.state(clinicId);
    const size = Number(state.size);
    const since = size - Number(state.signed_size);
    const waited = state.at.getTime() - (state.signed_at?.getTime() ?? 0);
    const isDue = since > 0 && (now || since >= SIGN_AT || waited >= SIGN_EVERY_MS);
    const outside = await this.outsideSize(clinicId);
    if (isDue) {
      // A database that was set back must not be signed as if nothing had happened.
      if (outside > size) throw new Error(`The log ends at ${size} entries; one over ${outside} was signed outside.`);
      await this.work.aside(clinicId, SIGN, [size, state.at, this.noteOf(clinicId, state)]);
    }
    if (outside < (isDue ? size : Number(state.signed_size))) await this.ship(clinicId, outside);
  }

  private noteOf(clinicId: Id, state: StateRow): string {
    const root = rootOf(sha256, state.range);
    const at = state.at.toISOString();
    const checkpoint: Checkpoint = { clinicId, size: Number(state.size), root, at, settled: state.low };
    const { publicKey } = checkTools(this.ring.auditKey);
    return signedNote(checkpoint, { sha256, sign: signWith(this.ring.auditKey), publicKey });
  }

  private async seal(clinicId: Id): Promise<number> {
    const state = await this.state(clinicId);
    const rows = await this.work.aside<EntryRow>(clinicId, UNSEALED, [state.low, BATCH]);
    const entries = rows.map((row) => entryOf(clinicId, row));
    const hashes = entries.map((one) => Buffer.from(leafHash(sha256, entryBytes(one))));
    let range: Uint8Array[] = state.range;
    for (const [index, hash] of hashes.entries()) range = grown(sha256, range, Number(state.size) + index, hash);
    const { low, target, targetXid } = progress(state, entries);
    if (entries.length === 0 && low === state.low && target === state.target) return 0;
    const about = entries.flatMap((one) => patientsOf(one).map((patientId) => ({ patientId, entryId: one.id })));
    const [row] = await this.work.aside<{ is_ours: boolean }>(clinicId, SEAL, [
      state.size,
      range.map((one) => Buffer.from(one)),
      low,
      target,
      targetXid,
      entries.map(({ id }) => id),
      entries.map(({ accountId }) => accountId),
      hashes,
      about.map(({ patientId }) => patientId),
      about.map(({ entryId }) => entryId),
    ]);
    return row?.is_ours ? entries.length : 0;
  }

  private async state(clinicId: Id): Promise<StateRow> {
    const [state] = await this.work.aside<StateRow>(clinicId, STATE, []);
    if (!state) throw new Error('The log of this clinic has no state.');
    return state;
  }

  private async outsideSize(clinicId: Id): Promise<number> {
    const known = this.shipped.get(clinicId);
    if (known !== undefined) return known;
    const note = this.folder.last(clinicId);
    const size = note === null ? 0 : (readNote(note, checkTools(this.ring.auditKey))?.size ?? 0);
    if (size > 0) {
      const [ours] = await this.work.aside<SignedRow>(clinicId, SIGNED, [size - 1]);
      const isShorter = ours === undefined; // said when there is something to sign
      if (!isShorter && ours.note !== note) throw new Error(`Another log over ${size} entries was signed outside.`);
    }
    this.shipped.set(clinicId, size);
    return size;
  }

  // What a full disk or a lost mount kept from going outside follows with the next round.
  private async ship(clinicId: Id, from: number): Promise<void> {
    const rows = await this.work.aside<SignedRow>(clinicId, SIGNED, [from]);
    let place = from;
    for (const { size: upTo, at, note, leaves } of rows) {
      this.folder.add(clinicId, at.toISOString(), { from: place, leaves, note });
      place = Number(upTo);
      this.shipped.set(clinicId, place);
    }
  }
}

/** How far the log is complete after these entries, and from which moment on the next completeness is to be found. */
function progress(
  state: StateRow,
  entries: readonly SealedEntry[],
): { low: Id; target: Id | null; targetXid: string | null } {
  const oldest = BigInt(state.oldest_xid);
  // After a restore elsewhere, numbers of transactions begin anew: what was waited for will never come.
  const isKnown = state.target !== null && BigInt(state.target_xid ?? 0) <= BigInt(state.fresh_xid);
  const isMet = isKnown && oldest >= BigInt(state.target_xid ?? 0);
  const isMetNow = oldest >= BigInt(state.fresh_xid);
  const settled = isMetNow ? state.fresh : isMet ? state.target : null;
  const target = isMetNow ? null : isKnown && !isMet ? state.target : state.fresh;
  const targetXid = isMetNow ? null : isKnown && !isMet ? state.target_xid : state.fresh_xid;
  if (settled === null) return { low: state.low, target, targetXid };
  // A full batch may have left some out, but none before its last one.
  const last = entries.length < BATCH ? settled : (entries.at(-1)?.id ?? state.low);
  return { low: last < settled ? last : settled, target, targetXid };
}
