import type { FailureFacts } from '@holdfast/platform/model';
import { isUnusualDose } from './dose';
import type { EntryBody, EntryKind, GateView, InfusionState } from './infusion.contract';
import { type Entry, type InfusionRecord, keepsBack, phaseAt } from './infusion-record';
import { judgeVitals, type VitalsThresholds } from './vitals';

/** Why an entry is not taken. The first group asks for a reason in words, the second for something else first. */
export type EntryRefusal =
  | 'dose-unusual'
  | 'vitals-outside'
  | 'start-held'
  | 'given-differs'
  | 'dose-without-weight'
  | 'no-dose'
  | 'no-vitals-before'
  | 'criteria-open'
  | 'not-now'
  | 'signed'
  | 'unknown-entry'
  | 'time-ahead'
  | 'time-before';

/** Whether an entry is taken once a reason is written beside it. */
export function asksReason(refusal: EntryRefusal): boolean {
  return REASONED.includes(refusal);
}

const REASONED: readonly EntryRefusal[] = ['dose-unusual', 'vitals-outside', 'start-held', 'given-differs'];

/** What an entry is judged on besides what was written before. */
export interface EntrySetting {
  readonly thresholds: VitalsThresholds;
  readonly gates: readonly GateView[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

// In which states each kind makes sense; a kind that is not named may be written until the record is signed.
const WHEN: { readonly [Kind in EntryKind]?: readonly InfusionState[] } = {
  weight: ['planned'],
  dose: ['planned'],
  start: ['planned'],
  cancel: ['planned'],
  rate: ['running', 'paused'],
  pause: ['running'],
  resume: ['paused'],
  finish: ['running', 'paused'],
  criterion: ['observing'],
  escort: ['planned', 'running', 'paused', 'observing'],
  discharge: ['observing'],
  sign: ['discharged'],
  amendment: ['signed'],
};

const AHEAD_MS = 5 * 60_000; // clocks of tablets differ
const BACK_MS = 31 * 86_400_000; // what was written on paper is written here within a month
const LEAST_REASON = 3;

/**
 * Why an entry cannot be taken as it is; null where it can. The tablet asks before it queues, the server before it keeps.
 *
 * @param entries all before it, in the order in which they were written
 */
export function refusalOf(
  record: InfusionRecord,
  entries: readonly Entry[],
  { at, body }: Pick<Entry, 'at' | 'body'>,
  setting: EntrySetting,
): { refusal: EntryRefusal; facts: FailureFacts } | null {
  const refused = (refusal: EntryRefusal, facts: FailureFacts = {}) => ({ refusal, facts });
  if (at > setting.now + AHEAD_MS) return refused('time-ahead');
  if (at < Math.max(setting.now - BACK_MS, earliest(record, entries, body.kind))) return refused('time-before');
  if (record.state === 'signed' && body.kind !== 'amendment') return refused('signed');
  const when = WHEN[body.kind];
  if ((when && !when.includes(record.state)) || (record.state === 'cancelled' && body.kind !== 'note'))
    return refused('not-now', { state: record.state });
  const judge = JUDGE[body.kind] as Judge<EntryKind> | undefined;
  const refusal = judge?.(record, body, { entries, at, ...setting }) ?? null;
  if (refusal === 'criteria-open') return refused(refusal, { criteria: keepsBack(record) });
  return refusal && refused(refusal);
}

type Judge<Kind extends EntryKind> = (
  record: InfusionRecord,
  body: Extract<EntryBody, { kind: Kind }>,
  setting: EntrySetting & { readonly entries: readonly Entry[]; readonly at: number },
) => EntryRefusal | null;

const JUDGE: { readonly [Kind in EntryKind]?: Judge<Kind> } = {
  dose: ({ weightKg }, { doseMg, route, reason }) => {
    if (weightKg === null) return 'dose-without-weight';
    return isUnusualDose(doseMg, weightKg, route) && !says(reason) ? 'dose-unusual' : null;
  },
  vitals: (record, { vitals, reason }, { thresholds, at }) => {
    const before = record.vitals.findLast((one) => one.at <= at)?.vitals ?? null;
    const verdict = judgeVitals(phaseAt(record, at), vitals, before, thresholds);
    return verdict !== 'fine' && !says(reason) ? 'vitals-outside' : null;
  },
  start: ({ weightKg, doseMg, vitals, struck }, { reason }, { gates, entries }) => {
    if (weightKg === null) return 'dose-without-weight';
    if (doseMg === null) return 'no-dose';
    const last = vitals.at(-1);
    if (!last) return 'no-vitals-before';
    // Clocks differ: neither the reading of the latest time nor the one written last may hold.
    const written = entries.findLast(({ id, body }) => body.kind === 'vitals' && !struck.has(id));
    const latest = [last, vitals.find(({ entryId }) => entryId === written?.id)];
    const isHeld = latest.some((one) => one?.verdict === 'hold') || gates.some(({ answer }) => answer !== 'yes');
    return isHeld && !says(reason) ? 'start-held' : null;
  },
  discharge: (record) => (keepsBack(record).length > 0 ? 'criteria-open' : null),
  'effect-over': ({ effects }, { entryId }, { at }) => {
    const effect = effects.find((one) => one.entryId === entryId && one.until === null);
    if (!effect) return 'unknown-entry';
    return at < effect.from ? 'time-before' : null;
  },
  finish: ({ doseMg }, { givenMg, reason }) => (givenMg !== doseMg && !says(reason) ? 'given-differs' : null),
  strike: ({ struck, state }, { entryId }, { entries }) => {
    const found = entries.find(({ id }) => id === entryId);
    if (!found || struck.has(entryId)) return 'unknown-entry';
    const may = state === 'planned' ? [...STRIKABLE, ...BEFORE_START] : STRIKABLE;
    return may.includes(found.body.kind) ? null : 'not-now';
  },
};

// What moves the infusion on cannot be taken back by a stroke; a note says what really happened.
const STRIKABLE: readonly EntryKind[] = ['vitals', 'effect', 'medicine', 'note', 'escort'];
const BEFORE_START: readonly EntryKind[] = ['weight', 'dose'];

// What moves the infusion on happens after what moved it on before.
const MOVES: readonly EntryKind[] = ['start', 'pause', 'resume', 'finish', 'discharge', 'sign'];

/** What was seen or done while it ran: it may be dated back within the infusion, and no further. */
export const DATED_BACK: readonly EntryKind[] = ['vitals', 'effect', 'effect-over', 'medicine', 'note', 'rate'];

function earliest(record: InfusionRecord, entries: readonly Entry[], kind: EntryKind): number {
  if (MOVES.includes(kind)) return entries.findLast(({ body }) => MOVES.includes(body.kind))?.at ?? 0;
  return DATED_BACK.includes(kind) ? (record.startedAt ?? 0) : 0;
}

function says(reason: string | null): boolean {
  return (reason ?? '').trim().length >= LEAST_REASON;
}
