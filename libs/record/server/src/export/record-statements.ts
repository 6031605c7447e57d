import type { Prepared } from '@holdfast/platform/server';
import { RECORD_TABLES, type RecordTable } from './record-table';

// Who opened the record: entries about it, and lists that named the patient.
const TRAIL = `select jsonb_build_object('id', e.id, 'at', e.at, 'account_id', e.account_id, 'action', e.action,
    'outcome', e.outcome, 'purpose', e.purpose, 'is_list', e.patient_id is null) as row
  from audit_about t join audit_entry e on e.clinic_id = t.clinic_id and e.id = t.entry_id
  where t.clinic_id = $1 and t.patient_id = $2 order by t.entry_id`;

/** How a table of the record is read: whole, and as the patient's own download tells it. */
export interface RecordStatement {
  readonly table: RecordTable;
  readonly whole: Prepared;
  readonly own: Prepared;
}

/** Every table of the record with the statements that read a patient's rows. The names stand in the catalogue of the model. */
export const STATEMENTS: readonly RecordStatement[] = RECORD_TABLES.map((table) => ({
  table,
  whole: { name: `record_${table.name}`, text: textOf(table, 'true', 'to_jsonb(t)') },
  own: { name: `record_own_${table.name}`, text: textOf(table, table.own.where, table.own.row) },
}));

function textOf({ name, through, order }: RecordTable, where: string, row: string): string {
  if (name === 'audit_about') return TRAIL;
  const by = order.map((column) => `t.${column}`).join(', ');
  if (through === 'patient') {
    return `select ${row} as row from ${name} t where t.clinic_id = $1 and t.patient_id = $2 and ${where} order by ${by}`;
  }
  return `select ${row} as row from ${name} t
    join ${through.parent} p on p.clinic_id = t.clinic_id and p.id = t.${through.column}
    where t.clinic_id = $1 and p.patient_id = $2 and ${where} order by ${by}`;
}
