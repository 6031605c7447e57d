import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeSecret } from '@holdfast/platform/server';
import { z } from 'zod';

/** The fewest characters of a passphrase that a folder of keys is entrusted to. */
export const PASSPHRASE_LENGTH = 16;

// OWASP's figure for scrypt: 128 MiB and about half a second, paid once by us and at each guess by a thief.
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const MADE = /\.(json|key|pem)$/;
const NEVER = new Set(['database.json']);
const ABOUT = 'holdfast keys 1';

const Sealed = z.strictObject({
  about: z.literal(ABOUT),
  takenAt: z.iso.datetime(),
  names: z.array(z.string()),
  salt: z.base64(),
  nonce: z.base64(),
  tag: z.base64(),
  text: z.base64(),
});
const Files = z.record(z.string().regex(/^[\w-]+(\.[\w-]+)*$/), z.base64());

const derive = promisify(scrypt) as (
  secret: string,
  salt: Buffer,
  length: number,
  options: typeof COST,
) => Promise<Buffer>;

/**
 * Writes the key files, encrypted under a passphrase, into a folder of their own. The passwords of the database are left
 * out: they belong to a server, not to the data.
 *
 * @param to a folder that holds no backup of the database: whoever finds one of the two must not have both
 * @throws Error when the passphrase is under sixteen characters, there is no key, or a backup lies in the folder
 */
export async function backUpKeys(
  keysDir: string,
  to: string,
  passphrase: string,
): Promise<{ file: string; names: string[] }> {
  if (passphrase.length < PASSPHRASE_LENGTH)
    throw new Error(`The passphrase needs ${PASSPHRASE_LENGTH} characters or more.`);
  await mkdir(to, { recursive: true, mode: 0o700 });
  const there = await readdir(to);
  if (there.some((name) => /^\.?holdfast-.*Z-/.test(name) || name === 'manifest.json'))
    throw new Error('A backup of the database lies in this folder. Keep the keys apart from it.');
  const names = (await readdir(keysDir)).filter((name) => MADE.test(name) && !NEVER.has(name)).toSorted();
  if (!names.includes('master.json')) throw new Error('There are no keys in KEYS_DIR.');
  const files: Record<string, string> = {};
  for (const name of names) files[name] = (await readFile(path.join(keysDir, name))).toString('base64');
  const takenAt = new Date().toISOString();
  const file = path.join(to, `holdfast-keys-${takenAt.slice(0, 19).replaceAll(':', '-')}Z.json`);
  writeSecret(file, await sealed(JSON.stringify(files), passphrase, takenAt, names));
  return { file, names };
}

/**
 * Puts the key files of a backup back; a file that is there already is never touched.
 *
 * @returns what was put back, and what was there and differs not in a byte
 * @throws Error when the passphrase is wrong, a bit was flipped, or a key file is there that says something else
 */
export async function restoreKeys(file: string, keysDir: string, passphrase: string): Promise<{ restored: string[] }> {
  const files = await opened(await readFile(file, 'utf8'), passphrase);
  const absent: [string, Buffer][] = [];
  for (const [name, text] of Object.entries(files)) {
    const [target, content] = [path.join(keysDir, name), Buffer.from(text, 'base64')];
    if (!existsSync(target)) absent.push([target, content]);
    else if (!(await readFile(target)).equals(content))
      throw new Error(
        `${name} is there and says something else than the backup. Move it away first; nothing was written.`,
      );
  }
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  for (const [target, content] of absent) writeSecret(target, content);
  return { restored: absent.map(([target]) => path.basename(target)) };
}

async function sealed(text: string, passphrase: string, takenAt: string, names: string[]): Promise<string> {
  const [salt, nonce] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, 32, COST), nonce);
  cipher.setAAD(bound(takenAt, names));
  const secret = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = { salt, nonce, tag: cipher.getAuthTag(), text: secret };
  const written = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.toString('base64')]));
  return `${JSON.stringify({ about: ABOUT, takenAt, names, ...written }, null, 1)}\n`;
}

async function opened(content: string, passphrase: string): Promise<Record<string, string>> {
  const read = Sealed.safeParse(parsed(content));
  if (!read.success) throw new Error('This is no backup of keys, or it is damaged.');
  const { takenAt, names, salt, nonce, tag, text } = read.data;
  const bytes = (part: string) => Buffer.from(part, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', await derive(passphrase, bytes(salt), 32, COST), bytes(nonce), {
    authTagLength: 16,
  });
  try {
    decipher.setAAD(bound(takenAt, names)).setAuthTag(bytes(tag));
    return Files.parse(JSON.parse(Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8')));
  } catch (cause) {
    throw new Error('The passphrase is wrong, or the backup of keys is damaged.', { cause });
  }
}

function bound(takenAt: string, names: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify([ABOUT, takenAt, names]));
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
