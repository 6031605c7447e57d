import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { filesBelow } from './manifest';
import { Meter, type Passed } from './table-stream';

const NAME = /^holdfast-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-[0-9a-f]{6}$/;
const DRAFT = /^\.holdfast-.*\.part$/;
const DRAFT_LIVES_MS = 24 * 3_600_000;

// What of the data folder belongs to the clinics. Mails that were written instead of sent do not: they are gone out.
const KEPT = ['uploads', 'demo-clock.json', 'demo-accounts.json'];

/** A folder that is being filled: nobody takes it for a backup until it is whole, and then it is there at once. */
export class Draft {
  private constructor(
    readonly folder: string,
    private readonly target: string,
  ) {}

  /** Begins one below a folder, which only this account may enter; drafts that somebody left half done a day ago go. */
  static async begin(below: string, at: Date): Promise<Draft> {
    await mkdir(below, { recursive: true, mode: 0o700 });
    await clearOldDrafts(below);
    const time = at
      .toISOString()
      .replace(/\.\d+Z$/, 'Z')
      .replaceAll(':', '-');
    const name = `holdfast-${time}-${randomBytes(3).toString('hex')}`;
    const folder = path.join(below, `.${name}.part`);
    await mkdir(folder, { mode: 0o700 });
    return new Draft(folder, path.join(below, name));
  }

  /** Makes a folder inside it. */
  async mkdir(name: string): Promise<void> {
    await mkdir(path.join(this.folder, name), { recursive: true, mode: 0o700 });
  }

  /** Writes a small file. */
  async write(name: string, text: string): Promise<void> {
    await writeFile(path.join(this.folder, name), text, { mode: 0o600, flush: true });
  }

  /** Copies a file into it, digesting it on the way. */
  async copy(from: string, name: string): Promise<Passed> {
    const file = path.join(this.folder, name);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const meter = new Meter();
    await pipeline(createReadStream(from), meter, createWriteStream(file, { mode: 0o600, flush: true }));
    return meter.passed();
  }

  /** Gives it its name, once all of it is on the disk. @returns the folder */
  async finish(): Promise<string> {
    await settle(this.folder);
    await rename(this.folder, this.target);
    await settle(path.dirname(this.target));
    return this.target;
  }

  /** Takes it away. */
  async discard(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The files of a data folder that belong into a copy, by their path in it. */
export async function keptFiles(dataDir: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of KEPT.filter((one) => existsSync(path.join(dataDir, one)))) {
    const full = path.join(dataDir, name);
    if (statSync(full).isDirectory()) found.push(...(await filesBelow(full)).map((file) => `${name}/${file}`));
    else found.push(name);
  }
  return found;
}

/** Puts a file of a copy into the data folder; whole or not at all. */
export async function putFile(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  await pipeline(createReadStream(from), createWriteStream(`${to}.new`, { mode: 0o600, flush: true }));
  await chmod(`${to}.new`, 0o600);
  await rename(`${to}.new`, to);
}

/** The backups in a folder, newest first, by name. */
export async function backupsIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  return (await readdir(folder))
    .filter((name) => NAME.test(name))
    .toSorted()
    .toReversed();
}

/** Takes a backup away: its name goes first, so that no half of it is ever taken for one. */
export async function removeBackup(folder: string, name: string): Promise<void> {
  if (!NAME.test(name)) throw new Error('Only a backup can be taken away.');
  const gone = path.join(folder, `.${name}.part`);
  await rename(path.join(folder, name), gone);
  await rm(gone, { recursive: true, force: true });
}

async function clearOldDrafts(below: string): Promise<void> {
  for (const name of (await readdir(below)).filter((one) => DRAFT.test(one))) {
    const folder = path.join(below, name);
    if (Date.now() - (await stat(folder)).mtimeMs > DRAFT_LIVES_MS) await rm(folder, { recursive: true, force: true });
  }
}

async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
