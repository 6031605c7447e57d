import { installationMark, readMasters } from '@holdfast/platform/server';
import type pg from 'pg';
import { auditRoots } from './audit-roots';
import type { CheckedCopy } from './manifest';
import type { RestoreOrder, Source } from './restore';
import { type FieldsReport, openSealedFields } from './sealed-fields';
import { nameOf } from './tables';
import { measure } from './table-stream';

/** What was proven of a copy by reading it back. */
export interface Proof {
  readonly tables: number;
  readonly rows: number;
  readonly auditRoots: number;
  readonly fields: FieldsReport;
}

/**
 * Compares every table with what the copy says it held.
 *
 * @throws Error that names the tables that differ
 */
export async function proveTables(
  client: pg.Client,
  tables: readonly Source[],
): Promise<Pick<Proof, 'tables' | 'rows'>> {
  const different: string[] = [];
  let rows = 0;
  for (const { table, entry } of tables) {
    const found = await measure(client, table);
    rows += found.rows;
    if (found.rows !== entry.rows || found.sha256 !== entry.sha256)
      different.push(`${nameOf(table)} (${found.rows} rows, ${entry.rows} in the backup)`);
  }
  if (different.length > 0) throw new Error(`These tables are not as they were backed up: ${different.join(', ')}.`);
  return { tables: tables.length, rows };
}

/**
 * Compares the audit logs' roots, and opens sealed fields chosen at random.
 *
 * @throws Error that names the log that differs, the key that is missing, or the column that cannot be read
 */
export async function proveWhole(
  client: pg.Client,
  { copy, keysDir, fields: wanted }: Pick<RestoreOrder, 'copy' | 'keysDir' | 'fields'>,
): Promise<Pick<Proof, 'auditRoots' | 'fields'>> {
  const roots = await auditRoots(client);
  const said = copy.manifest.auditRoots;
  const wrong = said.filter((one) => !roots.some((root) => JSON.stringify(root) === JSON.stringify(one)));
  if (wrong[0] || roots.length !== said.length)
    throw new Error(`The audit log of clinic ${wrong[0]?.clinicId ?? ''} does not end where the backup says.`);
  const fields = await openSealedFields(client, readMasters(keysDir), wanted);
  if (fields.missing.length > 0) throw keysMissing(fields.missing);
  if (fields.damaged.length > 0) throw new Error(`Sealed fields do not open: ${fields.damaged.join(', ')}.`);
  return { auditRoots: roots.length, fields };
}

/**
 * Refuses a copy that the keys at hand do not open, before anything is written: by the master keys that it names, and by
 * the mark that only the look-up key of the installation can make.
 *
 * @throws Error that names the key file or the key that is missing
 */
export function refuseWithoutKeys(copy: CheckedCopy, keysFrom: CheckedCopy | undefined, keysDir: string): void {
  const masters = readMasters(keysDir);
  const lacking = (keysFrom ?? copy).manifest.masters.filter((id) => !masters.keys[id]);
  if (lacking.length > 0) throw keysMissing(lacking.map((id) => `master key ${id}`));
  for (const one of [copy, ...(keysFrom ? [keysFrom] : [])])
    if (installationMark(keysDir, 'backup', one.manifestSha256) !== one.mark)
      throw new Error(
        'This backup does not carry the mark of these keys: either lookup.key is not the one of its installation, or somebody has changed it.',
      );
}

function keysMissing(names: readonly string[]): Error {
  return new Error(
    `Missing in KEYS_DIR: ${names.join(', ')}. Restore them from the backup of keys; without them nothing can be read.`,
  );
}
