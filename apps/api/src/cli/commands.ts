import { checkProof, dump, key, prove } from './audit/proofs';
import { verify } from './audit/verify';
import { backup, backupKeys, putKeysBack, restore } from './copies';
import { accounts, clock, outbox } from './demo';
import { docs } from './docs';
import { exportPatient } from './export';
import { doctor } from './doctor';
import { createKeyFiles, retire, rotate } from './keys';
import { seed } from './seed';
import { setupLink } from './set-up';
import { unlock } from './user';

/** What a command is called with, and where it prints. */
export interface Call {
  readonly args: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** Options that take a value, by name with its dashes. */
  readonly values: ReadonlyMap<string, string>;
  readonly print: (text: string) => void;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  readonly takes: string;
  readonly about: string;
  /** The options that take a value. */
  readonly values?: readonly string[];
  /** Does it. @returns the exit code */
  readonly run: (call: Call) => Promise<number>;
}

/** Every command, in the order of the usage text. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'setup-link',
    takes: '[--json]',
    about: 'makes a link to set up an installation that has no clinic',
    run: setupLink,
  },
  {
    name: 'user unlock',
    takes: 'EMAIL [--json]',
    about: 'makes a one-time link for the last administrator, who lost their second factor',
    run: unlock,
  },
  { name: 'seed demo', takes: '[--if-empty]', about: 'makes the two demo clinics', run: seed },
  { name: 'demo accounts', takes: '[--json]', about: 'lists the demo sign-ins', run: accounts },
  { name: 'demo outbox', takes: '[--json]', about: 'lists the mails that were written instead of sent', run: outbox },
  {
    name: 'demo clock',
    takes: '[+3d] [--json]',
    about: 'tells or moves the demo clock and runs what falls due',
    run: clock,
  },
  {
    name: 'keys create',
    takes: '',
    about: 'makes the key files of an installation where they are missing',
    run: createKeyFiles,
  },
  { name: 'keys rotate', takes: '[clinics|master]', about: 'wraps keys anew while the clinics go on', run: rotate },
  {
    name: 'keys retire',
    takes: '[MASTER] [--yes]',
    about: 'lists master keys, or destroys one that wraps nothing',
    run: retire,
  },
  {
    name: 'backup',
    takes: '[--to DIR] [--json]',
    about: 'copies database and files as they stand at one instant, without the keys',
    values: ['--to'],
    run: backup,
  },
  {
    name: 'backup keys',
    takes: '--to DIR [--passphrase-file FILE]',
    about: 'writes the key files, encrypted, somewhere else',
    values: ['--to', '--passphrase-file'],
    run: backupKeys,
  },
  {
    name: 'restore',
    takes: '--from DIR [--keys-from DIR] [--yes] [--verify] [--scratch]',
    about: 'fills an empty system, compares this one (--verify), or proves it beside (--scratch)',
    values: ['--from', '--keys-from'],
    run: restore,
  },
  {
    name: 'restore keys',
    takes: '--from FILE [--passphrase-file FILE]',
    about: 'puts key files back that are missing',
    values: ['--from', '--passphrase-file'],
    run: putKeysBack,
  },
  {
    name: 'export patient',
    takes: 'PATIENT --clinic ID --to FILE [--language es]',
    about: 'writes one patient’s whole record into a ZIP',
    values: ['--clinic', '--to', '--language'],
    run: exportPatient,
  },
  {
    name: 'audit verify',
    takes: '[--dump FILE --key PEM] [--checkpoints DIR] [--json]',
    about: 'checks the trail against what was signed, and names the first bad entry',
    values: ['--dump', '--key', '--checkpoints'],
    run: verify,
  },
  { name: 'audit dump', takes: 'FILE', about: 'writes the trail into a file, to be checked elsewhere', run: dump },
  { name: 'audit key', takes: '', about: 'prints the public key that checkpoints are signed for', run: key },
  {
    name: 'audit prove',
    takes: 'ENTRY | --from N --to M [--clinic ID] [--out FILE]',
    about: 'proves that an entry is in the log, or that the log only grew',
    values: ['--from', '--to', '--clinic', '--out'],
    run: prove,
  },
  {
    name: 'audit check-proof',
    takes: 'FILE --key PEM',
    about: 'checks such a proof, without a database',
    values: ['--key'],
    run: checkProof,
  },
  { name: 'doctor', takes: '[--json]', about: 'says what is wrong, why it matters and what mends it', run: doctor },
  { name: 'docs', takes: '[--check]', about: 'writes docs/settings.md and docs/access-matrix.md', run: docs },
];
