import { z } from 'zod';
import { IdSchema, Instant } from '@holdfast/platform/model';
import { PatientSummary } from './clinic.contract';

/** One of two records that may be of the same person, with what tells them apart. */
export const DuplicateRecord = PatientSummary.extend({
  phone: z.string(),
  email: z.string(),
  createdAt: Instant,
  /** Whether the person can sign in with this record. */
  hasAccount: z.boolean(),
}).meta({ id: 'DuplicateRecord' });

/** One of two records that may be of the same person. */
export type DuplicateRecord = z.infer<typeof DuplicateRecord>;

/** Why records may be of the same person. */
export const DUPLICATE_SIGNS = ['same-birth', 'same-email', 'same-phone'] as const;

/** Records of one name that share something more. */
export const DuplicateGroup = z
  .strictObject({ records: z.array(DuplicateRecord).min(2), signs: z.array(z.enum(DUPLICATE_SIGNS)) })
  .meta({ id: 'DuplicateGroup' });

/** Records of one name that share something more. */
export type DuplicateGroup = z.infer<typeof DuplicateGroup>;

/** One record that was replaced by another, or was for a while. */
export const MergeView = z
  .strictObject({
    id: IdSchema,
    replaced: PatientSummary,
    kept: PatientSummary,
    mergedAt: Instant,
    mergedBy: z.string(),
    undoneAt: Instant.nullable(),
    undoneBy: z.string().nullable(),
  })
  .meta({ id: 'MergeView' });

/** One record that was replaced by another, or was for a while. */
export type MergeView = z.infer<typeof MergeView>;

/** What may be there twice, and what was merged, the newest first. */
export const DuplicateList = z
  .strictObject({ groups: z.array(DuplicateGroup), merges: z.array(MergeView) })
  .meta({ id: 'DuplicateList' });

/** What may be there twice, and what was merged. */
export type DuplicateList = z.infer<typeof DuplicateList>;

/** By which record the one in the path is replaced. */
export const MergePatient = z.strictObject({ keptId: IdSchema }).meta({ id: 'MergePatient' });

/** By which record the one in the path is replaced. */
export type MergePatient = z.infer<typeof MergePatient>;

/** Which merge of which record a route speaks of; made by the caller, so that a retry merges once. */
export const MergePath = z.strictObject({ patientId: IdSchema, mergeId: IdSchema });

/** Which merge of which record a route speaks of. */
export type MergePath = z.infer<typeof MergePath>;
