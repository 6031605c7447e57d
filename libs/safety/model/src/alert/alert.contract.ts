import { z } from 'zod';
import { StaffView } from '@holdfast/clinic/model';
import { IdSchema, Instant, words } from '@holdfast/platform/model';
import { ALERT_KINDS, ALERT_LEVELS, ALERT_STATES, CONCERNS } from './alert-level';
import { DispositionView } from './disposition.contract';

/** Where one alert lives. */
export const AlertPath = z.strictObject({ patientId: IdSchema, alertId: IdSchema });

/** Where one alert lives. */
export type AlertPath = z.infer<typeof AlertPath>;

/** What the words of a reason need: figures and short codes, never what someone typed. */
export const AlertFacts = z.record(z.string(), z.union([z.number(), z.string()])).meta({ id: 'AlertFacts' });

/** What the words of a reason need. */
export type AlertFacts = z.infer<typeof AlertFacts>;

/** One thing that makes an alert: a rule, and what it saw. */
export const AlertReason = z
  .strictObject({
    rule: z.string(),
    level: z.enum(ALERT_LEVELS),
    concern: z.enum(CONCERNS),
    facts: AlertFacts,
    raisedAt: Instant,
    /** What the patient answered afterwards where that weighs less; it takes nothing back. */
    later: AlertFacts.nullable(),
    /** Whether a record was written since: then it is history. */
    isHandled: z.boolean(),
  })
  .meta({ id: 'AlertReason' });

/** One thing that makes an alert. */
export type AlertReason = z.infer<typeof AlertReason>;

/** One alert in a list. */
export const AlertSummary = z
  .strictObject({
    id: IdSchema,
    kind: z.enum(ALERT_KINDS),
    /** Null for words in a message, which ask to be read and set no level. */
    level: z.enum(ALERT_LEVELS).nullable(),
    concern: z.enum(CONCERNS),
    /** The gravest reason. */
    rule: z.string(),
    facts: AlertFacts,
    /** Every reason, gravest first; empty for words in a message and for a drill. */
    reasons: z.array(AlertReason),
    state: z.enum(ALERT_STATES),
    version: z.int(),
    /** Null for a drill. */
    patientId: IdSchema.nullable(),
    patientName: z.string(),
    /** The conversation whose words asked to be read. */
    threadId: IdSchema.nullable(),
    raisedAt: Instant,
    acknowledgeBy: Instant.nullable(),
    contactBy: Instant.nullable(),
    ownerId: IdSchema.nullable(),
    owner: z.string(),
    acknowledgedAt: Instant.nullable(),
    closedAt: Instant.nullable(),
    /** How many times people were told since the alert reached its level. */
    timesTold: z.int(),
  })
  .meta({ id: 'AlertSummary' });

/** One alert in a list. */
export type AlertSummary = z.infer<typeof AlertSummary>;

/** Which alerts to list: all that are open, or a page of the closed ones, latest first. */
export const AlertQuery = z
  .strictObject({
    state: z.enum(['open', 'closed']).default('open'),
    after: IdSchema.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  })
  .meta({ id: 'AlertQuery' });

/** Which alerts to list. */
export type AlertQuery = z.infer<typeof AlertQuery>;

/** Alerts, most pressing first when open. */
export const AlertPage = z
  .strictObject({ items: z.array(AlertSummary), nextAfter: IdSchema.nullable() })
  .meta({ id: 'AlertPage' });

/** Alerts, most pressing first when open. */
export type AlertPage = z.infer<typeof AlertPage>;

/** One thing that happened to an alert. */
export const AlertStep = z
  .strictObject({
    number: z.int(),
    kind: z.string(),
    at: Instant,
    /** The person's name; null where the clinic's machinery or the patient did it. */
    by: z.string().nullable(),
    /** Who was told. */
    to: z.array(z.string()),
    level: z.enum(ALERT_LEVELS).nullable(),
    note: z.string().nullable(),
    /** The rule and what it saw, where the step tells of an answer. */
    rule: z.string().nullable(),
    facts: AlertFacts.nullable(),
  })
  .meta({ id: 'AlertStep' });

/** One thing that happened to an alert. */
export type AlertStep = z.infer<typeof AlertStep>;

/** One alert with all that a person needs who acts on it. */
export const AlertDetail = AlertSummary.extend({
  patientPhone: z.string(),
  careTeam: z.array(StaffView.extend({ lead: z.boolean() })),
  /** What the patient was told when the alert was raised: whether anyone reads now. Null where they were told nothing. */
  someoneReads: z.boolean().nullable(),
  /** The check-in whose answers raised it; null where it came from elsewhere. */
  checkInId: IdSchema.nullable(),
  /** Whether closing needs a second person. */
  fourEyes: z.boolean(),
  steps: z.array(AlertStep),
  dispositions: z.array(DispositionView),
}).meta({ id: 'AlertDetail' });

/** One alert with all that a person needs who acts on it. */
export type AlertDetail = z.infer<typeof AlertDetail>;

/** Takes an alert on, or lets go of it. */
export const SetAlertOwner = z
  .strictObject({ version: z.int().min(1), mine: z.boolean() })
  .meta({ id: 'SetAlertOwner' });

/** Takes an alert on, or lets go of it. */
export type SetAlertOwner = z.infer<typeof SetAlertOwner>;

/** Says that a person saw the alert and acts on it. */
export const AcknowledgeAlert = z
  .strictObject({ version: z.int().min(1), note: words(2000).nullable() })
  .meta({ id: 'AcknowledgeAlert' });

/** Says that a person saw the alert and acts on it. */
export type AcknowledgeAlert = z.infer<typeof AcknowledgeAlert>;

/** The patient's own "I am not safe now". */
export const SayUnsafe = z
  .strictObject({
    /** When it was said, by the device's clock; it may have been offline. */
    saidAt: Instant,
  })
  .meta({ id: 'SayUnsafe' });

/** The patient's own "I am not safe now". */
export type SayUnsafe = z.infer<typeof SayUnsafe>;

/** What a patient is told after saying so. */
export const UnsafeAnswer = z
  .strictObject({ contactBy: Instant.nullable(), someoneReads: z.boolean() })
  .meta({ id: 'UnsafeAnswer' });

/** What a patient is told after saying so. */
export type UnsafeAnswer = z.infer<typeof UnsafeAnswer>;
