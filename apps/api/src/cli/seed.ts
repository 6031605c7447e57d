import { Sweeper } from '@holdfast/platform/server';
import { DemoSeed } from '../../../../tools/seed/demo-seed';
import type { Call } from './commands';
import { inProgram } from './context';

/** Makes the demo clinics; a database that has clinics already is left as it is. */
export function seed({ flags, print }: Call): Promise<number> {
  return inProgram(async (app, settings) => {
    if (!settings.DEMO) throw new Error('The demo clinics are made in demo mode only (DEMO=true).');
    const clinics = await app.get(Sweeper).clinics();
    if (clinics.length > 0) {
      if (flags.has('--if-empty')) return 0;
      throw new Error(`This database has ${clinics.length} clinics already; the demo is made in an empty one.`);
    }
    await app.get(DemoSeed).seed(print);
    return 0;
  });
}
