import { createHash } from 'node:crypto';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { copyOut, type CopiedTable } from './tables';

const NEWLINE = 10;

/** What went by: how many bytes and lines, and their digest. */
export interface Passed {
  readonly bytes: number;
  /** Lines; in the text of a COPY, one row each. */
  readonly lines: number;
  /** SHA-256 in hex. */
  readonly sha256: string;
}

/** A place in a stream that looks at what goes by and changes nothing. */
export class Meter extends Transform {
  private readonly hash = createHash('sha256');
  private bytes = 0;
  private lines = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, next: (error: null, chunk: Buffer) => void): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) this.lines += 1;
    next(null, chunk);
  }

  /** What went by; once only, at the end. */
  passed(): Passed {
    return { bytes: this.bytes, lines: this.lines, sha256: this.hash.digest('hex') };
  }
}

/** Counts and digests a table's rows, in their order, as they stand in a database. */
export async function measure(client: pg.Client, table: CopiedTable): Promise<{ rows: number; sha256: string }> {
  const meter = new Meter();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(client.query(copyTo(copyOut(table))), meter, nowhere);
  const { lines, sha256 } = meter.passed();
  return { rows: lines, sha256 };
}
