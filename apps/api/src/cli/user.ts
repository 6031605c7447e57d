import { AccountUnlocking } from '@holdfast/identity/server';
import type { Call } from './commands';
import { inProgram } from './context';

/** Makes a one-time link for the last administrator, who lost their second factor; exit code 1 for anybody else. */
export function unlock({ args, flags, print }: Call): Promise<number> {
  return inProgram(async (app) => {
    const link = await app.get(AccountUnlocking).make(args[0] ?? '');
    if (flags.has('--json')) print(JSON.stringify({ link }));
    else
      print(
        link ??
          'This is not the last administrator of a clinic. Another administrator can begin it on the page “People”.',
      );
    return link ? 0 : 1;
  });
}
