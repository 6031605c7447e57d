import { globSync } from 'node:fs';
import process from 'node:process';
import { startTestDatabase } from './test-database.mjs';

/** Starts one PostgreSQL with a migrated template, if any suite of this run needs a database. */
export default async function setup(_globalConfig, { rootDir }) {
  if (process.env.TEST_PG_PORT) return;
  if (globSync('**/*.db.spec.ts', { cwd: rootDir }).length === 0) return;
  const database = await startTestDatabase();
  Object.assign(process.env, database.env);
  globalThis.holdfastTestDatabase = database;
}
