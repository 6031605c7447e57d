import path from 'node:path';
import type { Installation } from '../installation';
import { type BackupReport, takeBackup } from './backup';
import { written } from './backup-runs';
import { withConnection } from './connection';
import { checkCopy, type CheckedCopy } from './manifest';
import { type Proof, refuseWithoutKeys } from './proof';
import { type RestoreOrder, restoreCopy } from './restore';
import { withScratchDatabase } from './scratch';

/** How many sealed fields a proof opens. */
export const FIELDS = 1_000;

/** Told how far copying, checking or filling has come. */
export type OnStep = (step: { doing: 'copied' | 'checked' | 'filled'; what: string; done: number; of: number }) => void;

/** Takes a backup into a folder and writes down what came of it. */
export async function backUp({ settings, version }: Installation, to: string, onStep?: OnStep): Promise<BackupReport> {
  const readerUrl = needed(settings.DATABASE_READER_URL, 'DATABASE_READER_URL');
  const jobsUrl = needed(settings.DATABASE_JOBS_URL, 'DATABASE_JOBS_URL');
  const { DATA_DIR: dataDir, KEYS_DIR: keysDir } = settings;
  return withConnection(jobsUrl, async (jobs) => {
    const { figures } = await written(jobs, { kind: 'backup', folder: '' }, async () => {
      const report = await takeBackup({
        ...{ readerUrl, dataDir, keysDir, to, version },
        onStep: ({ table, done, of }) => onStep?.({ doing: 'copied', what: table, done, of }),
      });
      return { figures: report, folder: path.basename(report.folder) };
    });
    return figures;
  });
}

/** Restores a backup into a database made for it on the same server, proves it, drops it, and writes down what came of it. */
export async function proveRestore(
  installation: Installation,
  from: string,
  keysFrom?: string,
  onStep?: OnStep,
): Promise<Proof> {
  const { settings } = installation;
  const scratchUrl = needed(settings.DATABASE_SCRATCH_URL, 'DATABASE_SCRATCH_URL');
  const jobsUrl = needed(settings.DATABASE_JOBS_URL, 'DATABASE_JOBS_URL');
  return withConnection(jobsUrl, async (jobs) => {
    const { figures } = await written(jobs, { kind: 'proof', folder: path.basename(from) }, async () => {
      const copies = await openCopies(installation, from, keysFrom, onStep);
      const proof = await withScratchDatabase(scratchUrl, (ownerUrl) =>
        restoreCopy({ ...orderOf(installation, copies, onStep), ownerUrl, dataDir: null }),
      );
      return { figures: { ...proof, fields: proof.fields.opened, proof }, folder: path.basename(from) };
    });
    return figures.proof;
  });
}

/** Restores a backup into the empty system of these settings. */
export async function restoreHere(
  installation: Installation,
  from: string,
  keysFrom?: string,
  onStep?: OnStep,
): Promise<Proof> {
  const { settings } = installation;
  const ownerUrl = needed(settings.DATABASE_OWNER_URL, 'DATABASE_OWNER_URL');
  const copies = await openCopies(installation, from, keysFrom, onStep);
  return restoreCopy({ ...orderOf(installation, copies, onStep), ownerUrl, dataDir: settings.DATA_DIR });
}

interface Copies {
  readonly copy: CheckedCopy;
  readonly keysFrom?: CheckedCopy;
}

/** Looks a backup through, with the later one whose keys are used: every byte, the release, the keys. */
export async function openCopies(
  { settings, migrations, version }: Installation,
  from: string,
  keysFrom?: string,
  onStep?: OnStep,
): Promise<Copies> {
  const onFile = (done: number, of: number) => onStep?.({ doing: 'checked', what: 'bytes', done, of });
  const copy = await checkCopy(from, onFile);
  const keys = keysFrom === undefined ? undefined : await checkCopy(keysFrom, onFile);
  const unknown = copy.manifest.migrations.filter((name) => !migrations.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `This backup is of release ${copy.manifest.version} and newer than this program (${version}): it has ${unknown.join(', ')}.`,
    );
  refuseWithoutKeys(copy, keys, settings.KEYS_DIR);
  return keys ? { copy, keysFrom: keys } : { copy };
}

function orderOf({ settings, migrate }: Installation, copies: Copies, onStep?: OnStep) {
  const told: RestoreOrder['onStep'] = ({ table, done, of }) => onStep?.({ doing: 'filled', what: table, done, of });
  return { ...copies, keysDir: settings.KEYS_DIR, migrate, fields: FIELDS, onStep: told };
}

function needed(value: string | undefined, name: string): string {
  if (!value) throw new Error(`${name} is needed for this; see docs/how-to/back-up-and-restore.md.`);
  return value;
}
