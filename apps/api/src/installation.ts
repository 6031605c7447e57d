import process from 'node:process';
import { readSettings, type Settings } from '@holdfast/platform/server';
import type { Installation } from '@holdfast/operation/server';
import { migrate } from './database/migration';
import { MIGRATIONS } from './migrations/index';

/** The release of this program, as copies, processes and the API's description name it. */
export const VERSION = '0.1.0';

/** What this program tells of itself to whatever works on the whole installation. */
export function installationOf(settings: Settings): Installation {
  return {
    settings,
    version: VERSION,
    migrations: MIGRATIONS.map(({ name }) => name),
    // A scratch database has an owner of its own, who may not give the roles their passwords; there they have them.
    migrate: (ownerUrl, only) => migrate(ownerUrl, ownerUrl === settings.DATABASE_OWNER_URL ? process.env : {}, only),
  };
}

/** The same with the settings of this command's environment. */
export function installation(): Installation {
  return installationOf(readSettings(process.env));
}
