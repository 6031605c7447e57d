import { localDay, localInstant } from '@holdfast/check-in/model';
import type { Id } from '@holdfast/platform/model';
import type { Prepared } from '@holdfast/platform/server';
import {
  type Decided,
  DEFAULT_NEED_THRESHOLDS,
  type NeedHistory,
  type NeedStanding,
  NeedThresholds,
  standingOf,
} from '@holdfast/treatment/model';

/** Asks for one patient's history: clinic, patient, now. */
export const ONE_HISTORY: Prepared = {
  name: 'need_history',
  text: 'select * from need_histories($1, array[$2::uuid], $3)',
};

/** What stands beside the inputs: the decision that holds, and the clinic's thresholds. */
interface StandingRow {
  [column: string]: unknown;
  decided_place: number | null;
  follow_up_on: string | null;
  decided_infusion_on: string | null;
  setting: object | null;
  setting_version: number;
}

/** What the database tells of one patient, as `need_histories` answers. */
export interface HistoryRow extends StandingRow {
  patient_id: Id;
  zone: string;
  /** Days of infusions, given here or elsewhere, past or to come. */
  infusion_days: string[] | null;
  /** Days of infusions done here, and when each began. */
  done_days: string[] | null;
  done_at: Date[] | null;
  planned_days: string[] | null;
  totals: number[] | null;
  total_at: Date[] | null;
  requested_at: Date | null;
  open_alert: boolean;
  revision: number;
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

/** The need of one patient as it was kept, as `need_ahead` answers. */
export interface AheadRow extends StandingRow {
  revision: number;
  inputs: KeptInputs | null;
  next_at: Date;
  requested_at: Date | null;
}

/** What was kept of one patient, and what changed since, as `need_beside` answers. */
export interface BesideRow extends StandingRow {
  /** Null where what was kept is not enough; then so is all else. */
  revision: number | null;
  inputs: KeptInputs;
  requested_at: Date | null;
  /** Null where no infusion changed, or none is planned. */
  planned_days: string[] | null;
  /** Null where no alert changed. */
  open_alert: boolean | null;
}

/** A total that is not yet written down. */
interface Coming {
  readonly total: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Where a patient stands by what the need is reckoned from. */
export function standingFrom(row: StandingRow, inputs: KeptInputs, now: number): NeedStanding {
  return standingOf(historyFrom(inputs), decidedOf(row), inputs.zone, settingOf(row), now);
}

/** All that a need is reckoned from, by what the database tells. */
export function inputsOf(row: HistoryRow, now: number): KeptInputs {
  const totals = (row.totals ?? []).map((total, index) => [row.total_at?.[index]?.getTime() ?? 0, total] as const);
  return {
    ...{ zone: row.zone, planned: row.planned_days ?? [], given: givenOf(row, now) },
    totals: totals.sort(([one], [other]) => one - other),
    ...{ isRequested: row.requested_at !== null, hasOpenAlert: row.open_alert },
  };
}

/** The same from what was kept and what changed since. */
export function inputsBeside(row: BesideRow, changed: ReadonlySet<string>): KeptInputs {
  const { inputs, requested_at: requestedAt, open_alert: openAlert } = row;
  const planned = changed.has('infusion') ? (row.planned_days ?? []) : inputs.planned;
  const hasOpenAlert = openAlert ?? inputs.hasOpenAlert;
  return { ...inputs, planned, isRequested: requestedAt !== null, hasOpenAlert };
}

/** The same with totals that come. */
export function withTotals(inputs: KeptInputs, coming: readonly Coming[]): KeptInputs {
  const all = [...inputs.totals, ...coming.map(({ at, total }) => [at, total] as const)];
  return { ...inputs, totals: all.sort(([one], [other]) => one - other) };
}

/** A patient's history by what the database tells. */
export function historyOf(row: HistoryRow, now: number): NeedHistory {
  return historyFrom(inputsOf(row, now));
}

/** A patient's history by what the need is reckoned from. */
export function historyFrom({ zone, given, planned, totals, isRequested, hasOpenAlert }: KeptInputs): NeedHistory {
  return {
    ...{ planned, isRequested, hasOpenAlert },
    given: given.map(([at, day]) => ({ at, day })),
    totals: totals.map(([at, total]) => ({ at, total, day: localDay(at, zone) })),
  };
}

function decidedOf(row: StandingRow): Decided | null {
  if (row.decided_place === null) return null;
  return { place: row.decided_place, followUpOn: row.follow_up_on, infusionOn: row.decided_infusion_on };
}

// An infusion of which only the day is known was at noon.
function givenOf(row: HistoryRow, now: number): KeptInputs['given'] {
  const { zone } = row;
  const today = localDay(now, zone);
  const done = (row.done_days ?? []).map((day, index) => ({ day, at: row.done_at?.[index]?.getTime() ?? 0 }));
  return (row.infusion_days ?? [])
    .filter((day) => day <= today)
    .sort()
    .map((day) => {
      const times = done.filter((one) => one.day === day).map(({ at }) => at);
      return [times.length > 0 ? Math.min(...times) : localInstant(day, '12:00', zone), day] as const;
    });
}

function settingOf(row: Pick<HistoryRow, 'setting' | 'setting_version'>) {
  return { thresholds: thresholdsOf(row.setting), version: row.setting_version };
}

/** A clinic's thresholds as kept; those that ship where none were set, and for any that came later. */
export function thresholdsOf(kept: object | null): NeedThresholds {
  // Read leniently: what was allowed once must not keep anything from being reckoned today.
  return (kept && NeedThresholds.safeParse(kept).data) ?? DEFAULT_NEED_THRESHOLDS;
}
