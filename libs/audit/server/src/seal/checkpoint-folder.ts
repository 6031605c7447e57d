import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Inject, Injectable } from '@nestjs/common';
import { fromBase64, type Outside } from '@holdfast/audit/model';
import type { Id } from '@holdfast/platform/model';
import { SETTINGS, type Settings } from '@holdfast/platform/server';

const HASH_BYTES = 32;

/** One line of a checkpoint file: the note, and the hashes of the leaves that came since the line before. */
export interface CheckpointLine {
  /** The first leaf's place. */
  readonly from: number;
  readonly leaves: readonly Uint8Array[];
  readonly note: string;
}

interface WrittenLine {
  from: number;
  leaves: string;
  note: string;
}

/** Where checkpoints are kept apart from the database: a folder for each clinic, a file for each day, lines only added. */
@Injectable()
export class CheckpointFolder {
  private readonly root: string;

  constructor(@Inject(SETTINGS) { AUDIT_CHECKPOINTS_DIR, DATA_DIR }: Settings) {
    this.root = AUDIT_CHECKPOINTS_DIR ?? path.join(DATA_DIR, 'checkpoints');
  }

  /** Adds a line and waits until it is on the disk. @param at ISO 8601; its day names the file */
  add(clinicId: Id, at: string, line: CheckpointLine): void {
    const folder = path.join(this.root, clinicId);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, `${at.slice(0, 10)}.jsonl`);
    const leaves = Buffer.concat(line.leaves).toString('base64');
    const text = `${JSON.stringify({ from: line.from, leaves, note: line.note } satisfies WrittenLine)}\n`;
    if (existsSync(file)) writeThrough(file, 'a', isTorn(file) ? `\n${text}` : text);
    else {
      writeThrough(`${file}.new`, 'w', text);
      renameSync(`${file}.new`, file);
      syncFolder(folder);
    }
  }

  /** What was kept of a clinic's log; null where nothing was. */
  read(clinicId: Id): Outside | null {
    return readCheckpoints(this.root, clinicId);
  }

  /** The clinics of which checkpoints were kept, whether the database still has them or not. */
  clinics(): Id[] {
    return clinicsIn(this.root);
  }

  /** The last note kept of a clinic's log; null where none was. */
  last(clinicId: Id): string | null {
    const folder = path.join(this.root, clinicId);
    for (const file of filesOf(folder).reverse()) {
      const line = linesOf(path.join(folder, file)).at(-1);
      if (line) return line.note;
    }
    return null;
  }
}

/** Reads what was kept of a clinic's log from a folder of checkpoints, or a copy of one; null where nothing was. */
export function readCheckpoints(root: string, clinicId: Id): Outside | null {
  const folder = path.join(root, clinicId);
  const lines = filesOf(folder).flatMap((file) => linesOf(path.join(folder, file)));
  if (lines.length === 0) return null;
  const leaves: Uint8Array[] = [];
  for (const line of lines) {
    const bytes = fromBase64(line.leaves) ?? new Uint8Array();
    // Where a line is missing, what follows stands for no place that could be compared.
    if (line.from !== leaves.length) continue;
    for (let at = 0; at < bytes.length; at += HASH_BYTES) leaves.push(bytes.slice(at, at + HASH_BYTES));
  }
  return { notes: lines.map(({ note }) => note), leaves };
}

/** The clinics of which a folder holds checkpoints. */
export function clinicsIn(root: string): Id[] {
  return existsSync(root)
    ? readdirSync(root)
        .filter((name) => filesOf(path.join(root, name)).length > 0)
        .sort()
    : [];
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d{4}-\d\d-\d\d\.jsonl$/.test(name))
    .sort();
}

// A line that a crash cut off is no line: its checkpoint is in the database, and is added anew.
function linesOf(file: string): WrittenLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        const { from, leaves, note } = JSON.parse(line) as Partial<WrittenLine>;
        const isWhole = typeof from === 'number' && typeof leaves === 'string' && typeof note === 'string';
        return isWhole ? [{ from, leaves, note }] : [];
      } catch {
        return [];
      }
    });
}

function isTorn(file: string): boolean {
  return !readFileSync(file, 'utf8').endsWith('\n');
}

function writeThrough(file: string, how: 'a' | 'w', text: string): void {
  const handle = openSync(file, how, 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
