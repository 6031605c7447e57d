import { InvitePatient, InviteStaff } from './invitation.contract';
import type { PeopleKind, PeopleRecord } from './people-file';

/** What is wrong with one cell. */
export interface PeopleFault {
  readonly column: string;
  readonly fault: 'missing' | 'format' | 'unknown-value' | 'twice' | 'already';
}

/** What a file would do, row by row. Lines count from 1, the header's being 1, as a spreadsheet counts them. */
export interface PeoplePlan {
  readonly good: readonly { readonly line: number; readonly invite: InvitePatient | InviteStaff }[];
  readonly bad: readonly { readonly line: number; readonly name: string; readonly faults: readonly PeopleFault[] }[];
}

/**
 * What a file would do before anything is done: every fault of every row, by column.
 *
 * @param staffByEmail identifiers of staff by address in lower case, for care teams
 * @param known addresses in lower case that are here or invited already
 */
export function peoplePlan(
  kind: PeopleKind,
  records: readonly PeopleRecord[],
  staffByEmail: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): PeoplePlan {
  const seen = new Set<string>();
  const good: PeoplePlan['good'][number][] = [];
  const bad: PeoplePlan['bad'][number][] = [];
  for (const [index, record] of records.entries()) {
    if (Object.values(record).every((cell) => !cell.trim())) continue;
    const line = index + 2;
    const email = (record['email'] ?? '').trim().toLowerCase();
    const read = kind === 'patient' ? patientOf(record, staffByEmail) : staffOf(record);
    const faults = 'faults' in read ? [...read.faults] : [];
    if (email && seen.has(email)) faults.push({ column: 'email', fault: 'twice' });
    else if (known.has(email)) faults.push({ column: 'email', fault: 'already' });
    seen.add(email);
    if ('invite' in read && faults.length === 0) good.push({ line, invite: read.invite });
    else bad.push({ line, name: (record['name'] ?? '').trim(), faults });
  }
  return { good, bad };
}

type Read<Invite> = { readonly invite: Invite } | { readonly faults: readonly PeopleFault[] };

function patientOf(record: PeopleRecord, staffByEmail: ReadonlyMap<string, string>): Read<InvitePatient> {
  const cell = (column: string) => (record[column] ?? '').trim();
  const team = cell('careTeam')
    .split(/[,;\s]+/)
    .filter((one) => one !== '');
  const ids = team.map((one) => staffByEmail.get(one.toLowerCase()));
  const faults: PeopleFault[] = ids.includes(undefined) ? [{ column: 'careTeam', fault: 'unknown-value' }] : [];
  const language = cell('language').toLowerCase() || 'en';
  if (language !== 'en' && language !== 'es') faults.push({ column: 'language', fault: 'unknown-value' });
  return checked(
    InvitePatient,
    {
      kind: 'patient',
      name: cell('name'),
      preferredName: cell('preferredName') || null,
      pronouns: cell('pronouns') || null,
      dateOfBirth: cell('dateOfBirth'),
      phone: cell('phone'),
      email: cell('email'),
      language: language === 'es' ? 'es' : 'en',
      careTeam: ids.filter((id) => id !== undefined),
    },
    faults,
    record,
  );
}

function staffOf(record: PeopleRecord): Read<InviteStaff> {
  const cell = (column: string) => (record[column] ?? '').trim();
  const roles = cell('roles')
    .toLowerCase()
    .split(/[,;\s]+/)
    .filter((one) => one !== '');
  return checked(
    InviteStaff,
    { kind: 'staff', name: cell('name'), email: cell('email'), title: cell('title'), roles },
    [],
    record,
  );
}

interface Schema<Value> {
  safeParse(
    value: unknown,
  ): { success: true; data: Value } | { success: false; error: { issues: { path: PropertyKey[] }[] } };
}

function checked<Value>(
  schema: Schema<Value>,
  value: unknown,
  faults: readonly PeopleFault[],
  record: PeopleRecord,
): Read<Value> {
  const read = schema.safeParse(value);
  if (read.success) return faults.length > 0 ? { faults } : { invite: read.data };
  const columns = new Set(read.error.issues.map(({ path }) => String(path[0])));
  const more = [...columns].map((column): PeopleFault => {
    const isEmpty = (record[column] ?? '').trim() === '';
    return { column, fault: isEmpty ? 'missing' : column === 'roles' ? 'unknown-value' : 'format' };
  });
  return { faults: [...faults, ...more] };
}
