import { Injectable } from '@nestjs/common';
import {
  CASELOAD_VIEWS,
  type CaseloadItem,
  type CaseloadPage,
  type CaseloadQuery,
  termOf,
} from '@holdfast/check-in/model';
import { Patients } from '@holdfast/clinic/server';
import type { Actor } from '@holdfast/platform/model';
import { type Prepared, Work } from '@holdfast/platform/server';
import { inOrder } from './caseload-order';

const PAGE = 100;
const SPARK = 12;
const NEW_DAYS = 14;
const WORSE_BY = 5;
const OPEN_DAYS = 10;
const DAY_MS = 86_400_000;

const PLACE = `array_position(x.score_forms, 'phq-9')`;
const AT = 'coalesce(x.taken_at, x.submitted_at)';

// One row for each patient who is asked anything, with the last PHQ-9 totals and what the baseline was. The arrays of a
// check-in are looked into by place: as rows, a clinic of thousands would not be read in time.
const LIST: Prepared = {
  name: 'caseload_list',
  text: `select p.patient_id, p.started_at, m.last_submitted_at, c.misses, p.last_infusion_on::text as last_infusion_on,
      p.at_risk, a.infusions, c.next_due_on, c.overdue, c.baseline, s.spark, l.open_alert
    from patient_plan p
    join patient r on r.clinic_id = p.clinic_id and r.id = p.patient_id and r.replaced_by is null
    cross join lateral (
      select (coalesce(max(x.day) filter (where x.kind = 'intake'), min(x.day) filter (where x.kind = 'infusion')) + 1)
          ::timestamp at time zone 'UTC' as start,
        count(*) filter (where x.kind = 'infusion')::integer as infusions
      from check_in_anchor x where x.clinic_id = $1 and x.patient_id = p.patient_id and x.day <= $4
    ) a
    cross join lateral (
      select max(${AT}) filter (where x.state = 'submitted') as last_submitted_at
      from check_in x where x.clinic_id = $1 and x.patient_id = p.patient_id
    ) m
    cross join lateral (
      select min(x.due_on) filter (where x.state in ('planned', 'due') and x.closes_at > $4)::text as next_due_on,
        count(*) filter (where x.state = 'missed' and x.opens_at > coalesce(m.last_submitted_at, 'epoch'))::integer
          as misses,
        coalesce(bool_or(x.opens_at > coalesce(m.last_submitted_at, 'epoch') and (x.state in ('due', 'missed')
          and x.closes_at < $4 or x.state = 'due' and x.opens_at < $5)), false) as overdue,
        (array_agg(x.score_totals[${PLACE}]::float8 order by ${AT} desc) filter (where ${PLACE} is not null
          and ${AT} between a.start - interval '15 days' and a.start))[1] as baseline
      from check_in x where x.clinic_id = $1 and x.patient_id = p.patient_id
    ) c
    cross join lateral (
      select jsonb_agg(jsonb_build_object('at', y.at, 'total', y.score_totals[y.place], 'band', y.score_bands[y.place],
          'step', y.score_steps[y.place], 'version', y.score_versions[y.place]) order by y.at) as spark
      from (select x.*, ${AT} as at, ${PLACE} as place from check_in x
        where x.clinic_id = $1 and x.patient_id = p.patient_id and ${PLACE} is not null
        order by ${AT} desc limit ${SPARK}) y
    ) s
    left join lateral (
      select coalesce(x.level, 'words') as open_alert from alert x
      where x.clinic_id = $1 and x.patient_id = p.patient_id and x.state <> 'closed'
      order by array_position(array['critical', 'high', 'moderate'], x.level) limit 1
    ) l on true
    where p.clinic_id = $1 and ($3 or exists (select from care_team_member m
      where m.clinic_id = $1 and m.patient_id = p.patient_id and m.staff_id = $2))`,
};

interface Point {
  readonly at: string;
  readonly total: number;
  readonly band: string | null;
  readonly step: number | null;
  readonly version: number;
}
interface Row {
  [column: string]: unknown;
  patient_id: string;
  started_at: Date;
  last_submitted_at: Date | null;
  misses: number;
  last_infusion_on: string | null;
  spark: Point[] | null;
  baseline: number | null;
  infusions: number;
  next_due_on: string | null;
  overdue: boolean;
  at_risk: boolean;
  open_alert: CaseloadItem['openAlert'];
}
type View = CaseloadQuery['view'];

/** Everyone whom the clinic asks how they are, and which of them are new, overdue, not improving or worse. */
@Injectable()
export class Caseload {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
  ) {}

  /** A page of one view, with how many patients each view holds. */
  page(actor: Actor, { view, sort, order, after }: CaseloadQuery): Promise<CaseloadPage> {
    return this.work.as(actor, async (tx) => {
      const values = [actor.clinicId, actor.accountId, actor.roles.includes('coordinator')];
      const times = [new Date(tx.now), new Date(tx.now - OPEN_DAYS * DAY_MS)];
      const rows = await tx.query<Row>(LIST, [...values, ...times]);
      const placed = rows.map((row) => ({ row, in: viewsOf(row, tx.now) }));
      const counts = Object.fromEntries(
        CASELOAD_VIEWS.map((one) => [one, placed.filter((each) => each.in.includes(one)).length]),
      ) as Record<View, number>;
      const wanted = placed.filter((one) => one.in.includes(view));
      const people = await this.patients.summaries(
        tx,
        wanted.map(({ row }) => row.patient_id),
      );
      const known = wanted.flatMap((one) => itemOf(one.row, one.in, people.get(one.row.patient_id)));
      const items = inOrder(known, sort, order);
      const start = after ? items.findIndex(({ patient }) => patient.id === after) + 1 : 0;
      const page = items.slice(start, start + PAGE);
      const nextAfter = items.length > start + PAGE ? (page.at(-1)?.patient.id ?? null) : null;
      return { items: page, counts, nextAfter };
    });
  }
}

function itemOf(row: Row, views: View[], patient: CaseloadItem['patient'] | undefined): CaseloadItem[] {
  if (!patient) return [];
  const spark = row.spark ?? [];
  const last = spark.at(-1);
  return [
    {
      ...{ patient, in: views, misses: row.misses, nextDueOn: row.next_due_on, lastInfusionOn: row.last_infusion_on },
      ...{ openAlert: row.open_alert, atRisk: row.at_risk },
      lastSubmittedAt: row.last_submitted_at?.toISOString() ?? null,
      spark: spark.map(({ at, total }) => ({ at: new Date(at).toISOString(), total })),
      last: last
        ? {
            ...{ form: 'phq-9', version: last.version, total: last.total, band: last.band, step: last.step },
            last: spark.at(-2)?.total ?? null,
            baseline: row.baseline,
          }
        : null,
    },
  ];
}

function viewsOf(row: Row, now: number): View[] {
  const spark = row.spark ?? [];
  const [before, last] = [spark.at(-2), spark.at(-1)];
  const term = termOf(row.baseline, last?.total ?? null, row.infusions);
  const isWorse =
    term === 'worse' || (before !== undefined && last !== undefined && last.total - before.total >= WORSE_BY);
  const isNew = now - row.started_at.getTime() < NEW_DAYS * DAY_MS;
  return [
    'all',
    ...(isNew ? (['new'] as const) : []),
    ...(row.overdue ? (['overdue'] as const) : []),
    ...(term === 'non-response' ? (['not-improving'] as const) : []),
    ...(isWorse ? (['worse'] as const) : []),
  ];
}
