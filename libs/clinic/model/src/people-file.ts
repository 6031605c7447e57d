import { cellsOf, fileOf } from '@holdfast/platform/model';

/** What somebody who works for the clinic may be; patients and caregivers are invited otherwise. */
export const STAFF_ROLES = ['provider', 'nurse', 'coordinator', 'admin', 'auditor'] as const;

/** One of the roles of staff. */
export type StaffRole = (typeof STAFF_ROLES)[number];

/** The columns of a file of people to invite, by kind; those with a star in the paper must be filled. */
export const PEOPLE_COLUMNS = {
  patient: ['name', 'preferredName', 'pronouns', 'dateOfBirth', 'phone', 'email', 'language', 'careTeam'],
  staff: ['name', 'email', 'title', 'roles'],
} as const;

/** The columns a file cannot do without. */
export const NEEDED_PEOPLE_COLUMNS = {
  patient: ['name', 'dateOfBirth', 'phone', 'email'],
  staff: ['name', 'email', 'title', 'roles'],
} as const;

/** Whom a file is about. */
export type PeopleKind = keyof typeof PEOPLE_COLUMNS;

/** A row of cells by column. */
export type PeopleRecord = Readonly<Record<string, string>>;

/** Why a file cannot be read: a quote that is never closed, or columns that are needed or unknown. */
export interface PeopleFileFault {
  readonly fault: 'quotes' | 'columns';
  readonly missing: readonly string[];
  /** Columns that are not of this kind of file, or there twice, as the file writes them. */
  readonly unknown: readonly string[];
}

/** The rows of a file of people. Columns come in any order and in any writing: `Date of birth` is `dateOfBirth`. */
export function peopleRecords(kind: PeopleKind, text: string): { records: readonly PeopleRecord[] } | PeopleFileFault {
  const cells = cellsOf(text);
  if (!cells) return { fault: 'quotes', missing: [], unknown: [] };
  const [head = [], ...rows] = cells;
  const columns: readonly string[] = PEOPLE_COLUMNS[kind];
  const named = head.map((cell) => columns.find((column) => plain(column) === plain(cell)) ?? null);
  const missing = NEEDED_PEOPLE_COLUMNS[kind].filter((column) => !named.includes(column));
  const unknown = named.flatMap((column, at) => (column && named.indexOf(column) === at ? [] : [head[at] ?? '']));
  if (missing.length > 0 || unknown.length > 0) return { fault: 'columns', missing, unknown };
  return {
    records: rows.map((row) =>
      Object.fromEntries(named.flatMap((column, at) => (column ? [[column, row[at] ?? '']] : []))),
    ),
  };
}

/** Rows as a file with every column of its kind: an empty one to begin with, or those that could not be read, to be mended. */
export function peopleFile(kind: PeopleKind, records: readonly PeopleRecord[]): string {
  return fileOf([
    PEOPLE_COLUMNS[kind],
    ...records.map((one) => PEOPLE_COLUMNS[kind].map((column) => one[column] ?? '')),
  ]);
}

function plain(name: string): string {
  return name.replaceAll(/[\s_-]/g, '').toLowerCase();
}
