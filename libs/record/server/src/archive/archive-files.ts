import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { Sealing, SETTINGS, type Settings } from '@holdfast/platform/server';
import { Encrypter } from 'age-encryption';
import { ZipFile } from 'yazl';
import { partOf } from './archive-rows';

const FILE = 'archive.zip.age';

/** The files of an archive: parts sealed under the clinic's key while it is made, one encrypted file once it is. */
@Injectable()
export class ArchiveFiles {
  constructor(
    private readonly sealing: Sealing,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Writes one part so that it is there whole or not at all; the same part again takes its place. */
  async keepPart(clinicId: Id, id: Id, part: number, table: string, lines: string): Promise<void> {
    const folder = this.folder(clinicId, id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { subject, place } = partOf(clinicId, id, part);
    const file = path.join(folder, nameOf(part, table));
    // What a killed worker wrote under this number may be another table's: another release may have gone on.
    const begun = numberOf(part);
    for (const name of await readdir(folder)) if (name.startsWith(begun)) await rm(path.join(folder, name));
    const handle = await open(`${file}.new`, 'w', 0o600);
    try {
      await handle.writeFile(await this.sealing.seal(subject, place, lines));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.new`, file);
  }

  /**
   * Packs the parts, one file of lines for each table, into a ZIP encrypted for the recipient, and takes the parts away.
   *
   * @param parts how many there are; what a worker left behind beyond them is not counted
   * @returns size and SHA-256 of the encrypted file
   */
  async pack(
    archive: { clinicId: Id; id: Id; recipient: string; parts: number },
    manifest: object,
  ): Promise<{ bytes: number; sha256: string }> {
    const folder = this.folder(archive.clinicId, archive.id);
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 1)), 'manifest.json');
    for (const [table, parts] of await this.partsByTable(folder, archive.parts))
      zip.addReadStream(
        Readable.from(this.linesOf(archive.clinicId, archive.id, folder, table, parts)),
        `tables/${table}.ndjson`,
      );
    zip.end();
    const encrypter = new Encrypter();
    encrypter.addRecipient(archive.recipient);
    const plain = Readable.toWeb(zip.outputStream as Readable) as ReadableStream<Uint8Array>;
    const sealed = await encrypter.encrypt(plain);
    const hash = createHash('sha256');
    let bytes = 0;
    const counted = async function* (source: AsyncIterable<Buffer>) {
      for await (const part of source) {
        hash.update(part);
        bytes += part.length;
        yield part;
      }
    };
    const file = path.join(folder, FILE);
    const from = Readable.fromWeb(sealed as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(from, counted, createWriteStream(`${file}.new`, { mode: 0o600, flush: true }));
    await rename(`${file}.new`, file);
    for (const name of await readdir(folder)) if (name !== FILE) await rm(path.join(folder, name));
    return { bytes, sha256: hash.digest('hex') };
  }

  /** A stretch of the finished file, both ends included; null where this machine does not have it. */
  async read(clinicId: Id, id: Id, from: number, to: number): Promise<Readable | null> {
    const file = path.join(this.folder(clinicId, id), FILE);
    const found = await stat(file).catch(() => null);
    return found ? createReadStream(file, { start: from, end: to }) : null;
  }

  /** Takes everything of an archive away. */
  async remove(clinicId: Id, id: Id): Promise<void> {
    await rm(this.folder(clinicId, id), { recursive: true, force: true });
  }

  /** The archives of which this machine has anything. */
  async present(clinicId: Id): Promise<Id[]> {
    return readdir(path.dirname(this.folder(clinicId, 'x'))).catch(() => []);
  }

  private folder(clinicId: Id, id: Id): string {
    return path.join(path.resolve(this.settings.DATA_DIR), 'archives', clinicId, id);
  }

  private async partsByTable(folder: string, count: number): Promise<Map<string, number[]>> {
    const tables = new Map<string, number[]>();
    const names = (await readdir(folder)).flatMap((name) => {
      const [, part = '', table = ''] = /^(\d+)-(\w+)\.part$/.exec(name) ?? [];
      return table && Number(part) <= count ? [{ part: Number(part), table }] : [];
    });
    if (names.length !== count) throw new Error('A part of the archive is missing.');
    for (const { part, table } of names.toSorted((one, other) => one.part - other.part))
      tables.set(table, [...(tables.get(table) ?? []), part]);
    return tables;
  }

  private async *linesOf(clinicId: Id, id: Id, folder: string, table: string, parts: readonly number[]) {
    for (const part of parts) {
      const { subject, place } = partOf(clinicId, id, part);
      const lines = await this.sealing.open(subject, place, await readFile(path.join(folder, nameOf(part, table))));
      if (lines === null) throw new Error('A part of the archive is damaged.');
      yield Buffer.from(lines);
    }
  }
}

function nameOf(part: number, table: string): string {
  return `${numberOf(part)}${table}.part`;
}

function numberOf(part: number): string {
  return `${String(part).padStart(6, '0')}-`;
}
