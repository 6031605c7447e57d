import process from 'node:process';
import type { INestApplicationContext } from '@nestjs/common';
import { createKeys, KeyRing, KeyRotation, MasterRetirement, readSettings, Sweeper } from '@holdfast/platform/server';
import type { Call } from './commands';
import { inProgram } from './context';

/** Makes the key files of an installation where they are missing. */
export async function createKeyFiles({ print }: Call): Promise<number> {
  createKeys(readSettings(process.env).KEYS_DIR);
  print('Key files are in place. Back them up apart from the database: without them nothing can be read.');
  return 0;
}

/** Gives every clinic a new key, or adds a master key and wraps the clinics' keys with it. */
export function rotate({ args, flags, print }: Call): Promise<number> {
  const what = args[0] ?? 'clinics';
  if (what !== 'clinics' && what !== 'master') throw new Error('Say what to rotate: clinics or master.');
  return inProgram(async (app) => {
    const counts = await app.get(KeyRotation).alone(() => rotateAll(app, what));
    if (flags.has('--json')) print(JSON.stringify({ what, clinics: counts }));
    else for (const { clinicId, count } of counts) print(`${clinicId}: ${count} keys wrapped anew`);
    return 0;
  });
}

async function rotateAll(app: INestApplicationContext, what: 'clinics' | 'master') {
  const rotation = app.get(KeyRotation);
  if (what === 'master') app.get(KeyRing).addMaster();
  const counts: { clinicId: string; count: number }[] = [];
  for (const clinicId of await app.get(Sweeper).clinics()) {
    const count =
      what === 'master' ? await rotation.rewrapUnderMaster(clinicId) : await rotation.rotateClinic(clinicId);
    counts.push({ clinicId, count });
  }
  return counts;
}

/** Destroys a master key that wraps nothing any more; without a name, lists them with what they wrap. */
export function retire({ args, flags, print }: Call): Promise<number> {
  return inProgram(async (app) => {
    const clinicIds = await app.get(Sweeper).clinics();
    const retirement = app.get(MasterRetirement);
    const id = args[0];
    if (id === undefined) {
      const uses = await retirement.uses(clinicIds);
      if (flags.has('--json')) print(JSON.stringify({ items: uses }));
      else
        for (const one of uses)
          print(`${one.id}  ${one.active ? 'active' : 'retired'}, wraps ${one.wraps} clinic keys`);
      return 0;
    }
    if (!flags.has('--yes'))
      throw new Error(
        `This destroys master key ${id}: what only it opens is gone, in every backup. Say that it shall: --yes.`,
      );
    await app.get(KeyRotation).alone(() => retirement.retire(id, clinicIds));
    print(
      flags.has('--json')
        ? JSON.stringify({ retired: id })
        : `Master key ${id} is destroyed here. Destroy the backups of keys that hold it.`,
    );
    return 0;
  });
}
