import { type CellFault, recordOf, therapistOf, type TherapistRecord } from './therapist-row';
import type { TherapistEntry } from './therapist.contract';

/** A therapist as the directory knows them. */
export interface KnownTherapist {
  readonly id: string;
  readonly version: number;
  readonly entry: TherapistEntry;
}

/** What an import would do, row by row, before anything is done. Lines count from 1, the header's being 1. */
export interface ImportPlan {
  readonly created: readonly { readonly line: number; readonly entry: TherapistEntry }[];
  readonly changed: readonly {
    readonly line: number;
    readonly id: string;
    readonly version: number;
    readonly entry: TherapistEntry;
  }[];
  /** Rows that say what the directory says already. */
  readonly same: readonly number[];
  /** Rows of which nothing comes, with everything that is wrong with them. */
  readonly bad: readonly { readonly line: number; readonly faults: readonly CellFault[] }[];
}

/**
 * By what two entries are the same therapist: the name with the address they are reached by, else with the practice. Several
 * of one practice may share its address, and reading a file again doubles nobody.
 */
export function therapistKey({ email, name, practice }: TherapistEntry): string {
  const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  return `${plain(name)}|${email === null ? plain(practice ?? '') : plain(email)}`;
}

/** What an import of these rows would do to the directory as it stands; nobody was checked after the latest day. */
export function importPlan(
  rows: readonly TherapistRecord[],
  known: readonly KnownTherapist[],
  latest: string | null = null,
): ImportPlan {
  const byKey = new Map(known.map((one) => [therapistKey(one.entry), one]));
  const seen = new Set<string>();
  const plan = { created: [], changed: [], same: [], bad: [] } as {
    created: ImportPlan['created'][number][];
    changed: ImportPlan['changed'][number][];
    same: number[];
    bad: ImportPlan['bad'][number][];
  };
  for (const [index, record] of rows.entries()) {
    const line = index + 2;
    // An empty line says nothing, but counts as a spreadsheet counts it.
    if (Object.values(record).every((cell) => !cell.trim())) continue;
    const read = therapistOf(record, latest);
    if ('faults' in read) {
      plan.bad.push({ line, faults: read.faults });
      continue;
    }
    const { entry } = read;
    const key = therapistKey(entry);
    const there = byKey.get(key);
    if (seen.has(key))
      plan.bad.push({ line, faults: [{ column: entry.email === null ? 'name' : 'email', fault: 'twice' }] });
    else if (!there) plan.created.push({ line, entry });
    else if (isSame(there.entry, entry)) plan.same.push(line);
    else plan.changed.push({ line, id: there.id, version: there.version, entry });
    seen.add(key);
  }
  return plan;
}

function isSame(one: TherapistEntry, other: TherapistEntry): boolean {
  return JSON.stringify(recordOf(one)) === JSON.stringify(recordOf(other));
}
