import { rmSync } from 'node:fs';
import process from 'node:process';
import { checkEntries } from './admin/one-entry';

/** Compares the run with the trail, then removes its instance; kept when E2E_KEEP is set, to look at it. */
export default async function cleanUp(): Promise<void> {
  const dir = process.env['E2E_DATA'];
  if (dir && !process.env['E2E_KEEP']) process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  if (dir) await checkEntries(dir);
}
