import { localDay } from '@holdfast/check-in/model';
import type { Id } from '@holdfast/platform/model';
import type { Prepared } from '@holdfast/platform/server';
import {
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

/** A total that is not yet written down. */
interface Coming {
  readonly total: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Where a patient stands by what the database tells. */
export function standingFrom(row: HistoryRow, now: number, coming: readonly Coming[] = []): NeedStanding {
  const decided =
    row.decided_place === null
      ? null
      : { place: row.decided_place, followUpOn: row.follow_up_on, infusionOn: row.decided_infusion_on };
  const setting = { thresholds: thresholdsOf(row.setting), version: row.setting_version };
  return standingOf(historyOf(row, coming), decided, row.zone, setting, now);
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
