import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { addDays, localDay } from '@holdfast/check-in/model';
import { type Actor, type Id, invalid } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import {
  BENCHMARKS,
  type Case,
  type ClinicOutcomes,
  cohortOutcome,
  guardedDurability,
  guardedFigures,
  inductionsOf,
  openDurability,
  openFigures,
  type OutcomeQuery,
  type Span,
  wholeQuarters,
} from '@holdfast/treatment/model';
import { type HistoryRow, historyOf } from '../need/history-row';

const BATCH = 50;
const YEAR = 365;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const ZONE: Prepared = { name: 'outcome_zone', text: 'select zone from clinic where clinic_id = $1' };
// An induction that began within the period has an infusion within it.
const NEXT: Prepared = {
  name: 'outcome_histories',
  text: `select h.* from need_histories($1, array(select distinct x.patient_id from check_in_anchor x
      where x.clinic_id = $1 and x.kind = 'infusion' and x.day between $2 and $3 and x.patient_id > $4
      order by x.patient_id limit ${BATCH}), $5) h order by h.patient_id`,
};

/** What a clinic's inductions came to, reckoned anew at each asking from the same histories as the need of a review. */
@Injectable()
export class ClinicOutcomeReading {
  constructor(private readonly work: Work) {}

  /** The outcomes of a period, the last year where none is named; one that ends before it begins fails with `input.invalid`. */
  view(actor: Actor, query: OutcomeQuery): Promise<ClinicOutcomes> {
    return this.work.as(actor, async (tx) => {
      const isSuppressed = !actor.roles.some((one) => one === 'provider' || one === 'nurse');
      const period = await this.period(tx, query, isSuppressed);
      const { cases, spans } = await this.cohort(tx, period);
      const found = cohortOutcome(cases);
      return {
        ...{ ...period, isSuppressed },
        ...(isSuppressed ? guardedFigures(found) : openFigures(found)),
        durability: isSuppressed ? guardedDurability(spans) : openDurability(spans),
        benchmarks: [...BENCHMARKS],
        reckonedAt: new Date(tx.now).toISOString(),
      };
    });
  }

  private async period(tx: Tx, query: OutcomeQuery, isWhole: boolean): Promise<{ from: string; to: string }> {
    const [row] = await tx.query<{ zone: string }>(ZONE, [tx.actor.clinicId]);
    const today = localDay(tx.now, row?.zone ?? 'UTC');
    // The quarter that runs has inductions that run; where few would hide all, it is left to who asks for it.
    const latest = isWhole ? addDays(wholeQuarters({ from: today, to: today }).from, -1) : today;
    const to = query.to ?? latest;
    const from = query.from ?? addDays(to, 1 - YEAR);
    if (from > to) throw invalid({ fields: ['from'] });
    return isWhole ? wholeQuarters({ from, to }) : { from, to };
  }

  /** Batch by batch, and others get their turn after each patient. */
  private async cohort(tx: Tx, period: { from: string; to: string }): Promise<{ cases: Case[]; spans: Span[] }> {
    const cases: Case[] = [];
    const spans: Span[] = [];
    let after: Id = FIRST_ID;
    for (let isMore = true; isMore;) {
      const values = [tx.actor.clinicId, period.from, period.to, after, new Date(tx.now)];
      const rows = await tx.query<HistoryRow>(NEXT, values);
      for (const row of rows) {
        const counted = inductionsOf(historyOf(row, tx.now), period, localDay(tx.now, row.zone), tx.now);
        cases.push(...counted.cases);
        spans.push(...counted.spans);
        await nextTurn();
      }
      after = rows.at(-1)?.patient_id ?? after;
      isMore = rows.length === BATCH;
    }
    return { cases, spans };
  }
}
