import type { FindingCode } from './diagnosis';
import type { FindingWords } from './finding-words';

/** What the doctor says in English. */
export const FINDINGS_EN: Readonly<Record<FindingCode, FindingWords>> = {
  'settings.wrong': {
    wrong: 'These settings are wrong or missing: {{names}}.',
    why: 'No process starts with them.',
    fix: 'Look them up in docs/settings.md and set them.',
  },
  'demo.in-production': {
    wrong: 'The demo mode is on in production.',
    why: 'Demo mode shows its passwords to everyone who opens the page.',
    fix: 'Unset DEMO and restart every process.',
  },
  'keys.missing': {
    wrong: 'The key file {{file}} is missing.',
    why: 'Without it no process starts; without the right one nothing can be read.',
    fix: 'npm run cli -- restore keys --from FILE (a new installation: npm run cli -- keys create)',
  },
  'keys.readable': {
    wrong: 'Other accounts of this machine can read the key file {{file}}.',
    why: 'Whoever has the keys and a copy of the database reads everything.',
    fix: 'chmod 600 "$KEYS_DIR"/*',
  },
  'keys.demo': {
    wrong: 'These keys were made for the demo.',
    why: 'Demo keys are made without anybody looking after them.',
    fix: 'Set KEYS_DIR to another folder, then: npm run cli -- keys create',
  },
  'keys.lacking': {
    wrong: 'Master key {{key}} is needed and not in master.json.',
    why: 'What the clinic’s keys under it sealed cannot be read.',
    fix: 'npm run cli -- restore keys --from FILE, with a backup of keys that holds it',
  },
  'database.unreachable': {
    wrong: 'The database does not answer.',
    why: 'Nobody can sign in, read or write, and nothing that falls due is done.',
    fix: 'Start PostgreSQL, then check DATABASE_URL: npm run cli -- doctor',
  },
  'database.newer': {
    wrong: 'The database has {{count}} migrations that this release does not know.',
    why: 'This release does not start on it, so that it spoils nothing.',
    fix: 'Run the newer release.',
  },
  'database.older': {
    wrong: '{{count}} migrations of this release have not been run.',
    why: 'Parts of the program ask for tables that are not there.',
    fix: 'node dist/apps/api/migrate.mjs',
  },
  'database.checksums': {
    wrong: 'The database was made without data checksums.',
    why: 'A disk that loses bits is not noticed until somebody reads them.',
    fix: 'Stop PostgreSQL, then: pg_checksums --enable --pgdata DIR',
  },
  'database.role': {
    wrong: 'The role {{role}} has rights that it must not have.',
    why: 'A superuser, or a role that passes row-level security, reaches every clinic’s rows.',
    fix: 'As a superuser of PostgreSQL: alter role {{role}} nosuperuser nobypassrls',
  },
  'database.reader': {
    wrong: 'The role hf_reader does not read all rows.',
    why: 'No backup can be taken: a part of the rows would look like all of them.',
    fix: 'As a superuser of PostgreSQL: alter role hf_reader bypassrls',
  },
  'database.unforced': {
    wrong: 'Row-level security is not forced on the table {{table}}.',
    why: 'It is what keeps clinics apart when the program has a fault.',
    fix: 'As the owner: alter table {{table}} force row level security',
  },
  'clock.skew': {
    wrong: 'The clocks of this machine and of the database are {{seconds}} s apart.',
    why: 'Sign-ins, codes and due times go by the clock.',
    fix: 'Turn on time synchronisation on both: timedatectl set-ntp true',
  },
  'disk.low': {
    wrong: 'The disk of the {{what}} folder has {{megabytes}} MB left.',
    why: 'When it is full, nothing can be written any more.',
    fix: 'Make room or grow the disk; old backups first: df -h',
  },
  'mail.none': {
    wrong: 'No mail server is set.',
    why: 'Notices, invitations and resets are mails; nobody gets any.',
    fix: 'Set SMTP_URL and restart.',
  },
  'mail.unreachable': {
    wrong: 'The mail server does not answer, or refuses the sign-in.',
    why: 'Notices, invitations and resets wait.',
    fix: 'Check SMTP_URL and the mail server, then: npm run cli -- doctor',
  },
  'redis.needed': {
    wrong: '{{nodes}} processes serve, and no Redis joins them.',
    why: 'Live notices reach only those who are connected to the same process.',
    fix: 'Set REDIS_URL on every process and restart.',
  },
  'redis.unreachable': {
    wrong: 'Redis does not answer.',
    why: 'Live notices reach only those who are connected to the same process.',
    fix: 'Start Redis, then check REDIS_URL: npm run cli -- doctor',
  },
  'queue.parked': {
    wrong: '{{count}} jobs failed at their last try and are parked.',
    why: 'Each of them is a notice or a follow-up that did not happen.',
    fix: 'Mend the cause, then try them again on the system page.',
  },
  'queue.growing': {
    wrong: '{{count}} jobs wait, the oldest for {{minutes}} minutes.',
    why: 'Notices are late.',
    fix: 'See that a process with ROLES=jobs runs.',
  },
  'backup.off': {
    wrong: 'Nothing is backed up by itself.',
    why: 'A lost disk is a lost clinic.',
    fix: 'Set BACKUP_DIR to a folder on another disk and restart the processes with ROLES=jobs.',
  },
  'backup.reader': {
    wrong: 'The daily backup has no way into the database.',
    why: 'It is not taken.',
    fix: 'Set DATABASE_READER_URL for the processes with ROLES=jobs.',
  },
  'backup.none': {
    wrong: 'There is no backup yet.',
    why: 'A lost disk is a lost clinic.',
    fix: 'npm run cli -- backup',
  },
  'backup.old': {
    wrong: 'The newest backup is {{hours}} hours old.',
    why: 'What was written since is lost with the disk.',
    fix: 'npm run cli -- backup',
  },
  'backup.failed': {
    wrong: 'The newest {{kind}} failed.',
    why: 'A backup that fails unnoticed is found missing when it is needed.',
    fix: 'Read the reason on the system page, mend it, then: npm run cli -- backup',
  },
  'proof.off': {
    wrong: 'Backups are not proven.',
    why: 'Only a backup that was restored is known to be one.',
    fix: 'Set DATABASE_SCRATCH_URL for the processes with ROLES=jobs; see docs/how-to/back-up-and-restore.md.',
  },
  'proof.none': {
    wrong: 'No backup was proven to be restorable yet.',
    why: 'Only a backup that was restored is known to be one.',
    fix: 'npm run cli -- restore --from DIR --scratch',
  },
  'proof.old': {
    wrong: 'The newest proof of restore is {{hours}} hours old.',
    why: 'Only a backup that was restored is known to be one.',
    fix: 'npm run cli -- restore --from DIR --scratch',
  },
  'audit.behind': {
    wrong: 'The audit log of {{count}} clinics is behind its trail.',
    why: 'What is not sealed can still be changed unnoticed.',
    fix: 'See that a process with ROLES=jobs runs, then: npm run cli -- audit verify',
  },
  'audit.unsigned': {
    wrong: 'The newest checkpoint of {{count}} audit logs does not carry our signature.',
    why: 'Somebody else wrote it, or the key was changed.',
    fix: 'npm run cli -- audit verify',
  },
  'url.missing': {
    wrong: 'The address that people use is not set.',
    why: 'Links in mails lead nowhere, and passkeys cannot be checked.',
    fix: 'Set PUBLIC_URL and restart.',
  },
  'url.plain': {
    wrong: 'The address that people use is not encrypted.',
    why: 'Everybody on the way reads along.',
    fix: 'Set PUBLIC_URL to https://… and put a proxy with a certificate in front.',
  },
  'url.silent': {
    wrong: 'The address that people use does not answer from here.',
    why: 'Perhaps it answers to nobody.',
    fix: 'Check the proxy: curl -I "$PUBLIC_URL/health/live"',
  },
  'url.certificate': {
    wrong: 'The certificate of the address that people use ends in {{days}} days.',
    why: 'From then on no browser opens the page.',
    fix: 'Renew it, and see why that does not happen by itself.',
  },
  'nodes.lost': {
    wrong: '{{count}} processes ended without a word in the last day.',
    why: 'They crashed, or lost the database.',
    fix: 'Read their log.',
  },
  'nodes.versions': {
    wrong: '{{count}} releases serve at the same time.',
    why: 'Right during an upgrade, and only then.',
    fix: 'Finish the upgrade.',
  },
};
