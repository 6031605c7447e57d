import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const ROLES_WITH_PASSWORD = ['superuser', 'owner', 'app', 'jobs', 'reader', 'scratch'];

const root = path.resolve(import.meta.dirname, '../..');

/** The folders of one instance. HOLDFAST_DATA moves them away from `.data`, for tests and second instances. */
export function placesOf(data = path.resolve(root, process.env.HOLDFAST_DATA ?? '.data')) {
  return {
    root,
    data,
    keys: path.join(data, 'keys'),
    files: path.join(data, 'files'),
    backups: path.join(data, 'backups'),
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
  for (const dir of [places.keys, places.files, places.backups]) mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(places.keys, 0o700);
}

/** The passwords of the database roles: random, made once, kept readable to this account only. */
export function databasePasswords(places) {
  const file = path.join(places.keys, 'database.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (ROLES_WITH_PASSWORD.every((role) => kept[role])) return kept;
  // An installation may be older than one of its roles.
  const made = ROLES_WITH_PASSWORD.map((role) => [role, kept[role] ?? randomBytes(24).toString('base64url')]);
  const passwords = Object.fromEntries(made);
  writeFileSync(file, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
  return passwords;
}

/** The environment of the API's programs. What the person set in the shell wins, addresses of the database apart. */
export function programEnvironment(places, postgres, passwords, port) {
  const url = (role, secret) => postgres.url('holdfast', role, secret);
  return {
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    DEMO: 'true',
    ROLES: 'http,jobs',
    BACKUP_DIR: places.backups,
    DATABASE_DIR: places.postgres,
    ...process.env,
    PORT: String(port),
    DATABASE_URL: url('hf_app', passwords.app),
    DATABASE_JOBS_URL: url('hf_jobs', passwords.jobs),
    DATABASE_OWNER_URL: url('hf_owner', passwords.owner),
    DATABASE_READER_URL: url('hf_reader', passwords.reader),
    DATABASE_SCRATCH_URL: url('hf_scratch', passwords.scratch),
    HF_APP_PASSWORD: passwords.app,
    HF_JOBS_PASSWORD: passwords.jobs,
    HF_READER_PASSWORD: passwords.reader,
    HF_SCRATCH_PASSWORD: passwords.scratch,
    KEYS_DIR: places.keys,
    DATA_DIR: places.files,
    PORTAL_DIR: places.portal,
  };
}

/** The same without the owner's rights: the server may use the tables, never change them. */
export function withoutOwner(env) {
  const withheld = [
    'DATABASE_OWNER_URL',
    'HF_APP_PASSWORD',
    'HF_JOBS_PASSWORD',
    'HF_READER_PASSWORD',
    'HF_SCRATCH_PASSWORD',
  ];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !withheld.includes(name)));
}
