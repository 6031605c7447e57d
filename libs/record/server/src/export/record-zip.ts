import type { Readable } from 'node:stream';
import { fileOf } from '@holdfast/platform/model';
import type { RecordFile, RecordWish } from '@holdfast/record/model';
import { ZipFile } from 'yazl';
import { recordPdf } from './record-pdf';
import { RECORD_TABLES } from './record-table';

/** A record as one ZIP: `record.json`, `record.pdf`, and one file of comma-separated values for each table that has rows. */
export async function recordZip(file: RecordFile, wish: RecordWish): Promise<Readable> {
  const zip = new ZipFile();
  const at = { mtime: new Date(file.madeAt) };
  zip.addBuffer(Buffer.from(JSON.stringify(file, null, 1)), 'record.json', at);
  zip.addBuffer(await recordPdf(file, wish), 'record.pdf', at);
  for (const { name } of RECORD_TABLES) {
    const rows = file.tables[name]?.rows ?? [];
    if (rows.length > 0) zip.addBuffer(Buffer.from(csvOf(rows)), `tables/${name}.csv`, at);
  }
  zip.end();
  return zip.outputStream as Readable;
}

function csvOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const head = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return fileOf([head, ...rows.map((row) => head.map((column) => cellOf(row[column])))]);
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
