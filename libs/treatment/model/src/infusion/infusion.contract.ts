import { z } from 'zod';
import { Day, IdSchema, Instant, words } from '@holdfast/platform/model';
import { DISCHARGE_CRITERIA } from './discharge';
import { DoseMg, ROUTES, WeightKg } from './dose';
import { RideView } from '../ride/ride.contract';
import { Vitals, VitalsThresholds } from './vitals';

/** Where an infusion is, from planned to signed. A paused one still runs. */
export const INFUSION_STATES = [
  'planned',
  'running',
  'paused',
  'observing',
  'discharged',
  'signed',
  'cancelled',
] as const;

/** Where an infusion is. */
export type InfusionState = (typeof INFUSION_STATES)[number];

/** What is looked for while ketamine acts. */
export const EFFECTS = [
  'sedation',
  'dissociation',
  'nausea',
  'vomiting',
  'headache',
  'dizziness',
  'blurred-vision',
  'anxiety',
  'other',
] as const;

/** How strong an effect is. */
export const EFFECT_GRADES = ['mild', 'moderate', 'severe'] as const;

const Reason = words(500);
const RateMgPerHour = z.number().gt(0).max(600);

/** What can be written down of an infusion: one thing at a time, never changed afterwards. */
export const EntryBody = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('weight'), weightKg: WeightKg }),
    /** What is about to be given; far from the usual only with a reason. */
    z.strictObject({
      kind: z.literal('dose'),
      route: z.enum(ROUTES),
      doseMg: DoseMg,
      rateMgPerHour: RateMgPerHour.nullable(),
      reason: Reason.nullable(),
    }),
    /** Outside the clinic's thresholds only with a word on what was seen or done. */
    z.strictObject({ kind: z.literal('vitals'), vitals: Vitals, reason: Reason.nullable() }),
    /** The start; where vitals hold it or a gate is open, only with a reason. */
    z.strictObject({ kind: z.literal('start'), reason: Reason.nullable() }),
    z.strictObject({ kind: z.literal('rate'), rateMgPerHour: RateMgPerHour, reason: Reason }),
    z.strictObject({ kind: z.literal('pause'), reason: Reason }),
    z.strictObject({ kind: z.literal('resume') }),
    /** The end, as planned or before; what was given until then. */
    z.strictObject({ kind: z.literal('finish'), givenMg: DoseMg, reason: Reason.nullable() }),
    z.strictObject({
      kind: z.literal('effect'),
      effect: z.enum(EFFECTS),
      grade: z.enum(EFFECT_GRADES),
      isSerious: z.boolean(),
      words: words(500).nullable(),
    }),
    z.strictObject({ kind: z.literal('effect-over'), entryId: IdSchema }),
    z.strictObject({ kind: z.literal('medicine'), name: words(120), amount: words(60), reason: Reason.nullable() }),
    z.strictObject({ kind: z.literal('note'), text: words(2000) }),
    z.strictObject({
      kind: z.literal('criterion'),
      criterion: z.enum(DISCHARGE_CRITERIA),
      isMet: z.boolean(),
      /** Why the patient may go all the same; null where it is met or still open. */
      exception: words(500).nullable(),
    }),
    /** Who takes the patient home. */
    z.strictObject({ kind: z.literal('escort'), name: words(120), relation: words(60) }),
    z.strictObject({ kind: z.literal('discharge') }),
    z.strictObject({ kind: z.literal('cancel'), reason: Reason }),
    /** An entry that was wrong: it stays, struck through, with why. */
    z.strictObject({ kind: z.literal('strike'), entryId: IdSchema, reason: Reason }),
    /** The end of writing; afterwards only amendments. */
    z.strictObject({ kind: z.literal('sign'), name: words(120) }),
    z.strictObject({ kind: z.literal('amendment'), text: words(2000) }),
  ])
  .meta({ id: 'EntryBody' });

/** What can be written down of an infusion. */
export type EntryBody = z.infer<typeof EntryBody>;

/** One kind of entry. */
export type EntryKind = EntryBody['kind'];

/** An entry as the tablet sends it: again with the same id it is the same entry. */
export const WriteEntry = z.strictObject({ at: Instant, body: EntryBody }).meta({ id: 'WriteEntry' });

/** An entry as the tablet sends it. */
export type WriteEntry = z.infer<typeof WriteEntry>;

