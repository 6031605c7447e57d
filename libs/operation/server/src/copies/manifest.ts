import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Meter, type Passed } from './table-stream';

const MANIFEST = 'manifest.json';
const SEAL = 'manifest.seal';
const FORMAT = 1;

const Digest = z.string().regex(/^[0-9a-f]{64}$/);
// Nothing in a manifest may lead out of the folder that it stands in.
const RelativePath = z.string().regex(/^(?!.*(^|\/)\.\.?(\/|$))[\w@.-]+(\/[\w@.-]+)*$/);

const TableEntry = z.strictObject({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.int().min(0),
  sha256: Digest,
  file: RelativePath,
  fileBytes: z.int().min(0),
  fileSha256: Digest,
});

/** One table of a copy: what it held, and the file that holds it. */
export type TableEntry = z.infer<typeof TableEntry>;

const FileEntry = z.strictObject({ path: RelativePath, bytes: z.int().min(0), sha256: Digest });

/** One file of the data folder in a copy; its path is relative to that folder. */
export type FileEntry = z.infer<typeof FileEntry>;

const AuditRoot = z.strictObject({ clinicId: z.string(), size: z.string(), root: z.string() });

/** Where one clinic's audit log stood: how many entries, and the root over them. */
export type AuditRoot = z.infer<typeof AuditRoot>;

const ManifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.string(),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  queueVersion: z.int().nullable(),
  masters: z.array(z.string()),
  auditRoots: z.array(AuditRoot),
  leftOut: z.array(z.string()),
  tables: z.array(TableEntry),
  files: z.array(FileEntry),
});

/** What a copy says about itself: its release, every table's count and digest, and the master keys that open it. */
export type Manifest = z.infer<typeof ManifestSchema>;

/** A copy that has been looked through: every byte of it is what its manifest says. */
export interface CheckedCopy {
  readonly folder: string;
  readonly manifest: Manifest;
  /** The mark that only the installation's look-up key can make over the manifest. */
  readonly mark: string;
  readonly manifestSha256: string;
}

/** The two files that close a copy: the manifest, and its digest with the mark of the installation that made it. */
export function manifestFiles(manifest: Manifest, markOf: (digest: string) => string): Record<string, string> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  const digest = createHash('sha256').update(text).digest('hex');
  return { [MANIFEST]: text, [SEAL]: `sha256 ${digest}\nmark ${markOf(digest)}\n` };
}

/**
 * Looks a whole copy through before anything is done with it.
 *
 * @param onFile told of every file that was found whole, with how many of how many bytes are done
 * @throws Error that names the first file that is missing, too many, or not what the manifest says
 */
export async function checkCopy(
  folder: string,
  onFile: (done: number, total: number) => void = () => undefined,
): Promise<CheckedCopy> {
  const { manifest, ...seal } = await readManifest(folder);
  const entries = [
    ...manifest.tables.map((table) => ({ file: table.file, bytes: table.fileBytes, sha256: table.fileSha256 })),
    ...manifest.files.map((file) => ({ file: `files/${file.path}`, bytes: file.bytes, sha256: file.sha256 })),
  ];
  const known = new Set([MANIFEST, SEAL, ...entries.map(({ file }) => file)]);
  for (const file of await filesBelow(folder)) if (!known.has(file)) refuse(file, 'does not belong to this backup');
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const { file, bytes, sha256 } of entries) {
    const found = await digestOf(path.join(folder, file)).catch(() => refuse(file, 'is missing'));
    if (found.bytes !== bytes || found.sha256 !== sha256) refuse(file, 'is not what was backed up');
    done += bytes;
    onFile(done, total);
  }
  return { folder, manifest, ...seal };
}

/** The manifest of a copy, with its own digest checked and nothing else. */
export async function readManifest(folder: string): Promise<Omit<CheckedCopy, 'folder'>> {
  const read = (name: string) =>
    readFile(path.join(folder, name), 'utf8').catch(() => refuse(name, 'is missing: this is no whole backup'));
  const [text, seal] = [await read(MANIFEST), await read(SEAL)];
  const digest = createHash('sha256').update(text).digest('hex');
  const [, said, mark] = /^sha256 ([0-9a-f]{64})\nmark ([0-9a-f]{64})\n$/.exec(seal) ?? refuse(SEAL, 'is damaged');
  if (said !== digest || !mark) refuse(MANIFEST, 'is not what was backed up');
  const manifest = ManifestSchema.safeParse(JSON.parse(text));
  if (!manifest.success) return refuse(MANIFEST, 'is of a form that this release does not know');
  return { manifest: manifest.data, mark: mark ?? '', manifestSha256: digest };
}

/** The digest of one file. */
export async function digestOf(file: string): Promise<Passed> {
  const meter = new Meter();
  await pipeline(createReadStream(file), meter, new Writable({ write: (_chunk, _encoding, next) => next() }));
  return meter.passed();
}

/** Every file below a folder, by its path in it. A link is refused: it could stand for anything. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of (await readdir(folder, { recursive: true })).toSorted()) {
    const state = await lstat(path.join(folder, name));
    if (state.isFile()) found.push(name.split(path.sep).join('/'));
    else if (!state.isDirectory()) refuse(name, 'is neither a file nor a folder');
  }
  return found;
}

function refuse(file: string, why: string): never {
  throw new Error(`The backup cannot be used: ${file} ${why}. Nothing was written.`);
}
