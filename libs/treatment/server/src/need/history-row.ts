import { daysBetween, localDay } from '@holdfast/check-in/model';
import type { Id } from '@holdfast/platform/model';
import type { Prepared } from '@holdfast/platform/server';
import {
  type Decided,
  DEFAULT_NEED_THRESHOLDS,
  type NeedHistory,
  type NeedStanding,
  type NeedView,
  NeedThresholds,
  standingOf,
} from '@holdfast/treatment/model';

/** Asks for one patient's history: clinic, patient, now. */
export const ONE_HISTORY: Prepared = {
  name: 'need_history',
  text: 'select * from need_histories($1, array[$2::uuid], $3)',
};

/** What the database tells of one patient, as `need_histories` answers. */
export interface HistoryRow {
  [column: string]: unknown;
  patient_id: Id;
  zone: string;
  given_days: string[] | null;
  given_at: Date[] | null;
  planned_days: string[] | null;
  totals: number[] | null;
  total_at: Date[] | null;
  requested_at: Date | null;
  open_alert: boolean;
  revision: number;
  decided_place: number | null;
  follow_up_on: string | null;
  decided_infusion_on: string | null;
  setting: object | null;
  setting_version: number;
  /** Whether any day of an infusion is known, past or to come. */
  is_treated: boolean;
}

/** All that a need was reckoned from, as it is kept with it: the next total reckons from here, without reading it all again. */
export interface KeptInputs {
  readonly zone: string;
  /** When each infusion was given, milliseconds since 1970, and its day. */
  readonly given: readonly (readonly [at: number, day: string])[];
  readonly planned: readonly string[];
  /** When, milliseconds since 1970, and the total; oldest first. */
  readonly totals: readonly (readonly [at: number, total: number])[];
  readonly isRequested: boolean;
  readonly hasOpenAlert: boolean;
}

/** A need as it is kept: its totals stand among what it was reckoned from. */
export type KeptNeed = Omit<NeedView, 'totals'>;

/** The need of one patient as it was kept, as `need_ahead` answers. */
export interface AheadRow {
  [column: string]: unknown;
  revision: number;
  inputs: KeptInputs | null;
  next_at: Date;
  requested_at: Date | null;
  decided_place: number | null;
  follow_up_on: string | null;
  decided_infusion_on: string | null;
  setting: object | null;
  setting_version: number;
}

type DecidedRow = Pick<HistoryRow, 'decided_place' | 'follow_up_on' | 'decided_infusion_on'>;

/** A total that is not yet written down. */
interface Coming {
  readonly total: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Where a patient stands by what the database tells. */
export function standingFrom(row: HistoryRow, now: number, coming: readonly Coming[] = []): NeedStanding {
  return standingOf(historyOf(row, coming), decidedOf(row), row.zone, settingOf(row), now);
}

/** Where a patient stands by what the need was reckoned from last, and a total that comes. */
export function standingAhead(row: AheadRow, inputs: KeptInputs, now: number): NeedStanding {
  return standingOf(historyFrom(inputs), decidedOf(row), inputs.zone, settingOf(row), now);
}

/** What is kept of a history for the next time. */
export function inputsOf(row: HistoryRow): KeptInputs {
  const { given, planned, totals, isRequested, hasOpenAlert } = historyOf(row);
  return {
    ...{ zone: row.zone, planned, isRequested, hasOpenAlert },
    given: given.map(({ at, day }) => [at, day] as const),
    totals: totals.map(({ at, total }) => [at, total] as const),
  };
}

/** The same with totals that come. */
export function withTotals(inputs: KeptInputs, coming: readonly Coming[]): KeptInputs {
  const all = [...inputs.totals, ...coming.map(({ at, total }) => [at, total] as const)];
  return { ...inputs, totals: all.sort(([one], [other]) => one - other) };
}

/** A history as it was kept. */
export function historyFrom({ zone, given, planned, totals, isRequested, hasOpenAlert }: KeptInputs): NeedHistory {
  return {
    ...{ planned, isRequested, hasOpenAlert },
    given: given.map(([at, day]) => ({ at, day })),
    totals: totals.map(([at, total]) => ({ at, total, day: localDay(at, zone) })),
  };
}

/** A need as it is told, from how it is kept; null where nothing is told. */
export function needViewOf(told: KeptNeed | null, inputs: KeptInputs | null): NeedView | null {
  if (!told) return null;
  // Kept before there were inputs: it carries its totals itself.
  if (!inputs) return { totals: [], ...told };
  const { zone, given, totals } = inputs;
  const since = given.at(-1)?.[0] ?? 0;
  return {
    ...told,
    totals: totals
      .filter(([at]) => at > since)
      .map(([at, total]) => ({
        ...{ at: new Date(at).toISOString(), total },
        day: daysBetween(told.lastInfusionOn, localDay(at, zone)),
      })),
  };
}

function decidedOf(row: DecidedRow): Decided | null {
  if (row.decided_place === null) return null;
  return { place: row.decided_place, followUpOn: row.follow_up_on, infusionOn: row.decided_infusion_on };
}

function settingOf(row: Pick<HistoryRow, 'setting' | 'setting_version'>) {
  return { thresholds: thresholdsOf(row.setting), version: row.setting_version };
}

/** A patient's history by what the database tells. */
export function historyOf(row: HistoryRow, coming: readonly Coming[] = []): NeedHistory {
  const known = (row.totals ?? []).map((total, index) => ({ total, at: row.total_at?.[index]?.getTime() ?? 0 }));
  const all = [...known, ...coming].sort((one, other) => one.at - other.at);
  return {
    given: (row.given_days ?? []).map((day, index) => ({ day, at: row.given_at?.[index]?.getTime() ?? 0 })),
    planned: row.planned_days ?? [],
    totals: all.map(({ total, at }) => ({ total, at, day: localDay(at, row.zone) })),
    isRequested: row.requested_at !== null,
    hasOpenAlert: row.open_alert,
  };
}

/** A clinic's thresholds as kept; those that ship where none were set, and for any that came later. */
export function thresholdsOf(kept: object | null): NeedThresholds {
  // Read leniently: what was allowed once must not keep anything from being reckoned today.
  return (kept && NeedThresholds.safeParse(kept).data) ?? DEFAULT_NEED_THRESHOLDS;
}
