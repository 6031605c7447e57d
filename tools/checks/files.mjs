import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every file of a checkout that is ours: tracked or new, but not ignored. Paths with `/`, relative to the root. */
export function ourFiles(root) {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(list.split('\0'))].filter((file) => file && existsSync(path.join(root, file))).sort();
}

/** The files as the checks see them: path and a lazy text. */
export function read(root, files) {
  return files.map((file) => ({
    file,
    get text() {
      return readFileSync(path.join(root, file), 'utf8');
    },
  }));
}

const CODE = /\.(ts|mjs|cjs|js|html|scss|css)$/;

/** Whether a file is code that people read and change. */
export const isCode = ({ file }) => CODE.test(file);

/** Whether a file is TypeScript of the product: of a feature or an app, and not a declaration. */
export const isProductCode = ({ file }) => /^(apps|libs)\/.*\.ts$/.test(file) && !file.endsWith('.d.ts');

/** Whether a file is a test or stands only in tests. */
export const isTest = ({ file }) => /\.spec\.(ts|mjs)$/.test(file) || /(^|\/)(testing|tests)\//.test(file);
