import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const PAGES = ['settings.md', 'access-matrix.md'];

/**
 * The generated pages in docs/ are what today's code generates.
 * `cli docs --out <folder>` writes them; before the command line is written there is nothing to compare.
 */
export function generatedPages(_files, root) {
  if (!existsSync(path.join(root, 'apps/api/src/cli.ts'))) return [];
  const program = buildCli(root);
  const out = mkdtempSync(path.join(root, 'dist/test/docs-'));
  try {
    execFileSync(process.execPath, [program, 'docs', '--out', out], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    return PAGES.flatMap((page) => compare(root, out, page));
  } catch (error) {
    return [`cli docs failed, so docs/ cannot be compared: ${String(error.stderr || error.message).slice(0, 500)}`];
  } finally {
    rmSync(out, { recursive: true, force: true });
    rmSync(path.dirname(program), { recursive: true, force: true });
  }
}

function buildCli(root) {
  const dist = path.join(root, 'dist/test');
  const script = `
    import { mkdirSync, mkdtempSync } from 'node:fs';
    import { bundle } from './tools/build/bundle.mjs';
    mkdirSync(${JSON.stringify(dist)}, { recursive: true });
    const out = mkdtempSync(${JSON.stringify(`${dist}/cli-`)});
    await bundle(['apps/api/src/cli.ts'], out);
    process.stdout.write(out);`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' });
  return path.join(out, 'cli.mjs');
}

function compare(root, out, page) {
  const fresh = path.join(out, page);
  const kept = path.join(root, 'docs', page);
  if (!existsSync(fresh)) return [`cli docs did not write ${page}.`];
  const same = existsSync(kept) && readFileSync(kept, 'utf8') === readFileSync(fresh, 'utf8');
  return same ? [] : [`docs/${page} is out of date: npm run cli -- docs --out docs`];
}
