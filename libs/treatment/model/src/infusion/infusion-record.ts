import type { DischargeCriterion } from './discharge';
import { openCriteria } from './discharge';
import type { Route } from './dose';
import type { EntryBody, EntryKind, EntryView, InfusionState } from './infusion.contract';
import { judgeVitals, type Vitals, type VitalsPhase, type VitalsThresholds, type VitalsVerdict } from './vitals';

/** An entry with its identity and time: what the record is told from. */
export interface Entry {
  readonly id: string;
  /** When it happened, milliseconds since 1970. */
  readonly at: number;
  readonly body: EntryBody;
}

/** One set of vitals, judged where it stands. */
export interface JudgedVitals {
  readonly entryId: string;
  readonly at: number;
  readonly phase: VitalsPhase;
  readonly vitals: Vitals;
  readonly verdict: VitalsVerdict;
}

/** An effect from its onset until it was over. */
export interface Effect {
  readonly entryId: string;
  readonly from: number;
  readonly until: number | null;
  readonly body: Extract<EntryBody, { kind: 'effect' }>;
}

/** An infusion told from its entries: the same on the tablet and on the server. */
export interface InfusionRecord {
  readonly state: InfusionState;
  readonly weightKg: number | null;
  readonly route: Route | null;
  /** About to be given until the end, given afterwards; milligrams. */
  readonly doseMg: number | null;
  readonly rateMgPerHour: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly dischargedAt: number | null;
  readonly signedAt: number | null;
  readonly vitals: readonly JudgedVitals[];
  readonly effects: readonly Effect[];
  readonly met: readonly DischargeCriterion[];
  readonly exceptions: Readonly<Partial<Record<DischargeCriterion, string>>>;
  readonly escort: { readonly name: string; readonly relation: string } | null;
  readonly struck: ReadonlySet<string>;
}

const NOTHING: InfusionRecord = {
  ...{ state: 'planned', weightKg: null, route: null, doseMg: null, rateMgPerHour: null },
  ...{ startedAt: null, endedAt: null, dischargedAt: null, signedAt: null },
  ...{ vitals: [], effects: [], met: [], exceptions: {}, escort: null, struck: new Set<string>() },
};

/**
 * Tells an infusion from its entries. What was struck counts as never written.
 *
 * @param entries in the order in which they were written
 * @param set     the clinic's thresholds
 */
export function recordOf(entries: readonly Entry[], set: VitalsThresholds): InfusionRecord {
  const struck = new Set(entries.flatMap(({ body }) => (body.kind === 'strike' ? [body.entryId] : [])));
  const kept = entries.filter(({ id }) => !struck.has(id));
  return kept.reduce<InfusionRecord>((record, entry) => ({ ...record, ...told(record, entry, set) }), {
    ...NOTHING,
    struck,
  });
}

/**
 * What the record is told from on a tablet: what the server keeps, then what waits here and has not arrived yet. An entry
 * counts once, however often it was sent.
 */
export function entriesOf(kept: readonly EntryView[], waiting: readonly Entry[]): Entry[] {
  const there = new Set(kept.map(({ id }) => id));
  const legible = kept.flatMap(({ id, at, body }) => (body ? [{ id, at: Date.parse(at), body }] : []));
  return [...legible, ...waiting.filter(({ id }) => !there.has(id))];
}

/** The criteria that still keep the patient, in their order; an escort by name is what the escort's asks for. */
export function keepsBack({ met, exceptions, escort }: InfusionRecord): DischargeCriterion[] {
  const named = escort || exceptions.escort ? met : met.filter((one) => one !== 'escort');
  return openCriteria({ met: named, exceptions });
}

type Change = Partial<InfusionRecord>;
type Tell<Kind extends EntryKind> = (
  record: InfusionRecord,
  body: Extract<EntryBody, { kind: Kind }>,
  entry: Entry,
  set: VitalsThresholds,
) => Change;

const TELL: { readonly [Kind in EntryKind]?: Tell<Kind> } = {
  weight: (_, { weightKg }) => ({ weightKg }),
  dose: (_, { route, doseMg, rateMgPerHour }) => ({ route, doseMg, rateMgPerHour }),
  vitals: (record, { vitals }, { id, at }, set) => {
    const taken = { entryId: id, at, phase: phaseAt(record, at), vitals };
    // By when they were taken, not by when they were written down: two at the limit count where they follow each other.
    const all = [...record.vitals, taken].sort((one, other) => one.at - other.at);
    return {
      vitals: all.map((one, index) => {
        const verdict = judgeVitals(one.phase, one.vitals, all[index - 1]?.vitals ?? null, set);
        return { ...one, verdict };
      }),
    };
  },
  start: (_, __, { at }) => ({ state: 'running', startedAt: at }),
  rate: (_, { rateMgPerHour }) => ({ rateMgPerHour }),
  pause: () => ({ state: 'paused' }),
  resume: () => ({ state: 'running' }),
  finish: (_, { givenMg }, { at }) => ({ state: 'observing', endedAt: at, doseMg: givenMg }),
  effect: ({ effects }, body, { id, at }) => ({
    effects: [...effects, { entryId: id, from: at, until: null, body }].sort((one, other) => one.from - other.from),
  }),
  'effect-over': ({ effects }, { entryId }, { at }) => ({
    effects: effects.map((one) => (one.entryId === entryId ? { ...one, until: at } : one)),
  }),
  criterion: ({ met, exceptions }, { criterion, isMet, exception }) => {
    const { [criterion]: _, ...others } = exceptions;
    const rest = met.filter((one) => one !== criterion);
    return {
      met: isMet ? [...rest, criterion] : rest,
      exceptions: exception === null ? others : { ...others, [criterion]: exception },
    };
  },
  escort: (_, { name, relation }) => ({ escort: { name, relation } }),
  discharge: (_, __, { at }) => ({ state: 'discharged', dischargedAt: at }),
  cancel: () => ({ state: 'cancelled' }),
  sign: (_, __, { at }) => ({ state: 'signed', signedAt: at }),
};

function told(record: InfusionRecord, entry: Entry, set: VitalsThresholds): Change {
  const tell = TELL[entry.body.kind] as Tell<EntryKind> | undefined;
  return tell?.(record, entry.body, entry, set) ?? {};
}

/** Where vitals lie that were taken at this time: where the infusion is now, or earlier where they are dated back. */
export function phaseAt({ state, startedAt, endedAt }: InfusionRecord, at: number): VitalsPhase {
  if (startedAt !== null && at < startedAt) return 'before';
  if (endedAt !== null && at < endedAt) return 'during';
  return phaseOf(state);
}

/** Where vitals are taken while an infusion is in this state. */
export function phaseOf(state: InfusionState): VitalsPhase {
  if (state === 'planned') return 'before';
  return state === 'running' || state === 'paused' ? 'during' : 'observation';
}
