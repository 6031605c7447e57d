import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  GLASS_MINUTES,
  type GlassPath,
  type GlassReport,
  type GlassReportQuery,
  type GlassState,
  type GlassView,
  glassNeedsSession,
  type OpenGlass,
} from '@holdfast/audit/model';
import { Accounts } from '@holdfast/identity/server';
import { type Actor, type Id, missing, newId } from '@holdfast/platform/model';
import {
  type KeySubject,
  LiveHints,
  PatientNames,
  type Prepared,
  Sealing,
  Sweeper,
  type Tx,
  Work,
} from '@holdfast/platform/server';

const DAY_MS = 86_400_000;

// Sessions go by real time, and so does what holds only inside one.
const FIND: Prepared = {
  name: 'glass_find',
  text: `select id, began_at, ends_at from break_glass where clinic_id = $1 and account_id = $2 and patient_id = $3
    and session_id = $4 and ended_at is null and ends_at > now()`,
};
const OPEN: Prepared = {
  name: 'glass_open',
  text: `insert into break_glass (clinic_id, id, account_id, patient_id, session_id, reason_sealed, began_at, ends_at)
    values ($1, $2, $3, $4, $5, $6, now(), now() + make_interval(mins => $7)) returning id, began_at, ends_at`,
};
const END: Prepared = {
  name: 'glass_end',
  text: `update break_glass set ended_at = now() where clinic_id = $1 and account_id = $2 and patient_id = $3
    and session_id = $4 and ended_at is null returning id`,
};
const EXPIRE: Prepared = {
  name: 'glass_expire',
  text: `select * from glass_expire($1, $2)`,
};
const REPORT: Prepared = {
  name: 'glass_report',
  text: `select g.id, g.account_id, g.patient_id, g.reason_sealed, g.began_at, g.ends_at, g.ended_at,
      (select count(*)::integer from audit_about a join audit_entry e on e.clinic_id = a.clinic_id and e.id = a.entry_id
        where a.clinic_id = $1 and a.patient_id = g.patient_id and e.account_id = g.account_id
          and e.purpose = 'break-glass' and e.at between g.began_at and coalesce(g.ended_at, g.ends_at)) as entries
    from break_glass g where g.clinic_id = $1 and g.began_at >= $2 order by g.began_at desc limit 500`,
};

interface GlassRow {
  [column: string]: unknown;
  id: Id;
  began_at: Date;
  ends_at: Date;
}

interface ReportRow extends GlassRow {
  account_id: Id;
  patient_id: Id;
  reason_sealed: Buffer;
  ended_at: Date | null;
  entries: number;
}

/** Opening a chart in an emergency: with a reason that the patient reads, for an hour, in one session. */
@Injectable()
export class BreakGlass implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly sweeper: Sweeper,
    private readonly live: LiveHints,
    private readonly accounts: Accounts,
    private readonly patients: PatientNames,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'emergencies ended', sweep: (clinicId) => this.expire(clinicId) });
  }

  /** Whether the chart stands open to this person because of an emergency; fails with `missing`. */
  state(actor: Actor, { patientId }: GlassPath): Promise<GlassState> {
    return this.work.as(actor, async (tx) => {
      if ((await this.patients.of(tx, [patientId])).size === 0) throw missing();
      return { open: await this.standing(tx, patientId) };
    });
  }

  /** Opens a chart for an hour; again is the same. Fails with `missing` where there is no such patient. */
  async open(actor: Actor, { patientId }: GlassPath, { reason }: OpenGlass): Promise<GlassView> {
    if (!actor.sessionId) throw glassNeedsSession();
    const view = await this.work.as(actor, async (tx) => {
      const standing = await this.standing(tx, patientId);
      if (standing) return standing;
      if ((await this.patients.of(tx, [patientId])).size === 0) throw missing();
      const id = newId();
      const sealed = await this.sealing.seal(keyOf(actor.clinicId, patientId), placeOf(actor.clinicId, id), reason);
      const values = [actor.clinicId, id, actor.accountId, patientId, actor.sessionId, sealed, GLASS_MINUTES];
      const [row] = await tx.query<GlassRow>(OPEN, values);
      return viewOf(row as GlassRow);
    });
    this.live.closeAccount(actor.accountId); // it comes back hearing of this chart too
    return view;
  }

  /** Ends an emergency before its time; fails with `missing` where there is none. */
  async end(actor: Actor, { patientId }: GlassPath): Promise<void> {
    const { clinicId, accountId, sessionId } = actor;
    await this.work.as(actor, async (tx) => {
      const ended = await tx.query(END, [clinicId, accountId, patientId, sessionId]);
      if (ended.length === 0) throw missing();
    });
    this.live.closeAccount(accountId);
  }

  /** The emergencies of the last days, newest first, with who, whose, why and how much was read. */
  report(actor: Actor, { days }: GlassReportQuery): Promise<GlassReport> {
    return this.work.as(actor, async (tx) => {
      const from = new Date(Date.now() - days * DAY_MS);
      const rows = await tx.query<ReportRow>(REPORT, [actor.clinicId, from]);
      const people = await this.accounts.names(
        tx,
        rows.map((row) => row.account_id),
      );
      const patientIds = rows.map((row) => row.patient_id);
      const names = await this.patients.of(tx, patientIds);
      tx.names(patientIds);
      const reasons = await this.reasons(tx, rows);
      const items = rows.map((row, index) => ({
        ...viewOf(row),
        who: { id: row.account_id, name: people.get(row.account_id) ?? '' },
        patient: { id: row.patient_id, name: names.get(row.patient_id) ?? '' },
        reason: reasons[index] ?? '',
        endedAt: row.ended_at?.toISOString() ?? null,
        entries: row.entries,
      }));
      return { items, from: from.toISOString() };
    });
  }

  /** Why charts were opened, in the order of the rows; null where it cannot be read any more. */
  reasons(tx: Tx, rows: readonly { id: Id; patient_id: Id; reason_sealed: Buffer }[]): Promise<(string | null)[]> {
    const { clinicId } = tx.actor;
    const values = rows.map(({ id, patient_id: subjectId, reason_sealed: sealed }) => ({
      subjectId,
      place: placeOf(clinicId, id),
      sealed,
    }));
    return this.sealing.openAll(clinicId, 'patient', values);
  }

  private async standing(tx: Tx, patientId: Id): Promise<GlassView | null> {
    const { clinicId, accountId, sessionId } = tx.actor;
    const [row] = await tx.query<GlassRow>(FIND, [clinicId, accountId, patientId, sessionId]);
    return row ? viewOf(row) : null;
  }

  private async expire(clinicId: Id): Promise<number> {
    const ended = await this.work.aside<{ account_id: Id }>(clinicId, EXPIRE, []);
    for (const { account_id: accountId } of ended) this.live.closeAccount(accountId);
    return ended.length;
  }
}

function viewOf({ id, began_at: beganAt, ends_at: endsAt }: GlassRow): GlassView {
  return { id, beganAt: beganAt.toISOString(), endsAt: endsAt.toISOString() };
}

function keyOf(clinicId: Id, patientId: Id): KeySubject {
  return { clinicId, scope: 'patient', subjectId: patientId };
}

function placeOf(clinicId: Id, rowId: Id) {
  return { clinicId, table: 'break_glass', column: 'reason', rowId };
}
