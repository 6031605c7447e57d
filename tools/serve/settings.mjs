import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '../..');

/** The folders of one instance. HOLDFAST_DATA moves them away from `.data`, for tests and second instances. */
export function placesOf(data = path.resolve(root, process.env.HOLDFAST_DATA ?? '.data')) {
  return {
    root,
    data,
    keys: path.join(data, 'keys'),
    files: path.join(data, 'files'),
    postgres: path.join(data, 'pg'),
    run: path.join(data, 'run.json'),
    lock: path.join(data, 'lock'),
    programs: path.join(root, 'dist/apps/api'),
    portal: path.join(root, 'dist/apps/portal/browser'),
  };
}

/** Makes the folders of an instance; keys and files are closed to every other account. */
export function makePlaces(places) {
  mkdirSync(places.data, { recursive: true, mode: 0o755 });
  for (const dir of [places.keys, places.files]) mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(places.keys, 0o700);
}

/** The passwords of the database roles: random, made once, kept readable to this account only. */
export function databasePasswords(places) {
  const file = path.join(places.keys, 'database.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const password = () => randomBytes(24).toString('base64url');
  const made = { superuser: password(), owner: password(), app: password(), jobs: password(), reader: password() };
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

/** The environment of the API's programs. What the person set in the shell wins, addresses of the database apart. */
export function programEnvironment(places, postgres, passwords, port) {
  const url = (role, secret) => postgres.url('holdfast', role, secret);
  return {
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    DEMO: 'true',
    ROLES: 'http,jobs',
    ...process.env,
    PORT: String(port),
    DATABASE_URL: url('hf_app', passwords.app),
    DATABASE_JOBS_URL: url('hf_jobs', passwords.jobs),
    DATABASE_OWNER_URL: url('hf_owner', passwords.owner),
    HF_APP_PASSWORD: passwords.app,
    HF_JOBS_PASSWORD: passwords.jobs,
    HF_READER_PASSWORD: passwords.reader,
    KEYS_DIR: places.keys,
    DATA_DIR: places.files,
    PORTAL_DIR: places.portal,
  };
}

/** The same without the owner's rights: the server may use the tables, never change them. */
export function withoutOwner(env) {
  const withheld = ['DATABASE_OWNER_URL', 'HF_APP_PASSWORD', 'HF_JOBS_PASSWORD', 'HF_READER_PASSWORD'];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !withheld.includes(name)));
}
