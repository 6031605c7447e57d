// Tests of server rooms, of the API and of the whole system: ES modules, decorators, a real PostgreSQL where asked.
// Run as: jest -c tools/jest/server.mjs --rootDir libs/<feature>/server
//
// A room with a *.db.spec.ts gets one PostgreSQL for the run. Its suites read these from the environment:
//   TEST_PG_PORT       loopback port of the server
//   TEST_PG_ADMIN_URL  superuser, database `postgres`: create and drop databases with it, nothing else
//   TEST_PG_OWNER_URL  role hf_owner, database `holdfast_template`
//   TEST_PG_TEMPLATE   name of the migrated template database: clone it, never connect to it
//   HF_OWNER_PASSWORD, HF_APP_PASSWORD, HF_JOBS_PASSWORD, HF_READER_PASSWORD, HF_SCRATCH_PASSWORD  sign-in of the roles
import path from 'node:path';
import { roomAliases, swcTransform } from './settings.mjs';

export default {
  testTimeout: 60_000,
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: swcTransform,
  moduleNameMapper: roomAliases,
  globalSetup: path.join(import.meta.dirname, 'postgres-setup.mjs'),
  globalTeardown: path.join(import.meta.dirname, 'postgres-teardown.mjs'),
};
