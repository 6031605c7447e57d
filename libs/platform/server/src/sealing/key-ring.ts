import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings/settings';
import { DEMO_MARK, type MasterFile, writeSecret } from './key-files';

/** The keys that live outside the database: master keys, the look-up key, and the keys that sign. */
@Injectable()
export class KeyRing {
  private master: MasterFile;
  private readonly lookup: Buffer;
  /** Signs access tokens (ES256). */
  readonly tokenKey: KeyObject;
  /** Verifies access tokens. */
  readonly tokenPublicKey: KeyObject;
  /** Names the token key in a token's header. */
  readonly tokenKeyId: string;
  /** Signs checkpoints of the audit log (Ed25519). */
  readonly auditKey: KeyObject;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    if (settings.DEMO) createKeys(settings.KEYS_DIR, DEMO_MARK);
    else this.refuseDemoKeys();
    this.master = JSON.parse(this.read('master.json')) as MasterFile;
    this.lookup = Buffer.from(this.read('lookup.key').trim(), 'base64');
    this.tokenKey = createPrivateKey(this.read('token.pem'));
    this.tokenPublicKey = createPublicKey(this.tokenKey);
    this.auditKey = createPrivateKey(this.read('audit.pem'));
    const der = this.tokenPublicKey.export({ type: 'spki', format: 'der' });
    this.tokenKeyId = createHmac('sha256', 'token-key').update(der).digest('base64url').slice(0, 16);
  }

  /** The master key that wraps new clinic keys. */
  activeMaster(): { id: string; key: Buffer } {
    return { id: this.master.active, key: this.masterKey(this.master.active) };
  }

  /** A master key by name; old ones stay to unwrap what they wrapped. */
  masterKey(id: string): Buffer {
    // Another process may have added it since this one began.
    if (!this.master.keys[id]) this.master = JSON.parse(this.read('master.json')) as MasterFile;
    const key = this.master.keys[id];
    if (!key) throw new Error(`Master key ${id} is not in ${this.settings.KEYS_DIR}; restore it from the key backup.`);
    return Buffer.from(key, 'base64');
  }

  /** Adds a master key and makes it the active one; clinic keys are then wrapped anew by KeyRotation. */
  addMaster(): string {
    const id = randomBytes(6).toString('hex');
    this.master = JSON.parse(this.read('master.json')) as MasterFile;
    this.master = { active: id, keys: { ...this.master.keys, [id]: randomBytes(32).toString('base64') } };
    writeSecret(path.join(this.settings.KEYS_DIR, 'master.json'), JSON.stringify(this.master));
    return id;
  }

  /** The names of the master keys, the active one first. */
  masters(): { id: string; active: boolean }[] {
    this.master = JSON.parse(this.read('master.json')) as MasterFile;
    const { active, keys } = this.master;
    const all = Object.keys(keys).map((id) => ({ id, active: id === active }));
    return all.toSorted((one, other) => Number(other.active) - Number(one.active));
  }

  /** Takes a master key that is not the active one out of its file, for good. */
  removeMaster(id: string): void {
    const master = JSON.parse(this.read('master.json')) as MasterFile;
    if (master.active === id || !master.keys[id]) throw new Error(`There is no retired master key ${id}.`);
    const { [id]: _gone, ...keys } = master.keys;
    this.master = { active: master.active, keys };
    writeSecret(path.join(this.settings.KEYS_DIR, 'master.json'), JSON.stringify(this.master));
  }

  /** Keyed hash of a value that must be found before its clinic is known, such as the e-mail one signs in with. */
  installationToken(field: string, value: string): Buffer {
    return createHmac('sha256', this.lookup).update(`${field}\u0000${value}`).digest();
  }

  private refuseDemoKeys(): void {
    if (!existsSync(path.join(this.settings.KEYS_DIR, DEMO_MARK))) return;
    throw new Error('These keys were made for the demo clinic. Make a clinic its own with: npm run cli -- keys create');
  }

  private read(name: string): string {
    const file = path.join(this.settings.KEYS_DIR, name);
    if (!existsSync(file))
      throw new Error(`Key file ${name} is missing in KEYS_DIR. Make keys once with: npm run cli -- keys create`);
    if (!this.settings.DEMO && process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw new Error(`Key file ${name} can be read by others. Run: chmod 600 on it.`);
    }
    return readFileSync(file, 'utf8');
  }
}

/**
 * Makes the key files of an installation where they are missing; existing ones are never touched.
 *
 * @param mark a file to leave beside keys that are made now
 */
export function createKeys(folder: string, mark?: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (mark && !existsSync(path.join(folder, 'master.json'))) writeSecret(path.join(folder, mark), '');
  const id = randomBytes(6).toString('hex');
  const files: Record<string, () => string> = {
    'master.json': () => JSON.stringify({ active: id, keys: { [id]: randomBytes(32).toString('base64') } }),
    'lookup.key': () => randomBytes(32).toString('base64'),
    'token.pem': () =>
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'audit.pem': () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  for (const [name, make] of Object.entries(files)) {
    const file = path.join(folder, name);
    if (!existsSync(file)) writeSecret(file, make());
  }
}
