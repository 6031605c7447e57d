import { Injectable } from '@nestjs/common';
import { zoneOf } from '@holdfast/check-in/server';
import { Clinics, Patients } from '@holdfast/clinic/server';
import { Accounts } from '@holdfast/identity/server';
import { instrumentOf } from '@holdfast/instruments/model';
import type { Id } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx } from '@holdfast/platform/server';
import { RECORD_VERSION, type RecordFile, type RecordWish } from '@holdfast/record/model';
import { openRows, sealNotes, type RawRow, type ToldRow } from './sealed-rows';
import { STATEMENTS } from './record-statements';
import { WITHHELD } from './record-table';

// A patient's own work sees no row of the clinic's side. The record is theirs all the same (45 CFR 164.524); what it leaves
// out is said by table in the model, and every statement that follows asks for this one patient.
const WIDEN: Prepared = { name: 'record_widen', text: `select set_config('app.patient_id', '', true)` };
const THERAPISTS: Prepared = {
  name: 'record_therapists',
  text: 'select to_jsonb(t) as row from therapist t where t.clinic_id = $1 and t.id = any ($2::uuid[])',
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NAMES_SOMEBODY = /(^|_)(by|by_id|to_id|account_id|staff_id|sender_id|author_id|owner_id|assignee_id)$/;

/** Reads all that the clinic keeps of one patient, each table whole, and says it in words. */
@Injectable()
export class RecordGathering {
  constructor(
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly clinics: Clinics,
    private readonly accounts: Accounts,
  ) {}

  /** A patient's record inside ongoing work; without what is withheld where the patient acts. Fails with `missing`. */
  async gather(tx: Tx, patientId: Id, { language }: RecordWish): Promise<RecordFile> {
    const isOwn = tx.actor.kind === 'patient';
    await this.patients.mustExist(tx, patientId);
    const clinic = { id: tx.actor.clinicId, name: await this.clinics.nameIn(tx), zone: await zoneOf(tx, patientId) };
    if (isOwn) await tx.query(WIDEN, []);
    const tongue = language === 'es' ? 1 : 0;
    const notes = await sealNotes(tx);
    const tables: RecordFile['tables'] = {};
    let unreadable = 0;
    for (const { table, whole, own } of STATEMENTS) {
      if (isOwn && !table.isGiven) continue;
      const raw = await tx.query<{ row: RawRow }>(isOwn ? own : whole, [tx.actor.clinicId, patientId]);
      const opened = await openRows(
        tx,
        this.sealing,
        notes,
        table,
        raw.map(({ row }) => row),
      );
      tables[table.name] = { title: table.title[tongue], rows: opened.rows };
      unreadable += opened.unreadable;
    }
    const withheld = isOwn ? Object.entries(WITHHELD).map(([name, words]) => [name, words[tongue]]) : [];
    return {
      ...{ schema: 'holdfast-record', version: RECORD_VERSION, madeAt: new Date(tx.now).toISOString() },
      ...{ clinic, patientId, people: await this.people(tx, tables, notes), instruments: wordingOf(tables) },
      ...{ tables, withheld: Object.fromEntries(withheld) as Record<string, string>, unreadable },
    };
  }

  private async people(
    tx: Tx,
    tables: RecordFile['tables'],
    notes: Awaited<ReturnType<typeof sealNotes>>,
  ): Promise<RecordFile['people']> {
    const rows = Object.values(tables).flatMap((table) => table.rows);
    const accounts = await this.accounts.people(
      tx,
      idsIn(rows, (column) => NAMES_SOMEBODY.test(column)),
    );
    const people = [...accounts].map(([id, { name, roles }]): [string, RecordFile['people'][string]] => [
      id,
      { name, roles: [...roles] },
    ]);
    const wanted = idsIn(rows, (column) => column === 'therapist_id' || column === 'therapist_ids');
    const raw = await tx.query<{ row: RawRow }>(THERAPISTS, [tx.actor.clinicId, wanted]);
    const table = { name: 'therapist', json: ['entry'] };
    const { rows: therapists } = await openRows(
      tx,
      this.sealing,
      notes,
      table,
      raw.map(({ row }) => row),
    );
    for (const { id, entry } of therapists) people.push([String(id), { name: nameIn(entry), roles: ['therapist'] }]);
    return Object.fromEntries(people);
  }
}

function nameIn(entry: unknown): string {
  const name = entry && typeof entry === 'object' ? (entry as Record<string, unknown>)['name'] : null;
  return typeof name === 'string' ? name : '';
}

function idsIn(rows: readonly ToldRow[], isWanted: (column: string) => boolean): Id[] {
  const found = new Set<Id>();
  for (const row of rows) {
    for (const [column, value] of Object.entries(row)) {
      if (!isWanted(column)) continue;
      for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
        if (typeof one === 'string' && UUID.test(one)) found.add(one);
    }
  }
  return [...found];
}

// Answers mean nothing without the questions: the wording of each form that was asked, in the version that was asked.
function wordingOf(tables: RecordFile['tables']): RecordFile['instruments'] {
  const asked = new Map<string, unknown>();
  for (const { form, form_version: version } of tables['score']?.rows ?? []) {
    const found = instrumentOf(String(form), Number(version));
    if (found) asked.set(`${found.id} v${found.version}`, found);
  }
  const forms = (tables['check_in']?.rows ?? []).flatMap(({ forms: names }) => names as string[]);
  for (const name of new Set(forms)) {
    const found = instrumentOf(name);
    if (found) asked.set(`${found.id} v${found.version}`, found);
  }
  return Object.fromEntries(asked);
}
