import { z } from 'zod';
import { PatientSummary } from '@holdfast/clinic/model';
import { Instrument } from '@holdfast/instruments/model';
import { IdSchema, Instant, words } from '@holdfast/platform/model';
import { AnswerView, CheckInView } from './check-in.contract';

/** How soon a finding wants a person. The first three, where they are about danger, are alerts as well. */
export const URGENCIES = ['critical', 'high', 'moderate', 'soon', 'routine'] as const;

/** How soon a finding wants a person. */
export type Urgency = (typeof URGENCIES)[number];

/** What a rule saw, for the words of a reason. */
export const FindingView = z
  .strictObject({
    rule: z.string(),
    urgency: z.enum(URGENCIES),
    facts: z.record(z.string(), z.union([z.number(), z.string()])),
  })
  .meta({ id: 'FindingView' });

/** What a rule saw. */
export type FindingView = z.infer<typeof FindingView>;

/** One total with what it is compared to. */
export const ScoreView = z
  .strictObject({
    form: z.string(),
    version: z.int(),
    total: z.number(),
    band: z.string().nullable(),
    step: z.int().nullable(),
    /** The last total of the same form before this one. */
    last: z.number().nullable(),
    /** The last total within 14 days before the first infusion. */
    baseline: z.number().nullable(),
  })
  .meta({ id: 'ScoreView' });

/** One total with what it is compared to. */
export type ScoreView = z.infer<typeof ScoreView>;

/** Which rows of the check-in inbox to list. */
export const CHECK_IN_FILTERS = ['unread', 'outreach', 'read'] as const;

/** Which part of the check-in inbox to read. */
export const CheckInInboxQuery = z
  .strictObject({
    filter: z.enum(CHECK_IN_FILTERS).default('unread'),
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  })
  .meta({ id: 'CheckInInboxQuery' });

/** Which part of the check-in inbox to read. */
export type CheckInInboxQuery = z.infer<typeof CheckInInboxQuery>;

/** Why somebody is to reach a patient, the gravest last. */
export const OUTREACH_REASONS = [
  'missed',
  'no-answer-3-days',
  'two-missed',
  'silent-21-days',
  'after-infusion',
  'at-risk',
] as const;

/** Why somebody is to reach a patient. */
export type OutreachReason = (typeof OUTREACH_REASONS)[number];

/** What came of a try to reach a patient. */
export const OUTREACH_OUTCOMES = [
  'reached-well',
  'reached-needs-visit',
  'reached-in-danger',
  'left-message',
  'no-answer',
  'contacted-emergency-contact',
  'requested-welfare-check',
] as const;

