import { rmSync } from 'node:fs';

/** Removes the instance that the journeys ran on; kept when E2E_KEEP is set, to look at it. */
export default function cleanUp(): void {
  const dir = process.env['E2E_DATA'];
  if (dir && !process.env['E2E_KEEP']) process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
}
