import { isProven } from './daily';
import type { SystemFacts } from './system-facts';

/** Everything that can be wrong with an installation; the words for it are in `finding-words`. */
export const FINDING_CODES = [
  'settings.wrong',
  'demo.in-production',
  'keys.missing',
  'keys.readable',
  'keys.demo',
  'keys.lacking',
  'database.unreachable',
  'database.newer',
  'database.older',
  'database.checksums',
  'database.role',
  'database.reader',
  'database.unforced',
  'clock.skew',
  'disk.low',
  'mail.none',
  'mail.unreachable',
  'redis.needed',
  'redis.unreachable',
  'queue.parked',
  'queue.growing',
  'backup.off',
  'backup.reader',
  'backup.none',
  'backup.old',
  'backup.failed',
  'proof.off',
  'proof.none',
  'proof.old',
  'audit.behind',
  'audit.unsigned',
  'url.missing',
  'url.plain',
  'url.silent',
  'url.certificate',
  'nodes.lost',
  'nodes.versions',
] as const;

/** One thing that can be wrong. */
export type FindingCode = (typeof FINDING_CODES)[number];

/** One thing that is wrong, with what fills the gaps of its words; never a person's name, never a path. */
export interface Finding {
  readonly code: FindingCode;
  /** `wrong` must be mended; `look` is worth a look. */
  readonly weight: 'wrong' | 'look';
  readonly facts: Readonly<Record<string, string | number>>;
}

const SKEW_MS = 2_000;
const LEAST_BYTES = 2_000_000_000;
const LEAST_SHARE = 0.1;
const WAITING_MS = 10 * 60_000;
const CERTIFICATE_DAYS = 14;
const HOUR_MS = 3_600_000;

/**
 * What is wrong with an installation, gravest first.
 *
 * @param now milliseconds since 1970
 */
export function diagnose(facts: SystemFacts, now: number): Finding[] {
  const found = [
    ...ofSettings(facts),
    ...ofKeys(facts.keys, facts.demo),
    ...ofDatabase(facts.database),
    ...ofMachine(facts),
    ...ofServers(facts),
    ...ofQueue(facts.queue),
    ...ofCopies(facts, now),
    ...ofAudit(facts.audit),
    ...ofUrl(facts),
    ...ofNodes(facts.nodes),
  ];
  return found.toSorted((one, other) => Number(other.weight === 'wrong') - Number(one.weight === 'wrong'));
}

function wrong(code: FindingCode, facts: Finding['facts'] = {}): Finding {
  return { code, weight: 'wrong', facts };
}

function look(code: FindingCode, facts: Finding['facts'] = {}): Finding {
  return { code, weight: 'look', facts };
}

function when(isSo: boolean, finding: Finding): Finding[] {
  return isSo ? [finding] : [];
}

function ofSettings({ settingsWrong, demo, production }: SystemFacts): Finding[] {
  return [
    ...when(settingsWrong !== null, wrong('settings.wrong', { names: settingsWrong ?? '' })),
    ...when(demo && production, wrong('demo.in-production')),
  ];
}

function ofKeys({ missing, readable, isDemo, lacking }: SystemFacts['keys'], demo: boolean): Finding[] {
  return [
    ...missing.map((file) => wrong('keys.missing', { file })),
    ...readable.map((file) => (demo ? look : wrong)('keys.readable', { file })),
    ...when(isDemo && !demo, wrong('keys.demo')),
    ...(lacking ?? []).map((key) => wrong('keys.lacking', { key })),
  ];
}

