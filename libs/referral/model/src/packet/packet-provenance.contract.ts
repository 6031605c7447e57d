import { z } from 'zod';
import { IdSchema, Instant } from '@holdfast/platform/model';
import { MOVERS } from '../lifecycle/referral-state';

/** What can be done with a packet, in the words of a FHIR Provenance's activity (ISO 21089 lifecycle events). */
export const PROVENANCE_ACTIVITIES = ['originate', 'amend', 'transmit', 'access'] as const;

/** What somebody had to do with a packet, in the words of a FHIR Provenance's agent type. */
export const PROVENANCE_AGENTS = ['enterer', 'author', 'transmitter', 'performer'] as const;

/** Where a packet comes from and where it went: who did what with it and when, the oldest first. */
export const PacketProvenance = z
  .strictObject({
    items: z.array(
      z.strictObject({
        activity: z.enum(PROVENANCE_ACTIVITIES),
        /** The name is empty where nobody did it by hand. */
        agent: z.strictObject({ type: z.enum(PROVENANCE_AGENTS), by: z.enum(MOVERS), name: z.string() }),
        recorded: Instant,
        /** Whether an opening was refused, so that nothing was shown. */
        isRefused: z.boolean(),
        /** By which release it went out: its text's version, and the hexadecimal SHA-256 of the words that were signed. */
        release: z.strictObject({ id: IdSchema, version: z.int(), sha256: z.string() }).nullable(),
        /** Hexadecimal SHA-256 of what went out. */
        sha256: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'PacketProvenance' });

/** Where a packet comes from and where it went. */
export type PacketProvenance = z.infer<typeof PacketProvenance>;
