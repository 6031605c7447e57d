import process from 'node:process';
import { createKeys, KeyRing, KeyRotation, readSettings, Sweeper } from '@holdfast/platform/server';
import type { Call } from './commands';
import { inProgram } from './context';

/** Makes the key files of an installation where they are missing. */
export async function createKeyFiles({ print }: Call): Promise<number> {
  createKeys(readSettings(process.env).KEYS_DIR);
  print('Key files are in place. Back them up apart from the database: without them nothing can be read.');
  return 0;
}

/** Gives every clinic a new key, or adds a master key and wraps the clinics' keys with it. */
export function rotate({ args, print }: Call): Promise<number> {
  const what = args[0] ?? 'clinics';
  if (what !== 'clinics' && what !== 'master') throw new Error('Say what to rotate: clinics or master.');
  return inProgram(async (app) => {
    if (what === 'master') app.get(KeyRing).addMaster();
    const rotation = app.get(KeyRotation);
    for (const clinicId of await app.get(Sweeper).clinics()) {
      const count =
        what === 'master' ? await rotation.rewrapUnderMaster(clinicId) : await rotation.rotateClinic(clinicId);
      print(`${clinicId}: ${count} keys wrapped anew`);
    }
    return 0;
  });
}
