import { Injectable } from '@nestjs/common';
import { type Id, systemOf } from '@holdfast/platform/model';
import { type Prepared, Sealing, Work } from '@holdfast/platform/server';
import { RECORD_TABLES } from '../export/record-table';
import { openRows, sealNotes } from '../export/sealed-rows';
import { ArchiveFiles } from './archive-files';
import type { ArchiveRow } from './archive-rows';
import { pageOf, tablesToArchive } from './archive-tables';

const PROGRESS: Prepared = {
  name: 'archive_progress',
  text: `update record_archive set at_table = $3, after_row = $4, tables = $5, tables_done = $6, parts = $7, rows = rows + $8,
      unreadable = unreadable + $9, lease_until = null
    where clinic_id = $1 and id = $2 and state = 'making' returning id`,
};

/** Reads an archive's tables page by page, each page a part on the disk before it counts as read. */
@Injectable()
export class ArchivePages {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly files: ArchiveFiles,
  ) {}

  /** Reads the page that follows what was read. @returns false where every table is read */
  async next(clinicId: Id, archive: ArchiveRow): Promise<boolean> {
    return this.work.as(systemOf(clinicId, 'archive.make'), async (tx) => {
      const tables = await tablesToArchive(tx);
      if (archive.tables > 0 && archive.tables_done >= tables.length) return false;
      const table = tables[archive.tables_done];
      if (!table) return false;
      const after = archive.at_table === table.name ? archive.after_row : null;
      const { rows, last } = await pageOf(tx, table, after);
      const json = RECORD_TABLES.find(({ name }) => name === table.name)?.json ?? [];
      const told = await openRows(tx, this.sealing, await sealNotes(tx), { name: table.name, json }, rows);
      const part = archive.parts + 1;
      const lines = told.rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      await this.files.keepPart(clinicId, archive.id, part, table.name, lines);
      const done = archive.tables_done + (last ? 0 : 1);
      const at = [table.name, last ? JSON.stringify(last) : null, tables.length, done];
      await tx.query(PROGRESS, [clinicId, archive.id, ...at, part, told.rows.length, told.unreadable]);
      return true;
    });
  }
}