/** An entry as it stands: its place, when it happened, when it arrived, and who wrote it. */
export const EntryView = z
  .strictObject({
    id: IdSchema,
    /** Counts from 1 without gaps, in the order of arrival. */
    seq: z.int().min(1),
    /** When it happened, by whoever wrote it. */
    at: Instant,
    recordedAt: Instant,
    by: z.strictObject({ id: IdSchema, name: z.string(), title: z.string() }),
    /** Null where it can no longer be read. */
    body: EntryBody.nullable(),
  })
  .meta({ id: 'EntryView' });

/** An entry as it stands. */
export type EntryView = z.infer<typeof EntryView>;

/** What the patient confirms before coming. */
export const GATES = ['fasting', 'ride', 'medicines', 'consent', 'no-red-flags'] as const;

/** What the patient confirms before coming. */
export type Gate = (typeof GATES)[number];

/** How the patient answered a gate: done, or something to talk about first. */
export const GATE_ANSWERS = ['yes', 'talk'] as const;

/** Answers one gate, or takes the answer back. */
export const SetGate = z.strictObject({ answer: z.enum(GATE_ANSWERS).nullable() }).meta({ id: 'SetGate' });

/** An answer to one gate. */
export type SetGate = z.infer<typeof SetGate>;

/** One gate as it stands. */
export const GateView = z
  .strictObject({ gate: z.enum(GATES), answer: z.enum(GATE_ANSWERS).nullable(), at: Instant.nullable() })
  .meta({ id: 'GateView' });

/** One gate as it stands. */
export type GateView = z.infer<typeof GateView>;

/** Plans an infusion, or moves one that has not begun. */
export const PlanInfusion = z.strictObject({ startsAt: Instant }).meta({ id: 'PlanInfusion' });

/** When an infusion is to be. */
export type PlanInfusion = z.infer<typeof PlanInfusion>;

/** An infusion in a list: when, where it is, what was given. */
export const InfusionView = z
  .strictObject({
    id: IdSchema,
    patientId: IdSchema,
    state: z.enum(INFUSION_STATES),
    /** When it is planned for; null where only its day is known. */
    plannedAt: Instant.nullable(),
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    dischargedAt: Instant.nullable(),
    /** Calendar day in the patient's zone. */
    day: Day,
    /** For the clinic's side only. */
    route: z.enum(ROUTES).nullable(),
    /** Given, or about to be given while it runs; milligrams. For the clinic's side only. */
    doseMg: z.number().nullable(),
    /** Given at another place or before Holdfast: only its day is known, as one that the check-in plan counts from. */
    isNoted: z.boolean(),
    gates: z.array(GateView),
    /** Until when the patient drives nothing, takes no alcohol and decides nothing great; null where nothing was given. */
    noDrivingUntil: Instant.nullable(),
    /** The latest link for a driver; null where none was made. */
    ride: RideView.nullable(),
  })
  .meta({ id: 'InfusionView' });

/** An infusion in a list. */
export type InfusionView = z.infer<typeof InfusionView>;

/** An infusion with all that was written down, and the thresholds its vitals are judged by. */
export const InfusionSheet = InfusionView.extend({
  entries: z.array(EntryView),
  /** Those of the clinic when the first entry was written; a change of the clinic's leaves what was judged as it was. */
  thresholds: VitalsThresholds,
}).meta({ id: 'InfusionSheet' });

/** An infusion with all that was written down. */
export type InfusionSheet = z.infer<typeof InfusionSheet>;

/** Names an infusion of a patient. */
export const InfusionPath = z.strictObject({ patientId: IdSchema, infusionId: IdSchema });

/** Names an infusion. */
export type InfusionPath = z.infer<typeof InfusionPath>;

/** Names an entry. */
export const EntryPath = InfusionPath.extend({ entryId: IdSchema });

/** Names an entry. */
export type EntryPath = z.infer<typeof EntryPath>;

/** In which language a record is printed. */
export const PrintQuery = z.strictObject({ language: z.enum(['en', 'es']).default('en') });

/** In which language a record is printed. */
export type PrintQuery = z.infer<typeof PrintQuery>;

/** Names a gate. */
export const GatePath = InfusionPath.extend({ gate: z.enum(GATES) });

/** Names a gate. */
export type GatePath = z.infer<typeof GatePath>;

/** A patient's infusions, newest first. */
export const InfusionList = z.strictObject({ items: z.array(InfusionView) }).meta({ id: 'InfusionList' });

/** A patient's infusions. */
export type InfusionList = z.infer<typeof InfusionList>;
