import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const flag = z.stringbool();
/** Names and addresses of this machine itself. */
export const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

const port = z.coerce.number().int().min(0).max(65_535);

/** Every setting of the process, each with what it is for; docs/settings.md is made from this. */
export const SettingsSchema = z.object({
  PORT: port.default(3000).describe('Port of the API and the portal.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; loopback unless a proxy stands in front.'),
  PUBLIC_URL: z.url().optional().describe('Address that people use, for links in mails and for the origin check.'),
  ROLES: z
    .string()
    .default('http,jobs')
    .transform((value) => value.split(',').map((one) => one.trim()))
    .pipe(z.array(z.enum(['http', 'jobs'])).min(1))
    .describe('What this process does: `http`, `jobs`, or both.'),
  DATABASE_URL: z
    .string()
    .describe('PostgreSQL as role `hf_app`: no superuser, owns nothing, under row-level security.'),
  DATABASE_JOBS_URL: z.string().optional().describe('PostgreSQL as role `hf_jobs`; needed where ROLES has `jobs`.'),
  DATABASE_OWNER_URL: z.string().optional().describe('PostgreSQL as the owner; for migrations and set-up only.'),
  DATABASE_READER_URL: z
    .string()
    .optional()
    .describe('PostgreSQL as role `hf_reader`, which reads every clinic: for backups; only where jobs are done.'),
  DATABASE_SCRATCH_URL: z
    .string()
    .optional()
    .describe('The same server as role `hf_scratch`, which may make databases: for the daily proof of restore.'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16).describe('Connections to PostgreSQL per process.'),
  KEYS_DIR: z.string().describe('Folder with the master key, the look-up key and the token key; mode 0600 each.'),
  DATA_DIR: z.string().default('.data').describe('Folder for files that the process itself writes.'),
  DATABASE_DIR: z
    .string()
    .optional()
    .describe('Folder of the database where it is on this machine, so that `doctor` can look at its disk.'),
  BACKUP_DIR: z
    .string()
    .optional()
    .describe('Folder for the daily backup, best on another disk; none means that nothing is backed up by itself.'),
  BACKUP_HOUR: z.coerce.number().int().min(0).max(23).default(3).describe('Hour of the daily backup, UTC.'),
  BACKUP_KEEP: z.coerce.number().int().min(1).max(1000).default(14).describe('How many daily backups are kept.'),
  AUDIT_CHECKPOINTS_DIR: z
    .string()
    .optional()
    .describe(
      'Folder for signed checkpoints of the audit log, out of reach of the database; else `checkpoints` in DATA_DIR.',
    ),
  AUDIT_CHECKPOINTS_MAIL: z
    .email()
    .optional()
    .describe('Address that gets each clinic’s latest checkpoint by mail, once a day.'),
  PORTAL_DIR: z.string().optional().describe('Folder with the built portal; none means API only.'),
  DEMO: flag.default(false).describe('Runs the demo clinic: plain HTTP on loopback, sign-in by role, a movable clock.'),
  REDIS_URL: z.string().optional().describe('Redis, so that live notices reach every process.'),
  SMTP_URL: z.string().optional().describe('Mail server, for example `smtps://user:secret@mail.example.org`.'),
  MAIL_FROM: z.string().default('no-reply@localhost.invalid').describe('Sender address of mails.'),
  TRUST_PROXY: z.string().optional().describe('Comma-separated networks whose forwarding headers are believed.'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('How much is logged.'),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token for /metrics; without it only loopback may read.'),
});

/** The settings of this process, read once at start. */
export type Settings = z.infer<typeof SettingsSchema>;

/** Injection token for the settings. */
export const SETTINGS = Symbol('settings');

/**
 * Reads the settings from the environment; `NAME_FILE` gives a file to read `NAME` from.
 *
 * @throws Error that names every setting that is wrong, never its value
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given: Record<string, string> = {};
  for (const name of Object.keys(SettingsSchema.shape)) {
    const file = environment[`${name}_FILE`];
    if (file && !existsSync(file)) throw new Error(`${name}_FILE names a file that is not there.`);
    const value = file ? readFileSync(file, 'utf8').trim() : environment[name];
    if (value !== undefined && value !== '') given[name] = value;
  }
  const read = SettingsSchema.safeParse(given);
  if (read.success) return refuseUnsafe(read.data);
  const wrong = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Settings are wrong or missing:\n${wrong.join('\n')}`);
}

// What the demo does without, a clinic cannot; and what the demo shows everyone must stay on one machine.
function refuseUnsafe(settings: Settings): Settings {
  const { DEMO, HOST, SMTP_URL, ROLES } = settings;
  if (DEMO && !LOOPBACK.test(HOST))
    throw new Error('Demo mode shows its passwords, so HOST must be a loopback address.');
  if (!DEMO && ROLES.includes('jobs') && !SMTP_URL)
    throw new Error('SMTP_URL is needed outside demo mode: notices are mails.');
  return settings;
}

/** The table of docs/settings.md: name, default, what it is for. */
export function settingsTable(): string {
  const rows = Object.entries(SettingsSchema.shape).map(([name, schema]) => {
    const start = schema.safeParse(undefined);
    const value =
      start.success && start.data !== undefined ? `\`${String(start.data)}\`` : start.success ? 'none' : 'required';
    return `| \`${name}\` | ${value} | ${schema.description ?? ''} |`;
  });
  return ['| setting | default | what it is for |', '| --- | --- | --- |', ...rows, ''].join('\n');
}