function ofDatabase(database: SystemFacts['database']): Finding[] {
  if (!database) return [wrong('database.unreachable')];
  const { roles, unforced, unknown, due, checksums } = database;
  const mayNot = roles.filter(({ name, superuser, bypassRls }) => superuser || (bypassRls && name !== 'hf_reader'));
  const reader = roles.find(({ name }) => name === 'hf_reader');
  return [
    ...when(unknown.length > 0, wrong('database.newer', { count: unknown.length })),
    ...when(due.length > 0, wrong('database.older', { count: due.length })),
    ...mayNot.map(({ name }) => wrong('database.role', { role: name })),
    ...unforced.map((table) => wrong('database.unforced', { table })),
    ...when(reader !== undefined && !reader.bypassRls, wrong('database.reader')),
    ...when(!checksums, look('database.checksums')),
  ];
}

function ofMachine({ database, disks }: SystemFacts): Finding[] {
  const skewMs = Math.abs(database?.skewMs ?? 0);
  const low = disks.filter(({ freeBytes, totalBytes }) => freeBytes < Math.min(LEAST_BYTES, totalBytes * LEAST_SHARE));
  return [
    ...when(skewMs > SKEW_MS, wrong('clock.skew', { seconds: Math.round(skewMs / 1000) })),
    ...low.map(({ what, freeBytes }) => wrong('disk.low', { what, megabytes: Math.floor(freeBytes / 1_000_000) })),
  ];
}

function ofServers({ mail, redis, nodes, demo }: SystemFacts): Finding[] {
  return [
    ...when(mail === 'none' && !demo, wrong('mail.none')),
    ...when(mail === 'unreachable', wrong('mail.unreachable')),
    ...when(redis === 'unreachable', wrong('redis.unreachable')),
    ...when(redis === 'none' && (nodes?.serving ?? 0) > 1, wrong('redis.needed', { nodes: nodes?.serving ?? 0 })),
  ];
}

function ofQueue(queue: SystemFacts['queue']): Finding[] {
  if (!queue) return [];
  const { parked, waiting, oldestMs } = queue;
  return [
    ...when(parked > 0, wrong('queue.parked', { count: parked })),
    ...when(oldestMs > WAITING_MS, wrong('queue.growing', { count: waiting, minutes: Math.floor(oldestMs / 60_000) })),
  ];
}

// The demo is told what a clinic must have, and lives without.
function ofCopies({ copies, demo }: SystemFacts, now: number): Finding[] {
  if (!copies) return [];
  const grave = demo ? look : wrong;
  if (!copies.isOn) return [grave('backup.off')];
  const age = (kind: 'backup' | 'proof', at: number | null) =>
    at === null
      ? [grave(`${kind}.none`)]
      : when(!isProven(now, at), grave(`${kind}.old`, { hours: hoursOf(now - at) }));
  return [
    ...when(!copies.canRead, grave('backup.reader')),
    ...when(!copies.canProve, grave('proof.off')),
    ...when(copies.failed !== null, wrong('backup.failed', { kind: copies.failed ?? '' })),
    ...age('backup', copies.backupAt),
    ...age('proof', copies.proofAt),
  ];
}

function hoursOf(ms: number): number {
  return Math.floor(ms / HOUR_MS);
}

function ofAudit(audit: SystemFacts['audit']): Finding[] {
  if (!audit) return [];
  return [
    ...when(audit.behind > 0, wrong('audit.behind', { count: audit.behind })),
    ...when(audit.unsigned > 0, wrong('audit.unsigned', { count: audit.unsigned })),
  ];
}

function ofUrl({ url, demo }: SystemFacts): Finding[] {
  if (demo) return [];
  if (!url.given) return [wrong('url.missing')];
  const days = url.certificateDays;
  return [
    ...when(!url.secure, wrong('url.plain')),
    ...when(url.answers === false, wrong('url.silent')),
    ...when(days !== null && days < CERTIFICATE_DAYS, wrong('url.certificate', { days: days ?? 0 })),
  ];
}

function ofNodes(nodes: SystemFacts['nodes']): Finding[] {
  if (!nodes) return [];
  return [
    ...when(nodes.lost > 0, look('nodes.lost', { count: nodes.lost })),
    ...when(nodes.versions > 1, look('nodes.versions', { count: nodes.versions })),
  ];
}
