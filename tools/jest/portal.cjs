// Tests of portal rooms and of the portal's shell: Angular without zones, in jsdom.
// Run as: jest -c tools/jest/portal.cjs --rootDir libs/<feature>/portal
const path = require('node:path');
const { createCjsPreset } = require('jest-preset-angular/presets');

const root = path.resolve(__dirname, '../..');

// Packages that ship ES modules only: jest runs the portal's tests as CommonJS and must compile them.
const TEMPORAL = ['temporal-polyfill/', 'temporal-utils/'];
const MODULES_ONLY = ['.*\\.mjs$', '@angular/common/locales/', '@jsverse/', 'uuid/', 'idb/', ...TEMPORAL];

module.exports = {
  ...createCjsPreset({ tsconfig: path.join(root, 'apps/portal/tsconfig.spec.json') }),
  testTimeout: 30_000,
  testMatch: ['**/*.spec.ts'],
  setupFilesAfterEnv: [path.join(__dirname, 'portal-setup.ts')],
  transformIgnorePatterns: [`node_modules/(?!(${MODULES_ONLY.join('|')}))`],
  moduleNameMapper: {
    '^@holdfast/([^/]+)/portal/testing$': path.join(root, 'libs/$1/portal/src/testing/index.ts'),
    '^@holdfast/([^/]+)/(model|server|portal)$': path.join(root, 'libs/$1/$2/src/index.ts'),
  },
};
