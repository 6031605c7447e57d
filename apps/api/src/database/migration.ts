import { JOB_SCHEMA } from '@holdfast/platform/server';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/index';

// `hf_scratch`, which makes the databases that copies are proven in, is a superuser's to make: without it, no proof.
const OPTIONAL = new Set(['HF_SCRATCH_PASSWORD']);
const LOGINS = {
  hf_app: 'HF_APP_PASSWORD',
  hf_jobs: 'HF_JOBS_PASSWORD',
  hf_reader: 'HF_READER_PASSWORD',
  hf_scratch: 'HF_SCRATCH_PASSWORD',
};

/**
 * Brings a database to today's form: the roles, the tables, the job queue. Safe to run again, and by several at once.
 *
 * @param only the names of the migrations to run, to bring a database to the form that a copy was made of; else all
 */
export async function migrate(
  ownerUrl: string,
  environment: NodeJS.ProcessEnv,
  only?: readonly string[],
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(712001)');
    await makeRoles(client, environment);
    const source = new DataSource({
      type: 'postgres',
      url: ownerUrl,
      migrations: only ? MIGRATIONS.filter(({ name }) => only.includes(name)) : MIGRATIONS,
      migrationsTransactionMode: 'each',
    });
    await source.initialize();
    await source.runMigrations();
    await source.destroy();
    await makeQueue(client, ownerUrl);
  } finally {
    await client.end();
  }
}

async function makeRoles(client: pg.Client, environment: NodeJS.ProcessEnv): Promise<void> {
  for (const [role, variable] of Object.entries(LOGINS)) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    const password = environment[variable];
    if (rowCount === 0 && OPTIONAL.has(variable)) continue;
    if (rowCount === 0 && !password) throw new Error(`${variable} is needed once, to make the role ${role}.`);
    const secret = password ? ` password ${client.escapeLiteral(password)}` : '';
    // A role is made without any special right; only its password is ever changed later.
    if (rowCount === 0) await client.query(`create role ${role} login nosuperuser nobypassrls${secret}`);
    else if (password) await client.query(`alter role ${role} login${secret}`);
  }
  await client.query('revoke create on schema public from public');
  await client.query('grant usage on schema public to hf_app, hf_jobs, hf_reader');
}

async function makeQueue(client: pg.Client, ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: JOB_SCHEMA, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
  await client.query('grant select on migrations to hf_app, hf_jobs, hf_reader');
  await client.query(`grant usage on schema ${JOB_SCHEMA} to hf_app, hf_jobs`);
  await client.query(`grant all on all tables in schema ${JOB_SCHEMA} to hf_app, hf_jobs`);
  await client.query(`grant execute on all functions in schema ${JOB_SCHEMA} to hf_app, hf_jobs`);
  await client.query(`grant usage on schema ${JOB_SCHEMA} to hf_reader`);
  await client.query(`grant select on all tables in schema ${JOB_SCHEMA} to hf_reader`);
}

/**
 * Refuses to run on a database that a newer release has changed.
 *
 * @throws Error that names the unknown migrations
 */
export async function refuseNewerDatabase(source: DataSource): Promise<void> {
  const known = new Set(MIGRATIONS.map((one) => one.name));
  const done = await source.query<{ name: string }[]>('select name from migrations');
  const unknown = done.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`The database is newer than this program: it has ${unknown.join(', ')}.`);
}
