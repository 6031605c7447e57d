import { Injectable } from '@nestjs/common';
import {
  type CheckInInboxItem,
  type CheckInInboxPage,
  type CheckInInboxQuery,
  URGENCIES,
} from '@holdfast/check-in/model';
import { Patients, StaffDirectory } from '@holdfast/clinic/server';
import { type Actor, type Id, invalid } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { In } from 'typeorm';
import { OutreachDesk } from '../asking/outreach-desk';
import { CheckIn } from '../check-in.entity';
import { viewOf } from '../check-in-view';
import { Outreach } from '../outreach.entity';
import { Reports } from './reports';

const PRESSING = 3; // critical, high, moderate

const CHART = `(p_all or exists (select from care_team_member m
  where m.clinic_id = $1 and m.patient_id = c.patient_id and m.staff_id = $2))`;
const UNREAD: Prepared = {
  name: 'check_in_inbox_unread',
  text: `select c.id, c.urgency, c.submitted_at from check_in c, (select $3::boolean as p_all) p
    where c.clinic_id = $1 and c.state = 'submitted' and c.reviewed_at is null and ${CHART}
      and ($4::integer is null or (c.urgency, c.submitted_at, c.id) > ($4, $5::timestamptz, $6::uuid))
    order by c.urgency, c.submitted_at, c.id limit $7`,
};
const READ: Prepared = {
  name: 'check_in_inbox_read',
  text: `select c.id, 0 as urgency, c.reviewed_at as submitted_at from check_in c, (select $3::boolean as p_all) p
    where c.clinic_id = $1 and c.reviewed_at is not null and ${CHART}
      and ($4::integer is null or (c.reviewed_at, c.id) < ($5::timestamptz, $6::uuid))
    order by c.reviewed_at desc, c.id desc limit $7`,
};
const OUTREACH: Prepared = {
  name: 'check_in_inbox_outreach',
  text: `select c.id from outreach c, (select $3::boolean as p_all) p
    where c.clinic_id = $1 and c.state = 'open' and ${CHART} order by c.due_at, c.id limit 100`,
};
const COUNTS: Prepared = {
  name: 'check_in_inbox_counts',
  text: `select
      (select count(*)::integer from check_in c where c.clinic_id = $1 and c.state = 'submitted'
        and c.reviewed_at is null and ${CHART}) as unread,
      (select count(*)::integer from check_in c where c.clinic_id = $1 and c.state = 'submitted'
        and c.reviewed_at is null and c.urgency < ${PRESSING} and ${CHART}) as pressing,
      (select count(*)::integer from outreach c where c.clinic_id = $1 and c.state = 'open' and ${CHART}) as outreach,
      (select count(*)::integer from outreach c where c.clinic_id = $1 and c.state = 'open' and c.due_at < $4
        and ${CHART}) as overdue
    from (select $3::boolean as p_all) p`,
};

type Row = { id: string; urgency: number; submitted_at: Date };
type CountRow = { unread: number; pressing: number; outreach: number; overdue: number };

/** The check-ins that somebody should read, most pressing first, each with why; and the patients to be reached. */
@Injectable()
export class CheckInInbox {
  constructor(
    private readonly work: Work,
    private readonly reports: Reports,
    private readonly desk: OutreachDesk,
    private readonly patients: Patients,
    private readonly directory: StaffDirectory,
  ) {}

  /** A page with the counts above it; a cursor that was not ours fails with `input.invalid`. */
  page(actor: Actor, query: CheckInInboxQuery): Promise<CheckInInboxPage> {
    return this.work.as(actor, async (tx) => {
      const mine = [actor.clinicId, actor.accountId, actor.roles.includes('coordinator')];
      const statement = query.filter === 'read' ? READ : UNREAD;
      const values = [...mine, ...readCursor(query.after), query.limit + 1];
      const rows = query.filter === 'outreach' ? [] : await tx.query<Row>(statement, values);
      const page = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? page.at(-1) : undefined;
      const [count] = await tx.query<CountRow>(COUNTS, [...mine, new Date(tx.now)]);
      const { unread = 0, pressing = 0, outreach = 0, overdue = 0 } = count ?? {};
      return {
        items: await this.items(
          tx,
          page.map(({ id }) => id),
        ),
        outreach: await this.tasks(tx, mine),
        nextAfter: last ? `${last.urgency}~${last.submitted_at.toISOString()}~${last.id}` : null,
        counts: { unread, pressing, outreach, overdueOutreach: overdue },
      };
    });
  }

  private async items(tx: Tx, ids: readonly Id[]): Promise<CheckInInboxItem[]> {
    const found = await tx.manager.findBy(CheckIn, { clinicId: tx.actor.clinicId, id: In([...ids]) });
    const byId = new Map(found.map((row) => [row.id, row]));
    const rows = ids.flatMap((id) => byId.get(id) ?? []);
    const people = await this.patients.summaries(
      tx,
      rows.map(({ patientId }) => patientId),
    );
    const scores = await this.reports.scores(tx, rows);
    const findings = await this.reports.findings(tx, rows);
    const staff = await this.directory.all(tx);
    return rows.flatMap((row): CheckInInboxItem[] => {
      const patient = people.get(row.patientId);
      if (!patient) return [];
      const urgency = URGENCIES[row.urgency] ?? 'routine';
      const facts = { findings: findings.get(row.id) ?? [], scores: scores.get(row.id) ?? [] };
      return [{ checkIn: viewOf(row, staff), patient, urgency, ...facts }];
    });
  }

  private async tasks(tx: Tx, mine: readonly unknown[]) {
    const ids = (await tx.query<{ id: string }>(OUTREACH, mine)).map(({ id }) => id);
    const rows = await tx.manager.findBy(Outreach, { clinicId: tx.actor.clinicId, id: In(ids) });
    const place = new Map(ids.map((id, index) => [id, index]));
    rows.sort((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
    return this.desk.views(tx, rows);
  }
}

function readCursor(after: string | undefined): [number | null, string | null, string | null] {
  if (after === undefined) return [null, null, null];
  const [, urgency, at, id] = /^([0-4])~(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)~([0-9a-f-]{36})$/.exec(after) ?? [];
  if (!urgency || !at || !id) throw invalid({ fields: ['after'] });
  return [Number(urgency), at, id];
}
