import type { Id } from '@holdfast/platform/model';
import { joined } from './bytes';

/** One entry of the trail as the log holds it: every column of its row, and whom a list it was answered with named. */
export interface SealedEntry {
  readonly clinicId: Id;
  readonly id: Id;
  /** Microseconds since 1970, as digits: a number would round them. */
  readonly at: string;
  readonly accountId: Id;
  readonly sessionId: Id | null;
  readonly action: string;
  readonly patientId: Id | null;
  readonly outcome: string;
  /** Null in entries from before purposes were written down. */
  readonly purpose: string | null;
  readonly requestId: Id | null;
  readonly origin: string | null;
  /** The patients that a list named; null where it was no list. */
  readonly named: readonly Id[] | null;
}

const FORM = 'holdfast.audit.entry/1';

/**
 * The one byte string that an entry is hashed as. Each field stands under its length, and an absent one differs from an
 * empty one, so that no two entries have the same bytes.
 */
export function entryBytes(entry: SealedEntry): Uint8Array {
  const named = entry.named === null ? [null] : [String(entry.named.length), ...[...entry.named].sort()];
  const fields = [
    FORM,
    entry.clinicId,
    entry.id,
    entry.at,
    entry.accountId,
    entry.sessionId,
    entry.action,
    entry.patientId,
    entry.outcome,
    entry.purpose,
    entry.requestId,
    entry.origin,
    ...named,
  ];
  return joined(...fields.map(fieldBytes));
}

const ENCODER = new TextEncoder();
const ABSENT = Uint8Array.of(0);

function fieldBytes(value: string | null): Uint8Array {
  if (value === null) return ABSENT;
  const text = ENCODER.encode(value);
  const bytes = new Uint8Array(5 + text.length);
  bytes[0] = 1;
  new DataView(bytes.buffer).setUint32(1, text.length);
  bytes.set(text, 5);
  return bytes;
}
