import { readFileSync } from 'node:fs';
import process from 'node:process';
import {
  backUp,
  backUpKeys,
  compareHere,
  type OnStep,
  type Proof,
  proveRestore,
  restoreHere,
  restoreKeys,
} from '@holdfast/operation/server';
import { installation } from '../installation';
import type { Call } from './commands';
import { askHidden } from './prompt';

/** Takes a backup of the database and the files; the keys stay out of it. */
export async function backup({ flags, values, print }: Call): Promise<number> {
  const program = installation();
  const to = values.get('--to') ?? program.settings.BACKUP_DIR;
  if (!to) throw new Error('Say where to: --to DIR, or set BACKUP_DIR.');
  const report = await backUp(program, to, progress(flags));
  if (flags.has('--json')) print(JSON.stringify(report));
  else {
    print(`${report.folder}`);
    print(`${report.tables} tables, ${report.rows} rows, ${report.files} files, ${megabytes(report.bytes)} MB.`);
    print('The keys are not in it. Back them up apart: npm run cli -- backup keys --to DIR');
  }
  return 0;
}

/** Writes the key files, encrypted under a passphrase, into a folder of their own. */
export async function backupKeys({ flags, values, print }: Call): Promise<number> {
  const to = values.get('--to');
  if (!to) throw new Error('Say where to: --to DIR. Not where the backups of the database are.');
  const { settings } = installation();
  const report = await backUpKeys(settings.KEYS_DIR, to, await passphrase(values, 'twice'));
  print(flags.has('--json') ? JSON.stringify(report) : `${report.file}: ${report.names.join(', ')}`);
  return 0;
}

/** Puts key files back from their backup; what is there is never touched. */
export async function putKeysBack({ flags, values, print }: Call): Promise<number> {
  const from = values.get('--from');
  if (!from) throw new Error('Say from where: --from FILE.');
  const { settings } = installation();
  const report = await restoreKeys(from, settings.KEYS_DIR, await passphrase(values, 'once'));
  const words = report.restored.length > 0 ? `Put back: ${report.restored.join(', ')}` : 'All of them were there.';
  print(flags.has('--json') ? JSON.stringify(report) : words);
  return 0;
}

/** Restores a backup into this empty system, proves it in a database of its own, or compares this system with it. */
export async function restore({ flags, values, print }: Call): Promise<number> {
  const from = values.get('--from');
  if (!from) throw new Error('Say from where: --from DIR.');
  const keysFrom = values.get('--keys-from');
  const program = installation();
  const report = (what: string, proof: Proof) =>
    print(flags.has('--json') ? JSON.stringify({ what, ...proof }) : `${what}: ${words(proof)}`);
  if (flags.has('--scratch')) {
    report('restored beside and dropped again', await proveRestore(program, from, keysFrom, progress(flags)));
    return 0;
  }
  if (!flags.has('--verify') || flags.has('--yes')) {
    if (!flags.has('--yes')) throw new Error('This fills the system of these settings. Say that it shall: --yes.');
    report('restored', await restoreHere(program, from, keysFrom, progress(flags)));
  }
  if (flags.has('--verify')) report('verified', await compareHere(program, from, keysFrom));
  return 0;
}

function words({ tables, rows, auditRoots, fields }: Proof): string {
  const shredded = fields.shredded > 0 ? ` ${fields.shredded} belong to keys that were destroyed on purpose.` : '';
  return `${tables} tables with ${rows} rows are as they were backed up, ${auditRoots} audit logs end where they did, ${fields.opened} sealed fields of ${fields.columns} columns open.${shredded}`;
}

// Progress is for a person who waits; a program that reads JSON gets none of it.
function progress(flags: ReadonlySet<string>): OnStep | undefined {
  if (flags.has('--json') || !process.stderr.isTTY) return undefined;
  return ({ doing, what, done, of }) => {
    const percent = of === 0 ? 100 : Math.floor((100 * done) / of);
    process.stderr.write(`\r\u001b[K${percent} % ${doing}: ${what}${done === of ? '\n' : ''}`);
  };
}

async function passphrase(values: Call['values'], how: 'once' | 'twice'): Promise<string> {
  const file = values.get('--passphrase-file');
  if (file) return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  if (!process.stdin.isTTY)
    throw new Error('Without a terminal the passphrase comes from a file: --passphrase-file FILE.');
  const given = await askHidden('Passphrase: ');
  if (how === 'twice' && (await askHidden('Once more: ')) !== given) throw new Error('The two are not the same.');
  return given;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
