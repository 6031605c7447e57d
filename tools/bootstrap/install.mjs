import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathWithoutBin } from './node.mjs';

/** Installs the locked packages when package.json, the lockfile or the platform differ from what is installed. */
export function ensureInstalled(root) {
  const stampFile = path.join(root, 'node_modules', '.install-stamp');
  const stamp = stampOf(root);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  process.stderr.write('Installing packages (once; a few minutes on a slow line) …\n');
  const status = runNpmCi(root);
  if (status !== 0) process.exit(status);
  writeFileSync(stampFile, stamp);
}

/** What must be equal for the installed packages to be the right ones; scripts may change freely. */
function stampOf(root) {
  const { dependencies, optionalDependencies, devDependencies, overrides, allowScripts } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  return createHash('sha256')
    .update(JSON.stringify([dependencies, optionalDependencies, devDependencies, overrides, allowScripts]))
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

function runNpmCi(root) {
  // npm must not run under the Node inside the node_modules it is about to delete.
  const env = { ...process.env, PATH: pathWithoutBin(), npm_config_loglevel: 'error' };
  const inside = path.join(root, 'node_modules');
  const systemNode = process.execPath.startsWith(inside) ? 'node' : process.execPath;
  // npm's stdout goes to our stderr: a command such as `npm run cli -- --json` promises a clean stdout.
  const options = { stdio: ['inherit', 2, 2], env, cwd: root };
  const npmScript = process.env.npm_execpath;
  const result =
    npmScript && /\.c?js$/.test(npmScript)
      ? spawnSync(systemNode, [npmScript, 'ci'], options)
      : spawnSync('npm', ['ci'], { ...options, shell: process.platform === 'win32' });
  if (result.error) process.stderr.write(`npm ci: ${result.error.message}\n`);
  return result.status ?? 1;
}
