import { type CellFault, recordOf, THERAPIST_COLUMNS, therapistOf } from '@holdfast/referral/model';
import type { TherapistColumn, TherapistEntry, TherapistRecord } from '@holdfast/referral/model';

/** An entry while it is being written: what stands in each field, as it was typed. */
export type EntryFields = Omit<Record<TherapistColumn, string>, ListColumn | 'telehealth' | 'inPerson'> &
  Record<ListColumn, readonly string[]> & { readonly telehealth: boolean; readonly inPerson: boolean };

/** The columns that are ticked from a list. */
export type ListColumn = 'modalities' | 'populations' | 'languages' | 'accessibility';

/** Languages that are offered to be ticked; an entry's own stand beside them. */
export const COMMON_LANGUAGES = ['en', 'es', 'zh', 'vi', 'tl', 'ko', 'ar', 'fr', 'pt', 'ru', 'hi'] as const;

/** The fields of an entry, or of a new one that is checked today. */
export function fieldsOf(entry: TherapistEntry | null, today: string): EntryFields {
  const record: TherapistRecord = entry
    ? recordOf(entry)
    : { capacity: 'unknown', contactBy: 'mail', verifiedOn: today };
  const text = (column: TherapistColumn) => record[column] ?? '';
  return {
    ...{ name: text('name'), practice: text('practice'), gender: text('gender'), payers: text('payers') },
    ...{ feeFrom: text('feeFrom'), feeTo: text('feeTo'), place: text('place'), capacity: text('capacity') },
    ...{ waitDays: text('waitDays'), email: text('email'), phone: text('phone'), fax: text('fax') },
    ...{ contactBy: text('contactBy'), verifiedOn: text('verifiedOn') },
    ...{ telehealth: entry?.telehealth ?? false, inPerson: entry?.inPerson ?? false },
    ...{ modalities: entry?.modalities ?? [], populations: entry?.populations ?? [] },
    ...{ languages: entry?.languages ?? [], accessibility: entry?.accessibility ?? [] },
  };
}

/** What is wrong in which field; empty where the entry can be kept. */
export function faultsOf(fields: EntryFields, today: string | null = null): ReadonlyMap<TherapistColumn, string> {
  const read = therapistOf(recordFrom(fields), today);
  return new Map('faults' in read ? read.faults.map(({ column, fault }: CellFault) => [column, fault]) : []);
}

/** The entry; null where something is wrong. */
export function entryOf(fields: EntryFields, today: string | null = null): TherapistEntry | null {
  const read = therapistOf(recordFrom(fields), today);
  return 'entry' in read ? read.entry : null;
}

/** Where two versions of an entry differ, in the order of the form. */
export function differing(mine: EntryFields, theirs: EntryFields): TherapistColumn[] {
  const [one, other] = [recordFrom(mine), recordFrom(theirs)];
  return THERAPIST_COLUMNS.filter((column) => (one[column] ?? '').trim() !== (other[column] ?? '').trim());
}

function recordFrom(fields: EntryFields): TherapistRecord {
  const said = (column: TherapistColumn): string => {
    const value = fields[column];
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    return typeof value === 'string' ? value : value.join('; ');
  };
  return Object.fromEntries(THERAPIST_COLUMNS.map((column) => [column, said(column)]));
}
