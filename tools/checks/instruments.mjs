// The instruments are data that nobody changes by accident: each file fits the schema and its own worked examples, and
// is the very file that was locked.
//   node tools/checks/instruments.mjs [folder]          says what is broken, as file:line: reason
//   node tools/checks/instruments.mjs --lock [folder]   locks files that are new, and writes docs/clinical/instruments.md
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import esbuild from 'esbuild';
import { bundleOptions } from '../build/bundle.mjs';
import { instrumentPage } from './instrument-page.mjs';

const DATA = 'libs/instruments/model/src/data';
const LIST = 'libs/instruments/model/src/instruments.ts';
const LOCK = 'lock.json';
const PAGE = 'docs/clinical/instruments.md';
const NAME = /^(?<id>[a-z0-9-]+)\.v(?<version>[1-9]\d*)\.json$/;
const HOW_TO_LOCK = 'node tools/checks/instruments.mjs --lock';

/** Everything that is wrong with the instrument files under this root, each as `file:line: reason`. */
export async function instrumentComplaints(root) {
  const rules = await loadRules();
  const lock = readLock(root);
  const list = readFileSync(path.join(root, LIST), 'utf8');
  const names = dataFiles(root);
  const complaints = names.flatMap((name) => {
    const text = readFileSync(path.join(root, DATA, name), 'utf8');
    const found = [...contentComplaints(name, text, rules), ...lockComplaints(name, text, lock)];
    if (!list.includes(`'./data/${name}' with`)) found.push({ line: 1, reason: `${LIST} does not ship it` });
    return found.map(({ line, reason }) => ({ name, line, reason }));
  });
  for (const name of Object.keys(lock)) {
    if (names.includes(name)) continue;
    complaints.push({ name, line: 1, reason: 'locked, but gone: answers were given to it' });
  }
  const located = complaints.map(async ({ name, line, reason }) => {
    const at = typeof line === 'number' ? line : await lineOf(path.join(root, DATA, name), line);
    return `${DATA}/${name}:${at}: ${reason}`;
  });
  return Promise.all(located);
}

/** The house check: the files are sound and locked, and their page says what is in them. */
export async function shippedInstruments(_files, root) {
  const complaints = await instrumentComplaints(root);
  if (complaints.length > 0) return complaints;
  const page = path.join(root, PAGE);
  if (existsSync(page) && readFileSync(page, 'utf8') === instrumentPage(readAll(root))) return [];
  return [`${PAGE} is not what the files say: run ${HOW_TO_LOCK}`];
}

/** Locks what is not locked yet. What is locked stays as it was locked. */
function lockNewFiles(root) {
  const lock = readLock(root);
  const added = dataFiles(root).filter((name) => !(name in lock));
  for (const name of added) lock[name] = digest(readFileSync(path.join(root, DATA, name), 'utf8'));
  const sorted = Object.fromEntries(Object.entries(lock).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path.join(root, DATA, LOCK), `${JSON.stringify(sorted, null, 2)}\n`);
  mkdirSync(path.dirname(path.join(root, PAGE)), { recursive: true });
  writeFileSync(path.join(root, PAGE), instrumentPage(readAll(root)));
  return added;
}

// The rules are the ones the product uses, compiled from today's sources without the data they judge.
async function loadRules() {
  const dir = path.resolve(import.meta.dirname, '../../libs/instruments/model/src');
  const contents =
    "export { Instrument } from './instrument.contract'; export { instrumentFaults } from './instrument-fault';";
  const { outputFiles } = await esbuild.build({
    ...bundleOptions(undefined, undefined),
    stdin: { contents, resolveDir: dir, loader: 'ts' },
    outdir: dir,
    packages: 'bundle',
    sourcemap: false,
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function contentComplaints(name, text, { Instrument, instrumentFaults }) {
  const named = NAME.exec(name)?.groups;
  if (!named) return [{ line: 1, reason: 'an instrument file is called <id>.v<version>.json' }];
  let data;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(error.message)?.[1];
    return [{ line: text.slice(0, position).split('\n').length, reason: `not JSON: ${error.message}` }];
  }
  const { success, error } = Instrument.safeParse(data);
  if (!success) return error.issues.map((issue) => ({ line: pathOf(issue), reason: wordsOf(issue) }));
  const faults = instrumentFaults(data).map((fault) => ({ line: fault.path, reason: fault.reason }));
  if (data.id !== named.id) faults.push({ line: ['id'], reason: `the file is named for "${named.id}"` });
  if (data.version !== Number(named.version)) {
    faults.push({ line: ['version'], reason: `the file is named for version ${named.version}` });
  }
  return faults;
}

const pathOf = (issue) => (issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue.path);

const wordsOf = (issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`;

function lockComplaints(name, text, lock) {
  if (!(name in lock)) return [{ line: 1, reason: `not locked yet: run ${HOW_TO_LOCK}` }];
  if (lock[name] === digest(text)) return [];
  return [{ line: 1, reason: 'locked, and changed since; a correction is a new version' }];
}

/** The line of the value at this path, or of the last thing on the way to it. */
async function lineOf(file, steps) {
  const { default: ts } = await import('typescript');
  const source = ts.parseJsonText(file, readFileSync(file, 'utf8'));
  let node = source.statements[0].expression;
  let at = node;
  for (const step of steps) {
    const found = ts.isArrayLiteralExpression(node)
      ? node.elements[step]
      : node.properties?.find(({ name }) => name?.text === String(step));
    if (!found) break;
    at = found;
    node = found.initializer ?? found;
  }
  return source.getLineAndCharacterOfPosition(at.getStart(source)).line + 1;
}

function dataFiles(root) {
  return readdirSync(path.join(root, DATA))
    .filter((name) => name !== LOCK)
    .sort();
}

const readAll = (root) => dataFiles(root).map((name) => JSON.parse(readFileSync(path.join(root, DATA, name), 'utf8')));

function readLock(root) {
  const file = path.join(root, DATA, LOCK);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

// Line endings belong to the checkout, not to the instrument.
const digest = (text) => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');

if (process.argv[1] === import.meta.filename) {
  const [folder = path.resolve(import.meta.dirname, '../..')] = process.argv
    .slice(2)
    .filter((each) => each !== '--lock');
  if (process.argv.includes('--lock')) {
    for (const name of lockNewFiles(folder)) process.stdout.write(`locked ${name}\n`);
  }
  const complaints = await instrumentComplaints(folder);
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  process.exit(complaints.length > 0 ? 1 : 0);
}
