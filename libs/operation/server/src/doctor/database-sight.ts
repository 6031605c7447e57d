import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readNote } from '@holdfast/audit/model';
import { checkTools } from '@holdfast/audit/server';
import type { RoleFacts, SystemFacts } from '@holdfast/operation/model';
import type { Settings } from '@holdfast/platform/server';
import type pg from 'pg';
import { withConnection } from '../copies/connection';
import type { Installation } from '../installation';

/** What the database tells about itself and about the installation. */
export interface DatabaseSight {
  readonly database: NonNullable<SystemFacts['database']>;
  readonly queue: SystemFacts['queue'];
  readonly runs: Pick<NonNullable<SystemFacts['copies']>, 'backupAt' | 'proofAt' | 'failed'>;
  readonly nodes: SystemFacts['nodes'];
  readonly audit: SystemFacts['audit'];
  /** Master keys that clinics' keys are wrapped with; null where no role at hand may read them. */
  readonly masters: readonly string[] | null;
}

const SERVER = `select current_setting('server_version') as version, current_setting('data_checksums') = 'on' as checksums,
  clock_timestamp() as now`;
const ROLES = `select rolname as name, rolsuper as superuser, rolbypassrls as "bypassRls" from pg_roles
  where rolname in ('hf_owner', 'hf_app', 'hf_jobs', 'hf_reader', 'hf_scratch') or rolname = current_user order by 1`;
const UNFORCED = `select c.relname as name from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'clinic_id' and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`;
// What a person has to see to is a job that failed at its last try; what waits is late from the time it could have begun.
const QUEUE = `select count(*) filter (where state = 'failed')::int as parked,
    count(*) filter (where state in ('created', 'retry') and start_after <= now())::int as waiting,
    coalesce(max(extract(epoch from now() - start_after)) filter (where state in ('created', 'retry')), 0)::float8 as seconds
  from job.job`;
const RUNS = `select max(started_at) filter (where kind = 'backup' and outcome = 'done') as backup,
    max(started_at) filter (where kind = 'proof' and outcome = 'done') as proof,
    (select case when outcome = 'failed' then kind end from backup_run where outcome is not null
      order by started_at desc limit 1) as failed from backup_run`;
const NODES = `select count(*) filter (where seen_at > now() - interval '1 minute')::int as serving,
    count(*) filter (where seen_at <= now() - interval '1 minute')::int as lost,
    count(distinct version) filter (where seen_at > now() - interval '1 minute')::int as versions
  from node_beat where ended_at is null`;
const MASTERS = 'select distinct master_id as id from clinic_key where length(wrapped) > 0 order by 1';
// The newest entry that is ten minutes old is found by its identifier, which follows time; a checkpoint must be as young.
const CHECKPOINTS = `select c.clinic_id as "clinicId", k.note,
    coalesce(e.at > coalesce(k.made, '-infinity'), false) as behind
  from clinic c
  left join lateral (select note, at as made from audit_checkpoint k where k.clinic_id = c.clinic_id
    order by size desc limit 1) k on true
  left join lateral (select at from audit_entry e where e.clinic_id = c.clinic_id
    and e.id < uuidv7(interval '-10 minutes') order by id desc limit 1) e on true`;

/**
 * Looks at the database, as the program itself sees it and, where it may, as the reader.
 *
 * @throws Error when the database does not answer
 */
export async function lookAtDatabase({ settings, migrations }: Installation): Promise<DatabaseSight> {
  const sight = await withConnection(settings.DATABASE_URL, async (client) => ({
    database: await databaseOf(client, migrations),
    queue: await row<{ parked: number; waiting: number; seconds: number }>(client, QUEUE).then(queueOf),
    runs: runsOf(await row(client, RUNS)),
    nodes: await row<NonNullable<SystemFacts['nodes']>>(client, NODES),
  }));
  const url = settings.DATABASE_READER_URL;
  const read = url ? await withConnection(url, (client) => readAll(client, settings)).catch(() => null) : null;
  return { ...sight, audit: read?.audit ?? null, masters: read?.masters ?? null };
}

async function databaseOf(client: pg.Client, known: readonly string[]): Promise<DatabaseSight['database']> {
  // The doctor is asked when something hangs: it must not hang with it.
  await client.query('set statement_timeout = 5000');
  const before = Date.now();
  const server = await row<{ version: string; checksums: boolean; now: Date }>(client, SERVER);
  // The database read its clock somewhere between our two looks at ours.
  const skewMs = server ? (before + Date.now()) / 2 - server.now.getTime() : 0;
  const { rows: roles } = await client.query<RoleFacts>(ROLES);
  const { rows: unforced } = await client.query<{ name: string }>(UNFORCED);
  const { rows: done } = await client
    .query<{ name: string }>('select name from migrations')
    .catch(() => ({ rows: [] }));
  const names = done.map(({ name }) => name);
  return {
    ...{ version: server?.version ?? '', checksums: server?.checksums ?? false, roles, skewMs },
    unforced: unforced.map(({ name }) => name),
    unknown: names.filter((name) => !known.includes(name)),
    due: known.filter((name) => !names.includes(name)),
  };
}

async function readAll(client: pg.Client, settings: Settings) {
  await client.query('set statement_timeout = 5000');
  const { rows: masters } = await client.query<{ id: string }>(MASTERS);
  const { rows: clinics } = await client.query<{ note: string | null; behind: boolean }>(CHECKPOINTS);
  const isOurs = signatureCheck(settings);
  const audit = isOurs && {
    behind: clinics.filter(({ behind }) => behind).length,
    unsigned: clinics.filter(({ note }) => note !== null && !isOurs(note)).length,
  };
  return { masters: masters.map(({ id }) => id), audit };
}

function signatureCheck({ KEYS_DIR }: Settings): ((note: string) => boolean) | null {
  const file = path.join(KEYS_DIR, 'audit.pem');
  if (!existsSync(file)) return null;
  const tools = checkTools(createPrivateKey(readFileSync(file)));
  return (note) => readNote(note, tools) !== null;
}

function queueOf(found: { parked: number; waiting: number; seconds: number } | null): SystemFacts['queue'] {
  return found && { parked: found.parked, waiting: found.waiting, oldestMs: Math.max(0, found.seconds * 1000) };
}

function runsOf(found: { backup: Date | null; proof: Date | null; failed: 'backup' | 'proof' | null } | null) {
  const at = (date: Date | null | undefined) => date?.getTime() ?? null;
  return { backupAt: at(found?.backup), proofAt: at(found?.proof), failed: found?.failed ?? null };
}

// Before the first migration the tables are not there; that is a finding of its own, and not a database that is down.
async function row<T extends object>(client: pg.Client, text: string): Promise<T | null> {
  const answer = await client.query<T>(text).catch((cause: { code?: string }) => {
    if (cause.code === '42P01' || cause.code === '3F000') return { rows: [] };
    throw cause;
  });
  return answer.rows[0] ?? null;
}
