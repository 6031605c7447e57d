import { z } from 'zod';
import { Instrument } from '@holdfast/instruments/model';
import { Day, IdSchema, Instant, words } from '@holdfast/platform/model';
import { CHECK_IN_STATES } from './lifecycle';

/** How answers came in. Paper and app scores differ, so they are never mixed unmarked. */
export const ANSWER_MODES = ['portal', 'link', 'paper', 'phone'] as const;

/** How answers came in. */
export type AnswerMode = (typeof ANSWER_MODES)[number];

/** Whether the days after an infusion depend on this check-in; a missed one is then called about sooner. */
export const IMPORTANCES = ['routine', 'after-infusion'] as const;

/** One form in one version, as a check-in asks it. */
export const FormRef = z
  .strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), version: z.int().min(1).max(999) })
  .meta({ id: 'FormRef' });

/** One form in one version. */
export type FormRef = z.infer<typeof FormRef>;

/** Names an answer: form and item, for example `phq-9.9`. */
export const LinkId = z.string().regex(/^[a-z0-9-]{1,40}\.[a-z0-9-]{1,40}$/);

/** A check-in as its patient and the clinic see it, without answers. */
export const CheckInView = z
  .strictObject({
    id: IdSchema,
    patientId: IdSchema,
    state: z.enum(CHECK_IN_STATES),
    dueOn: Day,
    opensAt: Instant,
    /** End of the window; an answer after it is late. */
    closesAt: Instant,
    /** No answer is taken after that. */
    expiresAt: Instant,
    importance: z.enum(IMPORTANCES),
    forms: z.array(FormRef),
    /** The suicide screen that a positive item led into; null while none did. */
    screen: FormRef.nullable(),
    questions: z.int(),
    /** How many more there are at most: what some answers bring with them, and what may stay open. */
    furtherQuestions: z.int(),
    /** About how long it takes, seconds. */
    secondsToAnswer: z.int(),
    answered: z.int(),
    mode: z.enum(ANSWER_MODES).nullable(),
    submittedAt: Instant.nullable(),
    late: z.boolean(),
    /** Sent with questions left open; then nothing of an unfinished form is scored. */
    partial: z.boolean(),
    snoozedUntil: Instant.nullable(),
    /** Who has read it; null while nobody has. */
    seen: z.strictObject({ name: z.string(), title: z.string(), at: Instant }).nullable(),
  })
  .meta({ id: 'CheckInView' });

/** A check-in without answers. */
export type CheckInView = z.infer<typeof CheckInView>;

/** A patient's check-ins: what to answer now, what comes, what was. */
export const CheckInList = z
  .strictObject({ due: z.array(CheckInView), upcoming: z.array(CheckInView), past: z.array(CheckInView) })
  .meta({ id: 'CheckInList' });

/** A patient's check-ins. */
export type CheckInList = z.infer<typeof CheckInList>;

/** What an answer says: a number for a choice or a measure, words for free text. */
export const AnswerValue = z.union([z.number().min(-1000).max(100_000), words(2000)]);

/** One answer as it stands. */
export const AnswerView = z
  .strictObject({ linkId: LinkId, id: IdSchema, value: AnswerValue.nullable(), at: Instant })
  .meta({ id: 'AnswerView' });

/** One answer as it stands. */
export type AnswerView = z.infer<typeof AnswerView>;

/** A check-in with everything needed to answer it, offline too. */
export const CheckInSheet = CheckInView.extend({
  /** Every form in the order asked, in full. */
  instruments: z.array(Instrument),
  /** The suicide screen in full, so that a positive item can lead into it without the network; null where no item can. */
  screenInstrument: Instrument.nullable(),
  answers: z.array(AnswerView),
  /** Who will read it. */
  sharedWith: z.array(z.strictObject({ name: z.string(), title: z.string() })),
}).meta({ id: 'CheckInSheet' });

/** A check-in with everything needed to answer it. */
export type CheckInSheet = z.infer<typeof CheckInSheet>;

/** One answer on its way. Its identifier is the writer's, so that a retry can carry the same. */
export const SaveAnswer = z
  .strictObject({
    id: IdSchema,
    /** The form's version that was on the screen. */
    version: z.int().min(1).max(999),
    value: AnswerValue,
    /** The answer that the writer saw in this place; null for none. Another one there is not written over. */
    replaces: IdSchema.nullable(),
  })
  .meta({ id: 'SaveAnswer' });

/** One answer on its way. */
export type SaveAnswer = z.infer<typeof SaveAnswer>;

/** What a patient is told about help and about who will be in touch, after an answer that sounds like danger. */
export const SupportView = z
  .strictObject({
    level: z.enum(['critical', 'high', 'moderate']),
    contactBy: Instant.nullable(),
    /** Whether anybody at the clinic reads alerts at this hour. */
    someoneReads: z.boolean(),
  })
  .meta({ id: 'SupportView' });

/** What a patient is told about help after an answer that sounds like danger. */
export type SupportView = z.infer<typeof SupportView>;

