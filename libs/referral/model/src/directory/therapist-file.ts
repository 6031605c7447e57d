import { cellsOf, fileOf } from '@holdfast/platform/model';
import { recordOf, THERAPIST_COLUMNS, type TherapistColumn, type TherapistRecord } from './therapist-row';
import type { TherapistEntry } from './therapist.contract';

/** The columns without which no row could be an entry. */
export const NEEDED_COLUMNS: readonly TherapistColumn[] = ['name', 'languages', 'contactBy', 'verifiedOn'];

/** Why a file cannot be read as a directory: a quote that is never closed, or its columns. */
export interface FileFault {
  readonly fault: 'quotes' | 'columns';
  /** Columns that are needed and not there. */
  readonly columns: readonly TherapistColumn[];
  /** Where the header names a column that the directory does not have, or has already: counted from 1. */
  readonly unknown: readonly number[];
}

/**
 * The rows of a directory's file. Columns come in any order and are written in any case: `Fee from` is `feeFrom`.
 *
 * @returns a record for each line after the header, or why it cannot be read
 */
export function recordsOf(text: string): { records: readonly TherapistRecord[] } | FileFault {
  const cells = cellsOf(text);
  if (!cells) return { fault: 'quotes', columns: [], unknown: [] };
  const [head = [], ...rows] = cells;
  const named = head.map((cell) => THERAPIST_COLUMNS.find((column) => plain(column) === plain(cell)) ?? null);
  const columns = NEEDED_COLUMNS.filter((column) => !named.includes(column));
  const unknown = named.flatMap((column, at) => (column && named.indexOf(column) === at ? [] : [at + 1]));
  if (columns.length > 0 || unknown.length > 0) return { fault: 'columns', columns, unknown };
  return { records: rows.map((row) => recordOfRow(named, row)) };
}

function recordOfRow(named: readonly (TherapistColumn | null)[], row: readonly string[]): TherapistRecord {
  const record: Partial<Record<TherapistColumn, string>> = {};
  for (const [at, column] of named.entries()) if (column) record[column] = row[at] ?? '';
  return record;
}

/** The directory as a file; reading it again gives the same entries. */
export function directoryFile(entries: readonly TherapistEntry[]): string {
  return recordFile(entries.map(recordOf));
}

/** Rows as a file with all columns of the directory: those of a directory, or those that could not be read, to be mended. */
export function recordFile(records: readonly TherapistRecord[]): string {
  const rows = records.map((record) => THERAPIST_COLUMNS.map((column) => record[column] ?? ''));
  return fileOf([THERAPIST_COLUMNS, ...rows]);
}

function plain(name: string): string {
  return name.replaceAll(/[\s_-]/g, '').toLowerCase();
}
