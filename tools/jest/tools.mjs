// Tests of the tools themselves: plain modules, no compilation of what they test.
import server from './server.mjs';

export default {
  ...server,
  globalSetup: undefined,
  globalTeardown: undefined,
  testMatch: ['**/*.spec.mjs', '**/*.spec.ts'],
};
