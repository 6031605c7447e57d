import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const RULE = '@nx/enforce-module-boundaries';
const OBJECTION = /can only depend on|is not allowed to import|cannot be imported by a relative/;
const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json', 'nx.json', 'eslint.config.mjs', 'tools'];
// Chosen so that no two planted imports close a circle: a circle is refused too, and would hide what is meant.
const ROOMS = [
  'platform/model',
  'platform/server',
  'clinic/server',
  'clinic/portal',
  'messaging/model',
  'messaging/server',
  'messaging/portal',
  'referral/server',
];

// Each plants one import; `refused: false` is the control that shows the rule lets honest code pass.
const CANARIES = [
  { room: 'clinic/server', from: '@holdfast/platform/model', refused: false, claim: 'a feature leans on platform' },
  { room: 'messaging/model', from: '@holdfast/messaging/server', refused: true, claim: 'a model leans on a server' },
  { room: 'messaging/portal', from: '@holdfast/messaging/server', refused: true, claim: 'a portal leans on a server' },
  { room: 'clinic/server', from: '@holdfast/clinic/portal', refused: true, claim: 'a server leans on a portal' },
  {
    room: 'messaging/server',
    from: '@holdfast/referral/server',
    refused: true,
    claim: 'a feature leans on one above it',
  },
  { room: 'platform/server', from: '@holdfast/messaging/server', refused: true, claim: 'platform leans on a feature' },
  {
    room: 'messaging/model',
    from: '../../../platform/model/src/index',
    refused: true,
    claim: 'a room is entered by a side door',
  },
  { room: 'messaging/model', from: '@nestjs/common', refused: true, claim: 'a model uses Nest' },
  { room: 'messaging/model', from: 'typeorm', refused: true, claim: 'a model uses TypeORM' },
  { room: 'messaging/server', from: '@angular/core', refused: true, claim: 'a server uses Angular' },
];

/**
 * Plants imports that must be refused and complains about every one that ESLint lets pass.
 * Works on a small workspace of made-up rooms with this checkout's own settings, so no real file is touched.
 */
export function boundaryCanary(_files, root) {
  const workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-canary-')));
  try {
    furnish(workspace, root);
    const planted = CANARIES.map((canary, index) => plant(workspace, canary, index));
    return judge(planted, lint(workspace));
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function furnish(workspace, root) {
  for (const name of SETTINGS) cpSync(path.join(root, name), path.join(workspace, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(workspace, 'node_modules'), 'junction');
  mkdirSync(path.join(workspace, 'apps/portal'), { recursive: true });
  cpSync(path.join(root, 'apps/portal/tsconfig.json'), path.join(workspace, 'apps/portal/tsconfig.json'));
  cpSync(path.join(root, 'apps/portal/tsconfig.app.json'), path.join(workspace, 'apps/portal/tsconfig.app.json'));
  for (const room of ROOMS) {
    const src = path.join(workspace, 'libs', room, 'src');
    mkdirSync(src, { recursive: true });
    writeFileSync(path.join(src, 'index.ts'), `/** Stands for a room. */\nexport const room = '${room}';\n`);
  }
}

function plant(workspace, canary, index) {
  const file = path.join(workspace, 'libs', canary.room, 'src', `canary-${index}.ts`);
  writeFileSync(file, `import * as planted from '${canary.from}';\n\n/** Uses it. */\nexport const used = planted;\n`);
  return { ...canary, file };
}

function judge(planted, results) {
  return planted.flatMap(({ file, claim, refused }) => {
    const result = results.find(({ filePath }) => filePath === file);
    if (!result || result.messages.some(({ fatal, ruleId }) => fatal || ruleId === null)) {
      return [`ESLint did not look at a planted file (${claim}): ${result?.messages[0]?.message ?? 'it was ignored'}`];
    }
    const objected = result.messages.some(
      ({ ruleId, severity, message }) => ruleId === RULE && severity === 2 && OBJECTION.test(message),
    );
    if (objected === refused) return [];
    return [`${refused ? 'Not refused' : 'Refused, though allowed'}: ${claim}. See tools/lint/boundaries.mjs.`];
  });
}

function lint(workspace) {
  const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_WORKSPACE_ROOT_PATH: workspace };
  const run = (script, ...args) =>
    execFileSync(process.execPath, [path.join('node_modules', script), ...args], {
      cwd: workspace,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  // Without Nx's project graph on disk the rule only warns on stdout and lets everything pass.
  run('nx/dist/bin/nx.js', 'show', 'projects');
  const report = path.join(workspace, 'report.json');
  try {
    run('eslint/bin/eslint.js', '--format', 'json', '--output-file', report, 'libs');
  } catch (error) {
    if (error.status !== 1) throw new Error(`ESLint failed: ${error.stderr}`, { cause: error });
  }
  return JSON.parse(readFileSync(report, 'utf8'));
}
