import { z } from 'zod';
import { IdSchema } from '@holdfast/platform/model';
import { fromHex } from './bytes';
import { type IsSigned, readNote } from './checkpoint';
import { entryBytes } from './entry-bytes';
import { isConsistent, isIncluded, leafHash, type Sha256 } from './merkle';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Size = z.int().min(0);

/** An entry as a file carries it. */
export const SealedEntrySchema = z
  .strictObject({
    clinicId: IdSchema,
    id: IdSchema,
    at: z.string().regex(/^\d{1,18}$/),
    accountId: IdSchema,
    sessionId: IdSchema.nullable(),
    action: z.string(),
    patientId: IdSchema.nullable(),
    outcome: z.string(),
    purpose: z.string().nullable(),
    requestId: IdSchema.nullable(),
    origin: z.string().nullable(),
    named: z.array(IdSchema).nullable(),
  })
  .meta({ id: 'SealedEntry', description: 'One entry of the trail, as it is hashed' });

/** Shows that an entry stands at its place under a signed checkpoint. */
export const InclusionProof = z
  .strictObject({
    kind: z.literal('inclusion'),
    entry: SealedEntrySchema,
    index: Size,
    path: z.array(Hash),
    note: z.string(),
  })
  .meta({ id: 'InclusionProof' });

/** Shows that an entry stands at its place under a signed checkpoint. */
export type InclusionProof = z.infer<typeof InclusionProof>;

/** Shows that the log of one signed checkpoint only grew into that of a later one. */
export const ConsistencyProof = z
  .strictObject({ kind: z.literal('consistency'), path: z.array(Hash), first: z.string(), second: z.string() })
  .meta({ id: 'ConsistencyProof' });

/** Shows that the log of one signed checkpoint only grew into that of a later one. */
export type ConsistencyProof = z.infer<typeof ConsistencyProof>;

/** Either proof, as a file holds it. */
export const LogProof = z.discriminatedUnion('kind', [InclusionProof, ConsistencyProof]);

/** Either proof, as a file holds it. */
export type LogProof = z.infer<typeof LogProof>;

/** Whether a proof shows what it says it shows. @returns null where it does, else what is wrong with it */
export function faultOf(
  proof: LogProof,
  tools: { sha256: Sha256; isSigned: IsSigned; publicKey: Uint8Array },
): 'signature' | 'path' | null {
  const { sha256 } = tools;
  const path = proof.path.map((one) => fromHex(one) ?? new Uint8Array());
  if (proof.kind === 'inclusion') {
    const checkpoint = readNote(proof.note, tools);
    if (checkpoint?.clinicId !== proof.entry.clinicId) return 'signature';
    const leaf = leafHash(sha256, entryBytes(proof.entry));
    return isIncluded(sha256, { ...checkpoint, leaf, index: proof.index, path }) ? null : 'path';
  }
  const [first, second] = [readNote(proof.first, tools), readNote(proof.second, tools)];
  if (!first || !second || first.clinicId !== second.clinicId) return 'signature';
  const [sizes, roots] = [
    { first: first.size, second: second.size },
    { firstRoot: first.root, secondRoot: second.root },
  ];
  return isConsistent(sha256, { ...sizes, ...roots, path }) ? null : 'path';
}
