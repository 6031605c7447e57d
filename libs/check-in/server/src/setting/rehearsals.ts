import { Injectable } from '@nestjs/common';
import {
  type Anchor,
  answersOf,
  type AnswerRule,
  baselineOf,
  numberOf,
  refusedIn,
  type RehearsalView,
  type RehearseRule,
  ruleOf,
  type RuleThresholds,
  seriesStartOf,
  type ScoreRule,
  thresholdOutOfRange,
  refusedThresholds,
  type Urgency,
} from '@holdfast/check-in/model';
import { Patients } from '@holdfast/clinic/server';
import { type Actor, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { AnswerSheets, type KeptAnswer } from '../answering/answer-sheet';
import { RuleSettings } from './rule-settings';

const DAY_MS = 86_400_000;
const QUARTER_MS = 91 * DAY_MS;
const BEFORE_MS = 60 * DAY_MS;
const SHOWN = 50;

// What an earlier check-in said of these weighs on the next.
const ITEM_OF_HARM: Readonly<Record<string, string>> = { 'phq-9': '9' };

// A quarter, and before it what the first of its check-ins is compared with. The latest come first where there are more.
const OCCASIONS: Prepared = {
  name: 'rehearsal_occasions',
  text: `select c.id, c.patient_id, c.at, c.score_totals[array_position(c.score_forms, $3)]::float8 as total,
      (extract(epoch from c.at - (i.day::timestamp at time zone p.zone)) / 3600)::float8 as infusion_hours
    from (select c.id, c.patient_id, coalesce(c.taken_at, c.submitted_at) as at, c.score_forms, c.score_totals
      from check_in c
      where c.clinic_id = $1 and c.state = 'submitted' and coalesce(c.taken_at, c.submitted_at) >= $2
        and exists (select from unnest(c.forms || coalesce(c.screen, '')) f where split_part(f, '@', 1) = $3)
        and ($5 or exists (select from care_team_member m
          where m.clinic_id = $1 and m.patient_id = c.patient_id and m.staff_id = $4))
      order by at desc limit 5000) c
    left join patient_plan p on p.clinic_id = $1 and p.patient_id = c.patient_id
    left join lateral (select x.day from check_in_anchor x
      where x.clinic_id = $1 and x.patient_id = c.patient_id and x.kind = 'infusion'
        and x.day <= (c.at at time zone p.zone)::date order by x.day desc limit 1) i on true`,
};
const TOTALS: Prepared = {
  name: 'rehearsal_totals',
  text: `select patient_id, total::float8 as total, at from score
    where clinic_id = $1 and form = $2 and patient_id = any ($3) order by patient_id, at`,
};
const ANCHORS: Prepared = {
  name: 'rehearsal_anchors',
  text: `select patient_id, kind, day::text as day from check_in_anchor
    where clinic_id = $1 and kind <> 'induction-end' and patient_id = any ($2)`,
};

interface Occasion {
  [column: string]: unknown;
  id: string;
  patient_id: string;
  /** When it was answered, on paper or here. */
  at: Date;
  total: number | null;
  infusion_hours: number | null;
}
type TotalRow = { patient_id: string; total: number; at: Date };
type AnchorRow = Pick<Anchor, 'kind' | 'day'> & { patient_id: string };
type Judge = (thresholds: RuleThresholds) => Urgency | null;

interface Outcome {
  readonly one: Occasion;
  readonly now: Urgency | null;
  readonly changed: Urgency | null;
}

/** Shows what other thresholds would have raised over the last quarter, from what was really answered. */
@Injectable()
export class Rehearsals {
  constructor(
    private readonly work: Work,
    private readonly settings: RuleSettings,
    private readonly sheets: AnswerSheets,
    private readonly patients: Patients,
  ) {}

  /** Rehearses one rule; changes nothing. Fails with `missing` or `rule.out-of-range`. */
  rehearse(actor: Actor, ruleId: string, { thresholds }: RehearseRule): Promise<RehearsalView> {
    const rule = ruleOf(ruleId);
    if (!rule) throw missing();
    const refused = refusedThresholds(rule, thresholds);
    if (refused.length > 0) throw thresholdOutOfRange({ thresholds: refused });
    return this.work.as(actor, async (tx) => {
      const from = new Date(tx.now - QUARTER_MS);
      const all = actor.roles.includes('coordinator');
      const values = [actor.clinicId, new Date(from.getTime() - BEFORE_MS), rule.form, actor.accountId, all];
      const occasions = (await tx.query<Occasion>(OCCASIONS, values)).sort(byPatient);
      const present = (await this.settings.thresholds(tx)).get(rule.id) ?? {};
      const judges =
        rule.looksAt === 'total' ? await this.byTotals(tx, rule, occasions) : await this.byAnswers(tx, rule, occasions);
      const outcomes = occasions.flatMap((one, index) => {
        const judge = judges[index];
        if (one.at < from) return [];
        return [{ one, now: judge?.(present) ?? null, changed: judge?.({ ...present, ...thresholds }) ?? null }];
      });
      return this.view(tx, from, outcomes);
    });
  }

  private async view(tx: Tx, from: Date, outcomes: readonly Outcome[]): Promise<RehearsalView> {
    const different = outcomes.filter(({ now, changed }) => now !== changed).slice(0, SHOWN);
    const people = await this.patients.summaries(
      tx,
      different.map(({ one }) => one.patient_id),
    );
    return {
      from: from.toISOString(),
      to: new Date(tx.now).toISOString(),
      looked: outcomes.length,
      now: outcomes.filter(({ now }) => now !== null).length,
      changed: outcomes.filter(({ changed }) => changed !== null).length,
      differences: different.flatMap(({ one, now, changed }) => {
        const patient = people.get(one.patient_id);
        return patient ? [{ patient, at: one.at.toISOString(), total: one.total, before: now, after: changed }] : [];
      }),
    };
  }

  private async byTotals(tx: Tx, rule: ScoreRule, occasions: readonly Occasion[]): Promise<Judge[]> {
    const { clinicId } = tx.actor;
    const people = [...new Set(occasions.map(({ patient_id }) => patient_id))];
    const totals = byOwner(await tx.query<TotalRow>(TOTALS, [clinicId, rule.form, people]));
    const anchors = byOwner(await tx.query<AnchorRow>(ANCHORS, [clinicId, people]));
    const answers = await this.answers(tx, occasions, rule.form);
    return occasions.map(({ patient_id, at, total }, index): Judge => {
      const earlier = (totals.get(patient_id) ?? [])
        .filter((one) => one.at < at)
        .map((one) => ({ total: one.total, at: one.at.getTime() }));
      const ownAnchors = anchors.get(patient_id) ?? [];
      const context = {
        total,
        answers: answers[index]?.answers ?? {},
        previous: placesBefore(occasions, index).map((place) => {
          const daysAgo = (at.getTime() - (occasions[place]?.at.getTime() ?? 0)) / DAY_MS;
          return { answers: answers[place]?.answers ?? {}, daysAgo };
        }),
        earlier: earlier.map((one) => ({ total: one.total, daysAgo: (at.getTime() - one.at) / DAY_MS })),
        baseline: baselineOf(earlier, seriesStartOf(ownAnchors, at.getTime())),
      };
      return (thresholds) => rule.judge(context, thresholds)?.urgency ?? null;
    });
  }

  private async byAnswers(tx: Tx, rule: AnswerRule, occasions: readonly Occasion[]): Promise<Judge[]> {
    const given = await this.answers(tx, occasions, rule.form);
    let earlierItem9: 'none' | 'zero' | 'positive' = 'none';
    return given.map(({ answers, refused }, index): Judge => {
      const { patient_id, infusion_hours: hoursSinceInfusion } = occasions[index] ?? {};
      if (patient_id !== occasions[index - 1]?.patient_id) earlierItem9 = 'none';
      const context = { answers, refused, earlierItem9, hoursSinceInfusion: hoursSinceInfusion ?? null };
      const item = ITEM_OF_HARM[rule.form];
      const value = item === undefined ? null : numberOf(answers, item);
      if (value !== null) earlierItem9 = value > 0 ? 'positive' : 'zero';
      return (thresholds) => rule.judge(context, thresholds)?.urgency ?? null;
    });
  }

  private async answers(tx: Tx, occasions: readonly Occasion[], form: string) {
    const places = occasions.map(({ id: checkInId, patient_id: patientId }) => ({ checkInId, patientId }));
    const all = await this.sheets.answersOfMany(tx, places, form);
    return occasions.map(({ id }) => {
      const kept = all.get(id) ?? new Map<string, KeptAnswer>();
      const readable = [...kept].flatMap(([linkId, { value }]) => (value === null ? [] : [[linkId, value] as const]));
      const values = new Map(readable);
      return { answers: answersOf(form, values), refused: refusedIn(form, values) };
    });
  }
}

// Looked for one by one, thousands of occasions among thousands of totals would hold up everything else.
function byOwner<T extends { readonly patient_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const own = found.get(row.patient_id);
    if (own) own.push(row);
    else found.set(row.patient_id, [row]);
  }
  return found;
}

/** Places of the same patient's occasions before one, latest first. */
function placesBefore(occasions: readonly Occasion[], index: number): number[] {
  const places: number[] = [];
  for (let place = index - 1; occasions[place]?.patient_id === occasions[index]?.patient_id; place -= 1)
    places.push(place);
  return places;
}

function byPatient(one: Occasion, other: Occasion): number {
  if (one.patient_id === other.patient_id) return one.at.getTime() - other.at.getTime();
  return one.patient_id < other.patient_id ? -1 : 1;
}
