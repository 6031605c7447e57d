import { z } from 'zod';

const Id = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'an id is lower-case words and digits with hyphens' });
const Words = z.string().min(1).max(1000);
const Points = z.number();

/** When a question is asked: its earlier question was answered so. */
const ShowIf = z.strictObject({
  item: Id,
  atLeast: z.int().optional(),
  equals: z.int().optional(),
  /** The same answer to any of these counts too. */
  orItems: z.array(Id).min(1).optional(),
  /** A refused answer to any of them counts too. */
  orRefused: z.boolean().optional(),
});

const Item = z.strictObject({
  id: Id,
  /** The code of the question in `codes.system`; null where none is confirmed. */
  code: z.string().nullable(),
  kind: z.enum(['choice', 'number', 'text']),
  /** The choice set of a choice. */
  choices: Id.nullable(),
  /** The range of a number, both ends included, and its unit in UCUM-like writing. */
  min: z.int().optional(),
  max: z.int().optional(),
  unit: z.string().optional(),
  /** The longest text, in characters. */
  maxLength: z.int().min(1).max(5000).optional(),
  /** The cluster of a question that belongs to one, such as `B` of the PCL-5. */
  subscale: z.string().optional(),
  scored: z.boolean(),
  /** Whether the instrument is complete without it. */
  optional: z.boolean(),
  showIf: ShowIf.nullable(),
});

const Scoring = z.strictObject({
  /** `sum` adds every scored answer; `grouped-max-sum` adds the highest of each group. */
  method: z.enum(['sum', 'grouped-max-sum']),
  groups: z.array(z.array(Id).min(1)).min(1).optional(),
  min: Points,
  max: Points,
  multiply: z.int().min(1),
  /** From the lowest total to the highest, without gaps; none where the literature knows none. */
  bands: z.array(z.strictObject({ from: Points, to: Points, id: Id, step: z.int().min(0).max(4).nullable() })),
  higherIsWorse: z.boolean(),
  /** Points of change that mean something to people, and that are more than noise. */
  change: z.strictObject({
    meaningful: Points.nullable(),
    reliable: Points.nullable(),
    source: z.string().nullable(),
  }),
});

const InstrumentText = z.strictObject({
  title: Words,
  instruction: Words.nullable(),
  stem: Words.nullable(),
  items: z.record(z.string(), Words),
  choices: z.record(z.string(), z.record(z.string(), Words)),
  /** What the two ends of a number mean. */
  ends: z.record(z.string(), z.strictObject({ low: Words, high: Words })).optional(),
  bands: z.record(z.string(), Words),
  /** What the holder of the rights wants shown on screen and in print. */
  notice: Words.nullable(),
});

/** The wording of an instrument in one language. */
export type InstrumentText = z.infer<typeof InstrumentText>;

/** One clinical instrument or clinic form: wording, answers, scoring, licence, codes and worked examples, as data. */
export const Instrument = z
  .strictObject({
    id: Id,
    /** A locked version never changes; a correction is the next number. */
    version: z.int().min(1),
    kind: z.enum(['symptom-scale', 'screen', 'checklist', 'single', 'custom']),
    /** Whether it counts as the one full instrument set that a day may hold. */
    fullSet: z.boolean(),
    availability: z.enum(['default', 'module', 'optional']),
    licence: z.strictObject({
      status: z.enum([
        'public-domain',
        'free-with-notice',
        'clinic-must-register',
        'non-commercial',
        'prohibited',
        'unknown',
      ]),
      notice: Words.nullable(),
      sourceUrl: z.url(),
      checkedOn: z.iso.date(),
    }),
    source: Words,
    /** V: read at the source; V2: read at a second source; M: from memory; D: our own design. */
    evidence: z.enum(['V', 'V2', 'M', 'D']),
    /** `pending`, or the clinician who signed. */
    approved: Words,
    recallDays: z.int().min(0).nullable(),
    secondsToAnswer: z.int().min(1),
    codes: z.strictObject({
      system: z.enum(['http://loinc.org', 'local']),
      panel: z.string().nullable(),
      total: z.string().nullable(),
    }),
    items: z.array(Item).min(1).max(60),
    choiceSets: z.record(
      z.string(),
      z.array(z.strictObject({ value: z.int().min(0), code: z.string().nullable() })).min(2),
    ),
    scoring: Scoring.nullable(),
    /** The questions whose answers the safety rules look at. */
    safetyItems: z.array(Id),
    texts: z.strictObject({ en: InstrumentText, es: InstrumentText.optional() }),
    examples: z.array(
      z.strictObject({
        answers: z.record(z.string(), z.union([z.number(), z.string()])),
        total: Points,
        band: Id.nullable(),
      }),
    ),
  })
  .meta({ id: 'Instrument' });

/** One clinical instrument or clinic form. */
export type Instrument = z.infer<typeof Instrument>;

/** One question of an instrument. */
export type InstrumentItem = Instrument['items'][number];
