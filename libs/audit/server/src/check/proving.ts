import {
  type ConsistencyProof,
  consistencyProof,
  fromHex,
  type InclusionProof,
  inclusionProof,
  type SealedEntry,
  toHex,
} from '@holdfast/audit/model';
import type { Id } from '@holdfast/platform/model';
import { sha256 } from '../seal/audit-key';
import type { LogLine } from './log-reading';

/** What proofs are made from: a clinic's whole log, held in memory. */
interface HeldLog {
  readonly leaves: Uint8Array[];
  readonly notes: { size: number; note: string }[];
  readonly entry: SealedEntry | null;
  readonly index: number;
}

/**
 * Proves that an entry stands in the log, under the first checkpoint that covers it.
 *
 * @returns null where the log has no such entry
 * @throws Error where no checkpoint covers it yet
 */
export async function proveEntry(lines: AsyncIterable<LogLine>, entryId: Id): Promise<InclusionProof | null> {
  const { leaves, notes, entry, index } = await held(lines, entryId);
  if (!entry) return null;
  const covering = notes.find(({ size }) => size > index);
  if (!covering) throw new Error('No checkpoint covers this entry yet; one is signed each minute.');
  const path = inclusionProof(sha256, leaves.slice(0, covering.size), index).map(toHex);
  return {
    kind: 'inclusion',
    entry: { ...entry, named: entry.named && [...entry.named] },
    index,
    path,
    note: covering.note,
  };
}

/**
 * Proves that the log of one checkpoint only grew into that of another.
 *
 * @param from the size of the earlier checkpoint, entries
 * @param to the size of the later one
 * @throws Error where one of them was never signed; names the sizes that were
 */
export async function proveGrowth(lines: AsyncIterable<LogLine>, from: number, to: number): Promise<ConsistencyProof> {
  const { leaves, notes } = await held(lines, null);
  const find = (wanted: number) => {
    const found = notes.find(({ size }) => size === wanted);
    if (found) return found.note;
    const near = notes.map(({ size }) => size).sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted));
    throw new Error(
      `No checkpoint was signed over ${wanted} entries. Near it: ${near.slice(0, 5).join(', ') || 'none'}.`,
    );
  };
  const [first, second] = [find(from), find(to)];
  return { kind: 'consistency', path: consistencyProof(sha256, leaves, from, to).map(toHex), first, second };
}

async function held(lines: AsyncIterable<LogLine>, entryId: Id | null): Promise<HeldLog> {
  const leaves: Uint8Array[] = [];
  const notes: HeldLog['notes'] = [];
  let entry: SealedEntry | null = null;
  let index = -1;
  for await (const line of lines) {
    if (line.kind === 'checkpoint') notes.push({ size: Number(line.note.split('\n')[1]), note: line.note });
    if (line.kind !== 'place') continue;
    if (line.entryId === entryId) [entry, index] = [line.entry, line.position];
    leaves.push(fromHex(line.hash) ?? new Uint8Array());
  }
  return { leaves, notes, entry, index };
}
