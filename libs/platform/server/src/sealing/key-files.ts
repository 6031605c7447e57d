import { createHmac } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** The master keys of an installation, as their file holds them: by name, in base64, one of them active. */
export interface MasterFile {
  active: string;
  keys: Record<string, string>;
}

/** Stands beside keys that the demo made for itself, so that no clinic is ever opened with them. */
export const DEMO_MARK = 'demo-keys';

/** The key files without which a process does not start. */
export const KEY_FILES = ['master.json', 'lookup.key', 'token.pem', 'audit.pem'] as const;

/**
 * Reads the master keys without making any: for work on copies, where a key that is missing must be named, not replaced.
 *
 * @throws Error that names the file when it is missing or no key file
 */
export function readMasters(folder: string): MasterFile {
  try {
    return JSON.parse(readKeyFile(folder, 'master.json')) as MasterFile;
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new Error('Key file master.json is damaged; restore it.', { cause });
    throw cause;
  }
}

/** A keyed hash that only this installation's look-up key can make, to tell its own things from somebody else's. */
export function installationMark(folder: string, field: string, value: string): string {
  const key = Buffer.from(readKeyFile(folder, 'lookup.key').trim(), 'base64');
  return createHmac('sha256', key).update(`${field}\u0000${value}`).digest('hex');
}

/** Writes a secret so that only this account can read it, whole or not at all. */
export function writeSecret(file: string, content: string | Buffer): void {
  const fresh = `${file}.new`;
  writeFileSync(fresh, content, { mode: 0o600, flush: true });
  chmodSync(fresh, 0o600);
  renameSync(fresh, file);
}

/** The key files that accounts other than our own can read. */
export function openToOthers(folder: string): string[] {
  if (process.platform === 'win32') return [];
  const there = KEY_FILES.filter((name) => existsSync(path.join(folder, name)));
  return there.filter((name) => (statSync(path.join(folder, name)).mode & 0o077) !== 0);
}

function readKeyFile(folder: string, name: string): string {
  const file = path.join(folder, name);
  if (!existsSync(file))
    throw new Error(`Key file ${name} is missing in KEYS_DIR; restore it from the backup of keys.`);
  return readFileSync(file, 'utf8');
}
