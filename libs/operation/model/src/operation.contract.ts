import { z } from 'zod';
import { IdSchema } from '@holdfast/platform/model';

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
