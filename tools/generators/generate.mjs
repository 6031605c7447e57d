// `npm run generate -- <kind> <name>`: starting files that already keep the house rules.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { featureFiles, featureSteps } from './feature.mjs';
import { migrationFiles } from './migration.mjs';
import { checkName, withinFeature } from './names.mjs';
import { pageFiles } from './page.mjs';
import { instrumentFiles, ruleFiles } from './rule.mjs';

const USAGE = `Use: npm run generate -- <kind> <name>
  feature    <name>            a feature with its three rooms
  page       <feature>/<name>  a page of the portal
  rule       <feature>/<name>  a pure rule with both sides of its threshold
  instrument <name>            a clinical instrument as data, with its page of provenance
  migration  <name>            the next migration, added to the history
`;

const root = path.resolve(import.meta.dirname, '../..');
const MIGRATIONS = path.join(root, 'apps/api/src/migrations');

/** Each kind: the files to write, and what a person has to do after it. */
const KINDS = {
  feature: (name) => {
    checkName(name);
    return { files: featureFiles(name), steps: featureSteps(name) };
  },
  page: (given) => {
    const { feature, name } = withinFeature(given);
    return { files: pageFiles(feature, name), steps: ['Add a route to it, and its words to the copy.'] };
  },
  rule: (given) => {
    const { feature, name } = withinFeature(given);
    return {
      files: ruleFiles(feature, name),
      steps: ['Write down the threshold, its unit and its source.', 'Export it from index.ts.'],
    };
  },
  instrument: (name) => {
    checkName(name);
    return {
      files: instrumentFiles(name),
      steps: ['Put in the official wording to the letter, its licence and worked examples.'],
    };
  },
  migration: (name) => {
    checkName(name);
    const index = readFileSync(path.join(MIGRATIONS, 'index.ts'), 'utf8');
    return {
      files: migrationFiles(name, readdirSync(MIGRATIONS), index),
      steps: ['Write the table.'],
      mayReplace: /\/index\.ts$/,
    };
  },
};

function write({ files, mayReplace }) {
  for (const file of Object.keys(files)) {
    if (existsSync(path.join(root, file)) && !mayReplace?.test(file)) throw new Error(`${file} is already there.`);
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
    process.stdout.write(`  ${file}\n`);
  }
  execFileSync(
    process.execPath,
    ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', ...Object.keys(files)],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
}

const [kind, name] = process.argv.slice(2);
try {
  if (!KINDS[kind]) throw new Error(USAGE);
  const made = KINDS[kind](name);
  write(made);
  process.stdout.write(`\nStill to do:\n${made.steps.map((step) => `  - ${step}\n`).join('')}`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
