import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** PATH without any node_modules/.bin, where a packaged `node` would shadow the system's. */
export function pathWithoutBin() {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((entry) => !entry.includes(`node_modules${path.sep}.bin`))
    .join(path.delimiter);
}

/** The Node everything after the installation runs on: the packaged Node 24, else the one running now. */
export function pickNode(root) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file);
  const runs = existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0;
  if (runs) return packaged;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 15)) return process.execPath;
  process.stderr.write(
    `No packaged Node for ${process.platform}-${process.arch}: please run with Node 24.15 or newer.\n`,
  );
  return process.exit(1);
}

/** The environment of every tool: the chosen Node first on PATH, and nothing that phones home. */
export function environmentFor(root, node) {
  const env = {
    ...process.env,
    PATH: [path.dirname(node), path.join(root, 'node_modules', '.bin'), pathWithoutBin()].join(path.delimiter),
    NX_NO_CLOUD: 'true',
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NG_CLI_ANALYTICS: 'false',
    NO_UPDATE_NOTIFIER: '1',
    SCARF_ANALYTICS: 'false',
    DO_NOT_TRACK: '1',
  };
  for (const name of ['npm_config_user_agent', 'npm_node_execpath']) delete env[name];
  return env;
}
