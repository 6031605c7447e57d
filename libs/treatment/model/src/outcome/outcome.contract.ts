import { z } from 'zod';
import { Day, IdSchema, Instant } from '@holdfast/platform/model';
import { ExposureView } from '../course/course.contract';

/** What a published study found, with what makes it comparable or not. */
export const Benchmark = z
  .strictObject({
    id: z.enum(['mcinnes', 'oliver', 'mgh', 'murrough']),
    /** Who and where, as cited. */
    study: z.string(),
    year: z.int().nullable(),
    doi: z.string().nullable(),
    /** Patients the figures rest on. */
    patients: z.int(),
    /** What it was measured with; null where that was not noted. */
    measure: z.enum(['PHQ-9', 'QIDS-SR16']).nullable(),
    response: z.number().nullable(),
    remission: z.number().nullable(),
    worsening: z.number().nullable(),
    /** Median days until response was lost or symptoms came back. */
    medianDays: z.number().nullable(),
    /** Shares of responders who still responded after so many days without maintenance. */
    held: z.array(z.strictObject({ day: z.int(), share: z.number() })),
    /** How well it was checked: `read` in the paper, `partly` in an abstract or a second source, `memory` not at all. */
    evidence: z.enum(['read', 'partly', 'memory']),
  })
  .meta({ id: 'Benchmark' });

/** What a published study found. */
export type Benchmark = z.infer<typeof Benchmark>;

/** One line of the ledger: an infusion that stands alone or ends an induction, and what it did. */
export const DurabilityRow = z
  .strictObject({
    on: Day,
    kind: z.enum(['induction', 'induction-begun', 'maintenance']),
    /** Infusions of the series that it ends; 1 where it stands alone. */
    infusions: z.int(),
    /** PHQ-9 before the series, points; null where none was taken within 14 days. */
    baseline: z.number().nullable(),
    /** Lowest total until the next infusion, points. */
    best: z.number().nullable(),
    /** Drop from the baseline to it, percent; below 0 where it rose. */
    bestDropPercent: z.int().nullable(),
    /** Days for which a response was held; null where there was none. */
    heldDays: z.int().nullable(),
    ending: z.enum(['symptoms-returned', 'next-infusion', 'running', 'no-response', 'not-measured', 'no-baseline']),
    isConfirmed: z.boolean(),
    confidence: z.enum(['good', 'fair', 'poor']).nullable(),
  })
  .meta({ id: 'DurabilityRow' });

/** One line of the ledger. */
export type DurabilityRow = z.infer<typeof DurabilityRow>;

/** How long each infusion of a patient held, what follows for the interval to expect, and what was given in all. */
export const DurabilityView = z
  .strictObject({
    patientId: IdSchema,
    name: z.string(),
    clinic: z.string(),
    /** Oldest first. */
    rows: z.array(DurabilityRow),
    /** (ended × median + weight × prior) ÷ (ended + weight); null where nothing was given. */
    interval: z
      .strictObject({
        days: z.number(),
        ended: z.int(),
        median: z.number().nullable(),
        priorDays: z.number(),
        priorWeight: z.number(),
      })
      .nullable(),
    exposure: ExposureView,
    series: z.array(
      z.strictObject({ kind: z.enum(['induction', 'induction-begun', 'maintenance']), days: z.array(Day) }),
    ),
    benchmarks: z.array(Benchmark),
    today: Day,
    reckonedAt: Instant,
  })
  .meta({ id: 'DurabilityView' });

/** How long each infusion of a patient held. */
export type DurabilityView = z.infer<typeof DurabilityView>;

/** Which inductions are counted: those whose first infusion lies within these days. */
export const OutcomeQuery = z.strictObject({ from: Day.optional(), to: Day.optional() });

/** Which inductions are counted. */
export type OutcomeQuery = z.infer<typeof OutcomeQuery>;

/** The same figures as a table for a spreadsheet. */
export const OutcomeTable = z.string().meta({ description: 'RFC 4180, one figure a line' });

/** A share with its 95 % interval. */
export const ShareView = z
  .strictObject({ count: z.int(), of: z.int(), share: z.number(), low: z.number(), high: z.number() })
  .meta({ id: 'ShareView' });

/** A figure of a group: shown, hidden because so few could be recognised, or without anybody to reckon it from. */
export const Figure = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.literal('shown'), value: ShareView }),
    z.strictObject({ state: z.literal('hidden') }),
    z.strictObject({ state: z.literal('none') }),
  ])
  .meta({ id: 'Figure' });

/** A figure of a group. */
export type Figure = z.infer<typeof Figure>;

/** What a clinic's inductions came to, with honest denominators, beside what was published. */
export const ClinicOutcomes = z
  .strictObject({
    from: Day,
    to: Day,
    /** Whether small groups are hidden, and the period is widened to whole quarters, because the reader does not treat. */
    isSuppressed: z.boolean(),
    /** Null where a number is too small to be shown. */
    started: z.int().nullable(),
    withBaseline: z.int().nullable(),
    due: z.int().nullable(),
    scored: z.int().nullable(),
    completion: Figure,
    response: Figure,
    remission: Figure,
    worsening: Figure,
    responseWorstCase: Figure,
    /** How long a response after an induction held. Null where too few. */
    durability: z
      .strictObject({
        responses: z.int(),
        lost: z.int(),
        /** First day on which half or fewer still held. */
        medianDays: z.int().nullable(),
        steps: z.array(
          z.strictObject({
            day: z.int(),
            atRisk: z.int(),
            share: z.number(),
            low: z.number(),
            high: z.number(),
          }),
        ),
        /** Days until which anybody was watched. */
        until: z.int(),
      })
      .nullable(),
    benchmarks: z.array(Benchmark),
    reckonedAt: Instant,
  })
  .meta({ id: 'ClinicOutcomes' });

/** What a clinic's inductions came to. */
export type ClinicOutcomes = z.infer<typeof ClinicOutcomes>;
