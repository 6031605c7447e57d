// Tests of model rooms: pure TypeScript, no database, no browser.
import server from './server.mjs';

export default { ...server, testTimeout: 20_000, globalSetup: undefined, globalTeardown: undefined };
