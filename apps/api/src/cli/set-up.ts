import { SetupLinks } from '@holdfast/clinic/server';
import type { Call } from './commands';
import { inProgram } from './context';

/** Makes a link to set this installation up; exit code 1 where it has a clinic already. */
export function setupLink({ flags, print }: Call): Promise<number> {
  return inProgram(async (app) => {
    const link = await app.get(SetupLinks).make();
    if (flags.has('--json')) print(JSON.stringify({ link }));
    else print(link ?? 'This installation has a clinic already; its administrators invite everybody else.');
    return link ? 0 : 1;
  });
}
