import type { Id } from '@holdfast/platform/model';
import { isSame, toHex } from './bytes';
import { type Checkpoint, type IsSigned, readNote } from './checkpoint';
import { entryBytes, type SealedEntry } from './entry-bytes';
import { grown, leafHash, rootOf, type Sha256 } from './merkle';

/** What can be wrong with a log, each a word that a message explains. */
export const FLAW_KINDS = [
  'changed',
  'missing',
  'inserted',
  'reordered',
  'rewritten',
  'shorter',
  'index',
  'state',
  'signature',
  'fork',
  'checkpoint-missing',
  'outside',
] as const;

/** One thing that is wrong with a log, and where. */
export interface Flaw {
  readonly kind: (typeof FLAW_KINDS)[number];
  /** The place in the log, from 0; null where it is about no one place. */
  readonly position: number | null;
  readonly entryId: Id | null;
  readonly says: string;
}

/** One place of the log, with the entry that is said to stand there. */
export interface LogPlace {
  readonly position: number;
  readonly entryId: Id;
  readonly hash: Uint8Array;
  readonly accountId: Id;
  /** Null where the trail has no such entry. */
  readonly entry: SealedEntry | null;
  /** The patients under whom the entry is found. */
  readonly about: readonly Id[];
}

/** What lies outside the database: signed notes, and the hashes of the leaves they stand for. */
export interface Outside {
  readonly notes: readonly string[];
  /** From place 0 on; empty where none were kept. */
  readonly leaves: readonly Uint8Array[];
}

/** The database's own word about the log. */
export interface LogState {
  readonly size: number;
  readonly range: readonly Uint8Array[];
}

/** What a check came to. */
export interface Verdict {
  readonly clinicId: Id;
  readonly size: number;
  readonly root: string;
  /** How many checkpoints were found to fit. */
  readonly checkpoints: number;
  /** Entries that wait for their place in the log. */
  readonly waiting: number;
  /** The first bad place comes first. At most a hundred. */
  readonly flaws: readonly Flaw[];
}

/** What a check needs to know and to be able to do. */
export interface CheckTools {
  readonly sha256: Sha256;
  readonly isSigned: IsSigned;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

const MOST_FLAWS = 100;
/** Lost checkpoints are told by a few, so that they never crowd out the first bad entry. */
const MOST_WITHOUT_PLACE = 10;
const MOST_EMPTY = 1_000_000;

/** Goes through one clinic's log place by place, from the first, and remembers what does not fit. */
export class LogCheck {
  private readonly flaws: Flaw[] = [];
  private readonly checkpoints: Checkpoint[];
  private readonly bySize = new Map<number, Checkpoint>();
  private readonly outside: readonly Uint8Array[];
  private range: Uint8Array[] = [];
  private next = 0;
  private fits = 0;
  private soundUpTo = 0;
  private withoutPlace = 0;
  private waiting = 0;
  private readonly parted: { from: number; hashes: Uint8Array[]; ids: Id[] } = { from: -1, hashes: [], ids: [] };

  /**
   * @param stored the notes that the database holds
   * @param outside what was kept elsewhere; null where there is nothing to compare with
   */
  constructor(
    private readonly clinicId: Id,
    private readonly tools: CheckTools,
    stored: readonly string[],
    outside: Outside | null,
  ) {
    const inside = this.read(stored, 'The database');
    const kept = this.read(outside?.notes ?? [], 'The place outside');
    const held = new Set(stored);
    for (const note of outside?.notes ?? []) {
      const lost = held.has(note) ? null : readNote(note, tools);
      if (lost)
        this.flaw(
          'checkpoint-missing',
          null,
          null,
          `A checkpoint over ${lost.size} entries was signed and kept outside; the database does not have it.`,
        );
    }
    this.checkpoints = [...kept, ...inside].sort((one, other) => one.size - other.size);
    for (const one of this.checkpoints) this.register(one);
    this.outside = this.soundLeaves(outside?.leaves ?? [], kept);
  }

  /** Looks at the next place; they must come in order. */
  place(one: LogPlace): void {
    if (one.position < this.next || one.position - this.next > MOST_EMPTY) return this.astray(one);
    while (this.next < one.position) this.gap();
    this.look(one);
    this.hash(one);
  }

  /** Takes the next place for what its hash says, without looking at its entry. */
  hash({ position, entryId, hash }: Pick<LogPlace, 'position' | 'entryId' | 'hash'>): void {
    while (this.next < position && position - this.next <= MOST_EMPTY) this.gap();
    this.range = grown(this.tools.sha256, this.range, this.next, hash);
    this.compare({ position, entryId, hash });
    this.next += 1;
    this.measure();
  }

  /** Looks at an entry that has no place in the log. */
  unplaced(entry: Pick<SealedEntry, 'id'>): void {
    const latest = this.checkpoints.at(-1);
    if (latest && entry.id < latest.settled)
      this.flaw(
        'inserted',
        null,
        entry.id,
        `Entry ${entry.id} has no place in the log, although all entries of its time have one.`,
      );
    else this.waiting += 1;
  }

  /** Ends the check, and says what it came to. */
  end(state: LogState | null): Verdict {
    const latest = this.checkpoints.at(-1);
    if (latest && latest.size > this.next)
      this.flaw(
        'shorter',
        this.next,
        null,
        `The log ends at ${this.next} entries; a checkpoint was signed over ${latest.size}.`,
      );
    if (this.parted.from >= 0) this.tellParting();
    if (state && (state.size !== this.next || !isSame(rootOf(this.tools.sha256, state.range), this.root())))
      this.flaw(
        'state',
        null,
        null,
        `The database says of the log that it has ${state.size} entries; that does not fit its ${this.next} leaves.`,
      );
    const order = (one: Flaw) => one.position ?? Number.MAX_SAFE_INTEGER;
    return {
      clinicId: this.clinicId,
      size: this.next,
      root: toHex(this.root()),
      checkpoints: this.fits,
      waiting: this.waiting,
      flaws: [...this.flaws].sort((one, other) => order(one) - order(other)),
    };
  }

