import { z } from 'zod';
import { IdSchema } from '@holdfast/platform/model';
import { FINDING_CODES } from './diagnosis';

const Instant = z.iso.datetime();
const Count = z.int().min(0);

/** What came of one backup, or of one proof that a backup can be restored. */
export const BackupRunView = z
  .strictObject({
    id: IdSchema,
    kind: z.enum(['backup', 'proof']),
    /** The backup's folder, by name; where it stands is nobody's business here. */
    folder: z.string(),
    startedAt: Instant,
    endedAt: Instant.nullable(),
    /** Null while it is under way, or when its process died over it. */
    outcome: z.enum(['done', 'failed']).nullable(),
    tables: Count.nullable(),
    rows: Count.nullable(),
    bytes: Count.nullable(),
    /** Sealed fields that were opened. */
    fields: Count.nullable(),
    auditRoots: Count.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'BackupRun' });

/** What came of one backup, or of one proof that a backup can be restored. */
export type BackupRunView = z.infer<typeof BackupRunView>;

/** One process that serves, or that ended without a word in the last day. */
export const NodeView = z
  .strictObject({
    id: IdSchema,
    startedAt: Instant,
    seenAt: Instant,
    version: z.string(),
    roles: z.array(z.string()),
    /** This process's clock minus the database's, milliseconds. */
    skewMs: z.int(),
    state: z.enum(['serving', 'lost']),
  })
  .meta({ id: 'Node' });

/** One process that serves, or that ended without a word in the last day. */
export type NodeView = z.infer<typeof NodeView>;

/** One queue of the whole installation: figures only. */
export const QueueView = z
  .strictObject({ queue: z.string(), waiting: Count, active: Count, parked: Count, oldestAt: Instant.nullable() })
  .meta({ id: 'Queue' });

/** One queue of the whole installation: figures only. */
export type QueueView = z.infer<typeof QueueView>;

/** A job of this clinic that failed at its last try. Of the error only its kind is told: its words may name somebody. */
export const ParkedJobView = z
  .strictObject({
    id: IdSchema,
    queue: z.string(),
    createdAt: Instant,
    failedAt: Instant.nullable(),
    tries: Count,
    error: z.string(),
  })
  .meta({ id: 'ParkedJob' });

/** A job of this clinic that failed at its last try. */
export type ParkedJobView = z.infer<typeof ParkedJobView>;

/** How the installation fares, as far as the database knows it. */
export const SystemView = z
  .strictObject({
    at: Instant,
    version: z.string(),
    migrations: z.strictObject({ count: Count, newest: z.string().nullable() }),
    nodes: z.array(NodeView),
    queues: z.array(QueueView),
    parked: z.array(ParkedJobView),
    copies: z.strictObject({
      isDaily: z.boolean(),
      hour: Count,
      keep: Count,
      backupAt: Instant.nullable(),
      proofAt: Instant.nullable(),
      isProven: z.boolean(),
      runs: z.array(BackupRunView),
    }),
    mail: z.strictObject({ isServer: z.boolean(), from: z.string() }),
  })
  .meta({ id: 'System' });

/** How the installation fares, as far as the database knows it. */
export type SystemView = z.infer<typeof SystemView>;

/** What the doctor found, with what was measured on the way; looking takes some seconds. */
export const DiagnosisView = z
  .strictObject({
    at: Instant,
    findings: z.array(
      z.strictObject({
        code: z.enum(FINDING_CODES),
        weight: z.enum(['wrong', 'look']),
        facts: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
    database: z.strictObject({ version: z.string(), skewMs: z.int() }).nullable(),
    disks: z.array(
      z.strictObject({ what: z.enum(['data', 'backups', 'database']), freeBytes: z.number(), totalBytes: z.number() }),
    ),
    mail: z.enum(['none', 'reachable', 'unreachable']),
  })
  .meta({ id: 'Diagnosis' });

/** What the doctor found, with what was measured on the way. */
export type DiagnosisView = z.infer<typeof DiagnosisView>;

/** Which parked job a route speaks of. */
export const ParkedJobPath = z.strictObject({ jobId: IdSchema });

/** Which parked job a route speaks of. */
export type ParkedJobPath = z.infer<typeof ParkedJobPath>;
