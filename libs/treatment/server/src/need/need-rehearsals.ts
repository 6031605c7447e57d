import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { localDay } from '@holdfast/check-in/model';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Prepared, Work } from '@holdfast/platform/server';
import {
  type NeedCategory,
  type NeedRehearsal,
  type NeedThresholds,
  rehearsedDays,
  type RehearsedWeek,
  rehearseNeed,
} from '@holdfast/treatment/model';
import { type HistoryRow, historyOf } from './history-row';
import { NeedSettings } from './need-settings';

const BATCH = 50;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const ZONE: Prepared = { name: 'rehearsal_zone', text: 'select zone from clinic where clinic_id = $1' };
const NEXT: Prepared = {
  name: 'need_rehearsal',
  text: `select h.* from need_histories($1, array(select n.patient_id from need n
      where n.clinic_id = $1 and n.patient_id > $2 order by n.patient_id limit ${BATCH}), $3) h order by h.patient_id`,
};

/** Tries other thresholds on the last quarter before anybody is told anything by them. It keeps nothing. */
@Injectable()
export class NeedRehearsals {
  constructor(
    private readonly work: Work,
    private readonly settings: NeedSettings,
  ) {}

  /** What the thresholds would have said, week by week, beside what those that stand say. */
  rehearse(actor: Actor, then: NeedThresholds): Promise<NeedRehearsal> {
    return this.work.as(actor, async (tx) => {
      const { thresholds: now } = await this.settings.in(tx);
      const [clinic] = await tx.query<{ zone: string }>(ZONE, [actor.clinicId]);
      const sum = new Sum(rehearsedDays(localDay(tx.now, clinic?.zone ?? 'UTC')));
      let after: Id = FIRST_ID;
      for (let isMore = true; isMore;) {
        const rows = await tx.query<HistoryRow>(NEXT, [actor.clinicId, after, new Date(tx.now)]);
        for (const row of rows) {
          sum.add(rehearseNeed(historyOf(row, tx.now), row.zone, { now, then }, tx.now));
          // Some milliseconds each: whoever else asks meanwhile waits for one patient, not for a batch.
          await nextTurn();
        }
        after = rows.at(-1)?.patient_id ?? after;
        isMore = rows.length === BATCH;
      }
      return sum.view();
    });
  }
}

/** What all patients' weeks come to. */
class Sum {
  private patients = 0;
  private readonly now: NeedRehearsal['now'] = {};
  private readonly then: NeedRehearsal['then'] = {};
  private readonly weeks: NeedRehearsal['weeks'];

  constructor(days: readonly string[]) {
    this.weeks = days.map((on) => ({ on, now: 0, then: 0 }));
  }

  add(weeks: readonly RehearsedWeek[]): void {
    this.patients += 1;
    count(
      this.now,
      weeks.map((week) => week.now),
    );
    count(
      this.then,
      weeks.map((week) => week.then),
    );
    for (const [index, sum] of this.weeks.entries()) {
      sum.now += asks(weeks[index]?.now) ? 1 : 0;
      sum.then += asks(weeks[index]?.then) ? 1 : 0;
    }
  }

  view(): NeedRehearsal {
    return { patients: this.patients, now: this.now, then: this.then, weeks: this.weeks };
  }
}

function count(sum: NeedRehearsal['now'], categories: readonly (NeedCategory | null)[]): void {
  for (const one of new Set(categories)) if (one) sum[one] = (sum[one] ?? 0) + 1;
}

function asks(category: NeedCategory | null | undefined): boolean {
  return category === 'review-now' || category === 'review-soon';
}