  private root(): Uint8Array {
    return rootOf(this.tools.sha256, this.range);
  }

  private read(notes: readonly string[], where: string): Checkpoint[] {
    return notes.flatMap((note) => {
      const one = readNote(note, this.tools);
      if (one?.clinicId === this.clinicId) return [one];
      const size = /^[^\n]*\n(\d+)\n/.exec(note)?.[1] ?? 'an unknown number of';
      this.flaw(
        'signature',
        null,
        null,
        `${where} has a checkpoint over ${size} entries that the audit key did not sign.`,
      );
      return [];
    });
  }

  private register(one: Checkpoint): void {
    const other = this.bySize.get(one.size);
    if (other && !isSame(other.root, one.root))
      this.flaw('fork', one.size - 1, null, `Two signed checkpoints over ${one.size} entries tell of different logs.`);
    if (!other) this.bySize.set(one.size, one);
  }

  private soundLeaves(leaves: readonly Uint8Array[], kept: readonly Checkpoint[]): readonly Uint8Array[] {
    const roots = new Map(kept.map(({ size, root }) => [size, root]));
    let range: Uint8Array[] = [];
    let sound = 0;
    for (const [index, leaf] of leaves.entries()) {
      range = grown(this.tools.sha256, range, index, leaf);
      const root = roots.get(index + 1);
      if (!root) continue;
      if (!isSame(root, rootOf(this.tools.sha256, range))) {
        this.flaw(
          'outside',
          null,
          null,
          `The hashes kept outside do not fit the checkpoint over ${index + 1} entries beside them.`,
        );
        break;
      }
      sound = index + 1;
    }
    return leaves.slice(0, sound);
  }

  private astray({ position, entryId }: LogPlace): void {
    const says = `Entry ${entryId} claims place ${position}, where the log cannot have one.`;
    this.flaw('reordered', Math.min(position, this.next), entryId, says);
  }

  private gap(): void {
    this.flaw('missing', this.next, null, `Place ${this.next} of the log is empty.`);
    const known = this.outside[this.next];
    this.range = grown(this.tools.sha256, this.range, this.next, known ?? new Uint8Array(32));
    this.next += 1;
    this.measure();
  }

  private look({ position, entryId, hash, accountId, entry, about }: LogPlace): void {
    if (!entry) return this.flaw('missing', position, entryId, `Entry ${entryId} is gone.`);
    if (entry.id !== entryId || !isSame(leafHash(this.tools.sha256, entryBytes(entry)), hash))
      return this.flaw('changed', position, entryId, `Entry ${entryId} is not what was sealed.`);
    if (accountId !== entry.accountId || !isOver(about, patientsOf(entry)))
      this.flaw('index', position, entryId, `Entry ${entryId} stands, but is not found under whom it is about.`);
  }

  private compare({ position, entryId, hash }: Pick<LogPlace, 'position' | 'entryId' | 'hash'>): void {
    const known = this.outside[position];
    if (this.parted.from < 0 && known && !isSame(known, hash)) this.parted.from = position;
    if (this.parted.from < 0) return;
    this.parted.hashes.push(hash);
    this.parted.ids.push(entryId);
  }

  private measure(): void {
    const checkpoint = this.bySize.get(this.next);
    if (!checkpoint) return;
    if (isSame(checkpoint.root, this.root())) {
      this.fits += 1;
      this.soundUpTo = this.next;
    } else if (this.outside.length < this.next) {
      const from = this.soundUpTo;
      this.flaw(
        'rewritten',
        from,
        null,
        `Between places ${from} and ${this.next - 1} the log is not the one that was signed on ${checkpoint.at}.`,
      );
    }
  }

  // The hashes kept outside tell the very place, and what was done there.
  private tellParting(): void {
    const { from, hashes, ids } = this.parted;
    const now = new Set(hashes.map(toHex));
    const then = new Set(this.outside.slice(from).map(toHex));
    const wasThere = toHex(this.outside[from] ?? new Uint8Array());
    const isThere = toHex(hashes[0] ?? new Uint8Array());
    const isKept = now.has(wasThere);
    const isOld = then.has(isThere);
    const kind = isKept && isOld ? 'reordered' : isKept ? 'inserted' : isOld ? 'missing' : 'changed';
    this.flaw(
      kind,
      from,
      ids[0] ?? null,
      `From place ${from} on the log was rewritten after it was signed; there, an entry was ${kind}.`,
    );
  }

  private flaw(kind: Flaw['kind'], position: number | null, entryId: Id | null, says: string): void {
    if (position === null && (this.withoutPlace += 1) > MOST_WITHOUT_PLACE) return;
    if (this.flaws.length < MOST_FLAWS) this.flaws.push({ kind, position, entryId, says });
  }
}

/** Whom an entry is about: the patient it names, or those whom its list named. */
export function patientsOf({ patientId, named }: Pick<SealedEntry, 'patientId' | 'named'>): Id[] {
  return [...new Set([...(patientId ? [patientId] : []), ...(named ?? [])])];
}

function isOver(one: readonly Id[], other: readonly Id[]): boolean {
  const all = new Set(other);
  return one.length === all.size && one.every((id) => all.has(id));
}
