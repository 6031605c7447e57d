import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { DiskFacts, SystemFacts } from '@holdfast/operation/model';
import { DEMO_MARK, KEY_FILES, openToOthers, readMasters, type Settings } from '@holdfast/platform/server';
import type { Installation } from '../installation';
import { type DatabaseSight, lookAtDatabase } from './database-sight';
import { certificateDays, mailAnswers, redisAnswers, urlAnswers } from './reach';

/**
 * Looks at everything that can be wrong with an installation. What cannot be looked at is null, and keeps nothing else from
 * being looked at: the doctor is asked when something is down.
 */
export async function examine(installation: Installation): Promise<SystemFacts> {
  const { settings } = installation;
  const [sight, disks, mail, redis, url] = await Promise.all([
    lookAtDatabase(installation).catch(() => null),
    disksOf(settings),
    mailAnswers(settings),
    redisAnswers(settings),
    urlOf(settings),
  ]);
  return {
    ...{ demo: settings.DEMO, production: process.env['NODE_ENV'] === 'production', settingsWrong: null },
    ...{ disks, mail, redis, url },
    keys: keysOf(settings, sight),
    database: sight?.database ?? null,
    queue: sight?.queue ?? null,
    copies: sight && copiesOf(settings, sight),
    audit: sight?.audit ?? null,
    nodes: sight?.nodes ?? null,
  };
}

/** What can be said of an installation whose settings cannot be read. */
export function unreadable(reason: string): SystemFacts {
  const names = [...reason.matchAll(/\b[A-Z][A-Z_]{2,}\b/g)].map(([name]) => name);
  return {
    ...{
      demo: false,
      production: process.env['NODE_ENV'] === 'production',
      disks: [],
      mail: 'reachable',
      redis: 'none',
    },
    settingsWrong: [...new Set(names)].join(', ') || reason,
    keys: { missing: [], readable: [], isDemo: false, lacking: null },
    ...{ database: null, queue: null, copies: null, audit: null, nodes: null },
    url: { given: true, secure: true, answers: null, certificateDays: null },
  };
}

function keysOf({ KEYS_DIR: folder }: Settings, sight: DatabaseSight | null): SystemFacts['keys'] {
  const missing = KEY_FILES.filter((name) => !existsSync(path.join(folder, name)));
  return {
    missing,
    readable: openToOthers(folder),
    isDemo: existsSync(path.join(folder, DEMO_MARK)),
    lacking: sight?.masters && !missing.includes('master.json') ? lacking(folder, sight.masters) : null,
  };
}

function lacking(folder: string, wanted: readonly string[]): string[] | null {
  try {
    const { keys } = readMasters(folder);
    return wanted.filter((id) => !keys[id]);
  } catch {
    return null;
  }
}

function copiesOf(settings: Settings, { runs }: DatabaseSight): SystemFacts['copies'] {
  return {
    isOn: settings.BACKUP_DIR !== undefined,
    // A process that does no jobs is not given these; whether those that do have them shows in the copies themselves.
    canRead: !settings.ROLES.includes('jobs') || settings.DATABASE_READER_URL !== undefined,
    canProve: !settings.ROLES.includes('jobs') || settings.DATABASE_SCRATCH_URL !== undefined,
    ...runs,
  };
}

async function disksOf({ DATA_DIR, BACKUP_DIR, DATABASE_DIR }: Settings): Promise<DiskFacts[]> {
  const folders: [DiskFacts['what'], string | undefined][] = [
    ['data', DATA_DIR],
    ['backups', BACKUP_DIR],
    ['database', DATABASE_DIR],
  ];
  const looked = folders.map(async ([what, folder]) => {
    const state = folder && existsSync(folder) ? await statfs(folder).catch(() => null) : null;
    return state ? [{ what, freeBytes: state.bavail * state.bsize, totalBytes: state.blocks * state.bsize }] : [];
  });
  return (await Promise.all(looked)).flat();
}

async function urlOf({ PUBLIC_URL, DEMO }: Settings): Promise<SystemFacts['url']> {
  if (!PUBLIC_URL || DEMO)
    return { given: PUBLIC_URL !== undefined, secure: false, answers: null, certificateDays: null };
  const url = new URL(PUBLIC_URL);
  const secure = url.protocol === 'https:';
  const [answers, days] = await Promise.all([urlAnswers(url), secure ? certificateDays(url) : null]);
  return { given: true, secure, answers, certificateDays: days };
}
