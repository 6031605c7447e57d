import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const NOT_OURS = /(^|\/)(node_modules|dist|\.git|\.nx|\.data|\.angular|test-results|playwright-report)(\/|$)/;

/**
 * Every file of a checkout that is ours: tracked or new, but not ignored. Paths with `/`, relative to the root.
 * A machine that was handed the files without git has no more than the files: there everything outside the folders
 * that work leaves behind counts.
 */
export function ourFiles(root) {
  const git = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (git.status !== 0)
    return globSync('**/*', { cwd: root, exclude: (name) => NOT_OURS.test(name) })
      .filter((file) => isFile(path.join(root, file)))
      .sort();
  return [...new Set(git.stdout.split('\0'))].filter((file) => file && existsSync(path.join(root, file))).sort();
}

const isFile = (file) => statSync(file).isFile();

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
