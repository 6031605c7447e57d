import { spellings } from './names.mjs';

const DIR = 'apps/api/src/migrations';
const STEP = 10;
// TypeORM takes the order of migrations from the number that ends their class name.
const EPOCH = 1_763_800_000_000;

/**
 * The next file of the one migration history, and the history with it at its end.
 *
 * @param existing names of the files in the folder
 * @param index    text of the folder's index.ts
 */
export function migrationFiles(name, existing, index) {
  const { kebab, pascal, snake } = spellings(name);
  const last = Math.max(990, ...existing.map((file) => Number(/^(\d{4})-/.exec(file)?.[1] ?? 0)));
  const number = last + STEP;
  const className = `${pascal}${EPOCH + number}`;
  return {
    [`${DIR}/${number}-${kebab}.ts`]: migration(className, snake),
    [`${DIR}/index.ts`]: withEntry(index, className, `${number}-${kebab}`),
  };
}

function migration(className, table) {
  return `import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Makes the table ${table}. Works with the release before: it only adds. */
export class ${className} implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const TABLES = \`
create table ${table} (
  clinic_id uuid not null references clinic,
  id uuid not null,
  patient_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
call protect('${table}', 'patient', 'select, insert, update');
\`;
`;
}

function withEntry(index, className, file) {
  const entries = index.indexOf('\n\n/**');
  const end = index.lastIndexOf('\n];');
  if (entries < 0 || end < 0) throw new Error(`${DIR}/index.ts no longer looks as this generator knows it.`);
  const imported = `\nimport { ${className} } from './${file}';`;
  return `${index.slice(0, entries)}${imported}${index.slice(entries, end)}\n  ${className},${index.slice(end)}`;
}
