import { z } from 'zod';
import { IdSchema, Instant } from '@holdfast/platform/model';
import { RELEASE_CATEGORIES } from '../release/release';
import { ReleaseRecipient } from '../release/release.contract';
import { PacketProvenance } from './packet-provenance.contract';
import { PacketContent } from './packet.contract';

/** A packet as the clinic sees it before and after it is sent: what is in it, and what the release would not let out. */
export const PacketView = z
  .strictObject({
    id: IdSchema,
    referralId: IdSchema,
    content: PacketContent,
    version: z.int().min(1),
    /** What is gathered and no release covers; it is left out when the packet is sent. */
    leftOut: z.array(z.enum(RELEASE_CATEGORIES)),
    /** When what comes from the record was read; null where it was sent before that was kept. */
    readAt: Instant.nullable(),
    /** For whom, as the release names them; null where none holds. */
    recipient: ReleaseRecipient.extend({ isNamedAsSigned: z.boolean() }).nullable(),
    provenance: PacketProvenance,
    /** Hexadecimal SHA-256 of what was sent; null before. */
    sha256: z.string().nullable(),
    frozenAt: Instant.nullable(),
  })
  .meta({ id: 'PacketView' });

/** A packet as the clinic sees it. */
export type PacketView = z.infer<typeof PacketView>;

/** Writes what is in a packet over the version that was seen. */
export const EditPacket = z
  .strictObject({ version: z.int().min(1), content: PacketContent })
  .meta({ id: 'EditPacket' });

/** Writes what is in a packet. */
export type EditPacket = z.infer<typeof EditPacket>;
