import type { Id } from '@holdfast/platform/model';
import { fromBase64, isSame, joined, toBase64 } from './bytes';
import type { Sha256 } from './merkle';

/** What a checkpoint says of one clinic's log: this many entries, this root, at this time. */
export interface Checkpoint {
  readonly clinicId: Id;
  readonly size: number;
  readonly root: Uint8Array;
  /** When it was signed, ISO 8601. */
  readonly at: string;
  /** Every entry whose identifier is below this one was in the log by then. */
  readonly settled: Id;
}

/** Signs bytes with the audit key (Ed25519). @returns 64 bytes */
export type Sign = (bytes: Uint8Array) => Uint8Array;

/** Whether a signature of the audit key (Ed25519) fits these bytes. */
export type IsSigned = (bytes: Uint8Array, signature: Uint8Array) => boolean;

const ORIGIN = 'holdfast.audit/';
const ED25519 = 1;
const DASH = '—';
const SIGNATURE_BYTES = 64;

/** The name under which a clinic's log signs: origin and key name of its checkpoints. */
export function originOf(clinicId: Id): string {
  return `${ORIGIN}${clinicId}`;
}

/** Names an Ed25519 key under an origin, as signed notes do: the first four bytes of a hash. */
export function keyIdOf(sha256: Sha256, origin: string, publicKey: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(`${origin}\n`);
  return sha256(joined(text, Uint8Array.of(ED25519), publicKey)).slice(0, 4);
}

/**
 * Writes a checkpoint as a C2SP signed note (tlog-checkpoint): origin, size, root, two lines of our own, a signature.
 *
 * @param publicKey 32 bytes
 */
export function signedNote(
  checkpoint: Checkpoint,
  { sha256, sign, publicKey }: { sha256: Sha256; sign: Sign; publicKey: Uint8Array },
): string {
  const text = textOf(checkpoint);
  const origin = originOf(checkpoint.clinicId);
  const signature = sign(new TextEncoder().encode(text));
  const signed = toBase64(joined(keyIdOf(sha256, origin, publicKey), signature));
  return `${text}\n${DASH} ${origin} ${signed}\n`;
}

/**
 * Reads a signed note.
 *
 * @returns null where it is not one of ours, or its signature is not by this key
 */
export function readNote(
  note: string,
  { sha256, isSigned, publicKey }: { sha256: Sha256; isSigned: IsSigned; publicKey: Uint8Array },
): Checkpoint | null {
  const end = note.indexOf('\n\n');
  if (end < 0) return null;
  const text = note.slice(0, end + 1);
  const checkpoint = readText(text);
  // Written back it must be the same: two texts for one checkpoint would be two signatures to look for.
  if (!checkpoint || textOf(checkpoint) !== text) return null;
  const origin = originOf(checkpoint.clinicId);
  const head = `${DASH} ${origin} `;
  const last = note.slice(end + 2);
  const bytes = last.startsWith(head) && last.endsWith('\n') ? fromBase64(last.slice(head.length, -1)) : null;
  if (bytes?.length !== SIGNATURE_BYTES + 4) return null;
  if (!isSame(bytes.slice(0, 4), keyIdOf(sha256, origin, publicKey))) return null;
  return isSigned(new TextEncoder().encode(text), bytes.slice(4)) ? checkpoint : null;
}

function textOf({ clinicId, size, root, at, settled }: Checkpoint): string {
  return `${originOf(clinicId)}\n${size}\n${toBase64(root)}\ntime ${at}\nsettled ${settled}\n`;
}

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const TEXT = new RegExp(
  `^${ORIGIN.replaceAll('.', '\\.')}(${ID})\\n(0|[1-9]\\d{0,14})\\n(\\S+)\\ntime (\\S+)\\nsettled (${ID})\\n$`,
);

function readText(text: string): Checkpoint | null {
  const [, clinicId, size, root64, at, settled] = TEXT.exec(text) ?? [];
  const root = root64 ? fromBase64(root64) : null;
  if (!clinicId || root?.length !== 32 || !at || !settled) return null;
  return { clinicId, size: Number(size), root, at, settled };
}
