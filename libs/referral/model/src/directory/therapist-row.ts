import { TherapistEntry } from './therapist.contract';

/** The columns of the directory's file, in order; a list within a cell is parted by semicolons. */
export const THERAPIST_COLUMNS = [
  'name',
  'practice',
  'modalities',
  'populations',
  'languages',
  'gender',
  'payers',
  'feeFrom',
  'feeTo',
  'telehealth',
  'inPerson',
  'place',
  'accessibility',
  'capacity',
  'waitDays',
  'email',
  'phone',
  'fax',
  'contactBy',
  'verifiedOn',
] as const satisfies readonly (keyof TherapistEntry)[];

/** A column of the directory's file. */
export type TherapistColumn = (typeof THERAPIST_COLUMNS)[number];

/** One row of the file as it was read: a text for each column that is there. */
export type TherapistRecord = Readonly<Partial<Record<TherapistColumn, string>>>;

/** What is wrong with one cell: `missing`, `unknown-value`, `format`, `range`, or the code of a rule over several cells. */
export interface CellFault {
  readonly column: TherapistColumn;
  readonly fault: string;
}

const LISTS: ReadonlySet<TherapistColumn> = new Set([
  'modalities',
  'populations',
  'languages',
  'payers',
  'accessibility',
]);
const NUMBERS: ReadonlySet<TherapistColumn> = new Set(['feeFrom', 'feeTo', 'waitDays']);
const FLAGS: ReadonlySet<TherapistColumn> = new Set(['telehealth', 'inPerson']);
const RULES: ReadonlySet<string> = new Set(['fee-order', 'no-way-to-meet', 'place-missing', 'contact-missing']);
const YES: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', 'sí', 'si']);
const NO: ReadonlySet<string> = new Set(['', 'no', 'n', 'false', '0']);

/**
 * A therapist from a row of a file, or everything that is wrong with the row, cell by cell.
 *
 * @param latest the last day on which it can have been checked; null where that is not asked
 * @returns the entry, or at least one fault
 */
export function therapistOf(
  record: TherapistRecord,
  latest: string | null = null,
): { entry: TherapistEntry } | { faults: CellFault[] } {
  const values = Object.fromEntries(THERAPIST_COLUMNS.map((column) => [column, valueOf(column, record[column] ?? '')]));
  const read = TherapistEntry.safeParse({ ...values, capacity: values['capacity'] ?? 'unknown' });
  const isAhead = read.success && latest !== null && read.data.verifiedOn > latest;
  if (isAhead) return { faults: [{ column: 'verifiedOn', fault: 'ahead' }] };
  if (read.success) return { entry: read.data };
  const faults = read.error.issues.flatMap(({ path, code, message, ...issue }) => {
    const column = THERAPIST_COLUMNS.find((one) => one === path[0]);
    if (!column) return [];
    if (RULES.has(message)) return [{ column, fault: message }];
    const isEmpty = !record[column]?.trim();
    return [{ column, fault: isEmpty ? 'missing' : faultOf(code, 'format' in issue) }];
  });
  // One cell is told once, however many ways it is wrong in.
  return { faults: faults.filter(({ column }, index) => faults.findIndex((one) => one.column === column) === index) };
}

/** A row of the file from a therapist; reading it again gives the same entry. */
export function recordOf(entry: TherapistEntry): Record<TherapistColumn, string> {
  const cells = THERAPIST_COLUMNS.map((column) => {
    const value = entry[column];
    if (value === null) return [column, ''];
    if (Array.isArray(value)) return [column, value.join('; ')];
    return [column, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)];
  });
  return Object.fromEntries(cells) as Record<TherapistColumn, string>;
}

/** An entry as a file would say it: trimmed, addresses in small letters, nothing twice in a list. */
export function canonicalEntry(entry: TherapistEntry): TherapistEntry {
  const read = therapistOf(recordOf(entry));
  return 'entry' in read ? read.entry : entry;
}

function valueOf(column: TherapistColumn, cell: string): unknown {
  const text = cell.normalize('NFC').trim();
  if (LISTS.has(column)) return [...new Set(text.split(';').map((one) => one.trim()))].filter((one) => one !== '');
  if (FLAGS.has(column)) return YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : text;
  if (text === '') return null;
  if (NUMBERS.has(column)) return /^\d{1,6}$/.test(text) ? Number(text) : text;
  return column === 'email' ? text.toLowerCase() : text;
}

function faultOf(code: string, hasFormat: boolean): string {
  if (code === 'invalid_value') return 'unknown-value';
  if (code === 'too_small' || code === 'too_big') return 'range';
  return hasFormat ? 'format' : code === 'invalid_type' ? 'format' : code;
}
