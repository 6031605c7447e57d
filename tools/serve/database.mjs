import path from 'node:path';
import { prepareDatabase } from '../postgres/prepare.mjs';
import { startPostgres } from '../postgres/postgres.mjs';
import { databasePasswords } from './settings.mjs';

const DATABASE = 'holdfast';
const USUAL_PORT = 54_329;
const RESTART_LIMIT = 5;
const CALM_MS = 60_000;

/** Starts the instance's own durable PostgreSQL, with the owner role and the database in place. */
export async function openDatabase(places) {
  const passwords = databasePasswords(places);
  const server = await startPostgres({ dir: places.postgres, port: USUAL_PORT, password: passwords.superuser });
  const adminUrl = server.url('postgres');
  try {
    await prepareDatabase({ adminUrl, database: DATABASE, ownerPassword: passwords.owner });
  } catch (error) {
    await server.stop();
    const hint =
      error.code === '28P01' ? ` The keys in ${places.keys} do not belong to ${path.basename(places.postgres)}.` : '';
    throw new Error(`The database could not be opened: ${error.message}.${hint}`, { cause: error });
  }
  return { server, passwords };
}

/** Starts PostgreSQL again when it dies; gives up, by calling `onLost`, when it dies again and again. */
export function keepAlive(server, { say, onLost }) {
  let deaths = [];
  server.onExit(async () => {
    deaths = [...deaths.filter((at) => Date.now() - at < CALM_MS), Date.now()];
    if (deaths.length > RESTART_LIMIT) return onLost(new Error(`PostgreSQL keeps ending: ${server.log()}`));
    say('PostgreSQL ended; starting it again.');
    try {
      await server.restart();
      say(`PostgreSQL is back on port ${server.port}.`);
    } catch (error) {
      onLost(error);
    }
  });
}
