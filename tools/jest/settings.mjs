import path from 'node:path';
import { swcOptions } from '../build/swc.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** Compiles TypeScript for jest exactly as the build does, but leaves the modules ES modules. */
export const swcTransform = {
  '^.+\\.ts$': ['@swc/jest', { ...swcOptions, sourceMaps: 'inline', module: { type: 'es6' } }],
};

/** Where `@holdfast/<feature>/<room>` leads, as in tsconfig.json. */
export const roomAliases = {
  '^@holdfast/([^/]+)/(server|portal)/testing$': path.join(root, 'libs/$1/$2/src/testing/index.ts'),
  '^@holdfast/([^/]+)/(model|server|portal)$': path.join(root, 'libs/$1/$2/src/index.ts'),
};