/** A task to reach a patient. */
export const OutreachView = z
  .strictObject({
    id: IdSchema,
    patient: PatientSummary,
    phone: z.string(),
    checkInId: IdSchema.nullable(),
    reason: z.enum(OUTREACH_REASONS),
    openedAt: Instant,
    dueAt: Instant,
    state: z.enum(['open', 'done']),
    tries: z.array(
      z.strictObject({
        at: Instant,
        byName: z.string(),
        outcome: z.enum(OUTREACH_OUTCOMES),
        note: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'OutreachView' });

/** A task to reach a patient. */
export type OutreachView = z.infer<typeof OutreachView>;

/** One row of the check-in inbox: a check-in to read, with why it stands there. */
export const CheckInInboxItem = z
  .strictObject({
    checkIn: CheckInView,
    patient: PatientSummary,
    urgency: z.enum(URGENCIES),
    /** Most pressing first; empty where nothing stands out. */
    findings: z.array(FindingView),
    scores: z.array(ScoreView),
  })
  .meta({ id: 'CheckInInboxItem' });

/** One row of the check-in inbox. */
export type CheckInInboxItem = z.infer<typeof CheckInInboxItem>;

/** A page of the check-in inbox. */
export const CheckInInboxPage = z
  .strictObject({
    items: z.array(CheckInInboxItem),
    outreach: z.array(OutreachView),
    nextAfter: z.string().nullable(),
    counts: z.strictObject({ unread: z.int(), pressing: z.int(), outreach: z.int(), overdueOutreach: z.int() }),
  })
  .meta({ id: 'CheckInInboxPage' });

/** A page of the check-in inbox. */
export type CheckInInboxPage = z.infer<typeof CheckInInboxPage>;

/** One check-in for staff: answers in the instrument's own words, totals, findings. */
export const CheckInReport = z
  .strictObject({
    checkIn: CheckInView,
    instruments: z.array(Instrument),
    answers: z.array(AnswerView),
    scores: z.array(ScoreView),
    findings: z.array(FindingView),
    note: z.string().nullable(),
  })
  .meta({ id: 'CheckInReport' });

/** One check-in for staff. */
export type CheckInReport = z.infer<typeof CheckInReport>;

/** Marks a check-in as read, with a note for colleagues. The patient sees who and when, never the note. */
export const ReviewCheckIn = z.strictObject({ note: words(4000).nullable() }).meta({ id: 'ReviewCheckIn' });

/** Marks a check-in as read. */
export type ReviewCheckIn = z.infer<typeof ReviewCheckIn>;

/** One try to reach a patient. */
export const RecordOutreach = z
  .strictObject({ outcome: z.enum(OUTREACH_OUTCOMES), note: words(4000).nullable(), done: z.boolean() })
  .meta({ id: 'RecordOutreach' });

/** One try to reach a patient. */
export type RecordOutreach = z.infer<typeof RecordOutreach>;

/** Which try at which outreach of which patient a route speaks of; the try's identifier is the caller's. */
export const OutreachTryPath = z.strictObject({ patientId: IdSchema, outreachId: IdSchema, tryId: IdSchema });

/** Which try at which outreach a route speaks of. */
export type OutreachTryPath = z.infer<typeof OutreachTryPath>;

/** Which patients of the caseload to list. */
export const CASELOAD_VIEWS = ['all', 'new', 'overdue', 'not-improving', 'worse'] as const;

/** What the caseload can be ordered by: who needs something first, or one of its columns. */
export const CASELOAD_SORTS = ['need', 'name', 'score', 'change', 'infusion', 'next'] as const;

/** Which part of the caseload to read, and in which order. */
export const CaseloadQuery = z
  .strictObject({
    view: z.enum(CASELOAD_VIEWS).default('all'),
    sort: z.enum(CASELOAD_SORTS).default('need'),
    /** `desc` turns the order round. What is unknown stands last either way. */
    order: z.enum(['asc', 'desc']).default('asc'),
    after: IdSchema.optional(),
  })
  .meta({ id: 'CaseloadQuery' });

/** Which part of the caseload to read, and in which order. */
export type CaseloadQuery = z.infer<typeof CaseloadQuery>;

/** One patient of the caseload with where they stand. */
export const CaseloadItem = z
  .strictObject({
    patient: PatientSummary,
    /** Which views the patient belongs to. */
    in: z.array(z.enum(CASELOAD_VIEWS)),
    lastSubmittedAt: Instant.nullable(),
    misses: z.int(),
    /** A short row of PHQ-9 totals, oldest first. */
    spark: z.array(z.strictObject({ at: Instant, total: z.number() })),
    last: ScoreView.nullable(),
    lastInfusionOn: z.string().nullable(),
    nextDueOn: z.string().nullable(),
    /** The most pressing alert that is open; `words` for words in a message, which have no level. */
    openAlert: z.enum(['critical', 'high', 'moderate', 'words']).nullable(),
    /** The last item 9 was above zero, or the last suicide screen was positive. */
    atRisk: z.boolean(),
  })
  .meta({ id: 'CaseloadItem' });

/** One patient of the caseload. */
export type CaseloadItem = z.infer<typeof CaseloadItem>;

/** The caseload, with how many patients each view holds. */
export const CaseloadPage = z
  .strictObject({
    items: z.array(CaseloadItem),
    counts: z.record(z.enum(CASELOAD_VIEWS), z.int()),
    nextAfter: IdSchema.nullable(),
  })
  .meta({ id: 'CaseloadPage' });

/** The caseload. */
export type CaseloadPage = z.infer<typeof CaseloadPage>;