/** An answer that was saved, with what it led to. */
export const AnswerSaved = AnswerView.extend({
  support: SupportView.nullable(),
  screen: FormRef.nullable(),
  answered: z.int(),
}).meta({ id: 'AnswerSaved' });

/** An answer that was saved. */
export type AnswerSaved = z.infer<typeof AnswerSaved>;

/** Finishing a check-in. */
export const SubmitCheckIn = z
  .strictObject({
    /** How long the person took, seconds of answering. */
    seconds: z.int().min(0).max(86_400),
    /** True where questions may stay open; without it open questions are named and nothing is finished. */
    partial: z.boolean().default(false),
  })
  .meta({ id: 'SubmitCheckIn' });

/** Finishing a check-in. */
export type SubmitCheckIn = z.infer<typeof SubmitCheckIn>;

/** What a patient is told when a check-in arrived. */
export const CheckInReceipt = z
  .strictObject({
    submittedAt: Instant,
    seconds: z.int(),
    late: z.boolean(),
    /** The alert of the check-in as it stands after it; null where finishing told the clinic nothing alarming. */
    support: SupportView.nullable(),
  })
  .meta({ id: 'CheckInReceipt' });

/** What a patient is told when a check-in arrived. */
export type CheckInReceipt = z.infer<typeof CheckInReceipt>;

/** Why a patient would rather not answer; each is fine. */
export const SKIP_REASONS = ['not-now', 'too-long', 'unwell', 'not-useful', 'no-reason'] as const;

/** Leaving one check-in out. */
export const SkipCheckIn = z.strictObject({ reason: z.enum(SKIP_REASONS) }).meta({ id: 'SkipCheckIn' });

/** Leaving one check-in out. */
export type SkipCheckIn = z.infer<typeof SkipCheckIn>;

/** Being reminded later. */
export const SnoozeCheckIn = z.strictObject({ until: z.enum(['evening', 'tomorrow']) }).meta({ id: 'SnoozeCheckIn' });

/** Being reminded later. */
export type SnoozeCheckIn = z.infer<typeof SnoozeCheckIn>;

// A year mistyped, such as 0202, would put a point far off the trend.
const EARLIEST = '2000-01-01';

/** Answers that staff took down from paper or over the phone: at least one, and each form once. */
export const EnterAnswers = z
  .strictObject({
    mode: z.enum(['paper', 'phone']),
    /** When the patient answered; scores and trends are dated to it. */
    takenAt: Instant.refine((at) => at >= EARLIEST),
    forms: z
      .array(FormRef.extend({ answers: z.record(z.string().regex(/^[a-z0-9-]{1,40}$/), AnswerValue) }))
      .min(1)
      .max(8)
      .refine((forms) => new Set(forms.map(({ id }) => id)).size === forms.length)
      // An empty sheet is silence, and silence is never an answer.
      .refine((forms) => forms.some(({ answers }) => Object.keys(answers).length > 0)),
  })
  .meta({ id: 'EnterAnswers' });

/** Answers that staff took down. */
export type EnterAnswers = z.infer<typeof EnterAnswers>;

/** Asking a patient something now, beside the plan. */
export const AskCheckIn = z
  .strictObject({
    forms: z
      .array(z.string().regex(/^[a-z0-9-]{1,40}$/))
      .min(1)
      .max(6),
  })
  .meta({ id: 'AskCheckIn' });

/** Asking a patient something now, beside the plan. */
export type AskCheckIn = z.infer<typeof AskCheckIn>;

/** Which check-in of which patient a route speaks of. */
export const CheckInPath = z.strictObject({ patientId: IdSchema, checkInId: IdSchema });

/** Which check-in a route speaks of. */
export type CheckInPath = z.infer<typeof CheckInPath>;

/** Which answer of which check-in a route speaks of. */
export const AnswerPath = CheckInPath.extend({ linkId: LinkId });

/** Which answer a route speaks of. */
export type AnswerPath = z.infer<typeof AnswerPath>;

/** The secret of a link, spent when it is first opened. */
export const OpenLink = z.strictObject({ token: z.string().min(40).max(120) }).meta({ id: 'OpenLink' });

/** The secret of a link. */
export type OpenLink = z.infer<typeof OpenLink>;

/** What opening a link gives: a pass for this browser, and the check-in it is for. */
export const LinkGrant = z
  .strictObject({
    pass: z.string(),
    /** The server's clock. */
    now: Instant,
    clinic: z.strictObject({ neutralName: z.string(), phone: z.string() }),
    sheet: CheckInSheet,
  })
  .meta({ id: 'LinkGrant' });

/** What opening a link gives. */
export type LinkGrant = z.infer<typeof LinkGrant>;

/** Which answer a link's route speaks of; the check-in is the link's own. */
export const LinkAnswerPath = z.strictObject({ linkId: LinkId });

/** Which answer a link's route speaks of. */
export type LinkAnswerPath = z.infer<typeof LinkAnswerPath>;
