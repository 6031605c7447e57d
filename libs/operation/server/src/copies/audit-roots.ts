import type pg from 'pg';
import type { AuditRoot } from './manifest';

// A checkpoint is a signed note whose third line is the root in base64.
const NEWEST = `select distinct on (clinic_id) clinic_id as "clinicId", size::text as size,
  split_part(note, chr(10), 3) as root from audit_checkpoint order by clinic_id, size desc`;

/**
 * Where each clinic's audit log stood at its newest checkpoint; nothing where the installation has no such log yet. Read
 * only: the log is the audit feature's own.
 */
export async function auditRoots(client: pg.Client): Promise<AuditRoot[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.audit_checkpoint') is not null as there`,
  );
  return rows[0]?.there ? (await client.query<AuditRoot>(NEWEST)).rows : [];
}
