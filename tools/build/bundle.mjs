import { readFile } from 'node:fs/promises';
import path from 'node:path';
import esbuild from 'esbuild';
import { transform } from '@swc/core';
import { swcOptions } from './swc.mjs';

const root = path.resolve(import.meta.dirname, '../..');

// esbuild knows no decorator metadata, which Nest and TypeORM read: swc compiles each file before it is bundled.
const decorators = {
  name: 'decorator-metadata',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const { code } = await transform(source, { ...swcOptions, filename: file, sourceMaps: 'inline' });
      return { contents: code, loader: 'js' };
    });
  },
};

// Our own rooms go into the bundle, packages stay outside it; so the two must be told apart here.
const rooms = {
  name: 'rooms',
  setup(build) {
    build.onResolve({ filter: /^@holdfast\// }, ({ path: name }) => {
      const [, feature, room, extra] = name.split('/');
      return { path: path.join(root, 'libs', feature, room, 'src', extra ?? '', 'index.ts') };
    });
  },
};

/** The esbuild settings that bundle server programs: ESM for the bundled Node, packages left outside. */
export function bundleOptions(entryPoints, outdir) {
  return {
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    plugins: [rooms, decorators],
    logLevel: 'warning',
    outExtension: { '.js': '.mjs' },
  };
}

/** Bundles server programs once. */
export async function bundle(entryPoints, outdir) {
  await esbuild.build(bundleOptions(entryPoints, outdir));
}
