import { Injectable } from '@nestjs/common';
import {
  awayCover,
  awayDays,
  awayDiffers,
  type AwayList,
  awayOverlaps,
  type AwayView,
  canBeAway,
  coverIsAway,
  type SetAway,
  type StaffAwayPath,
  type StaffView,
} from '@holdfast/clinic/model';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { Temporal } from 'temporal-polyfill';
import { Clinics } from '../clinics';
import { StaffDirectory } from '../staff-directory';
import { Away } from './away.entity';

const CARE_ROLES = new Set(['provider', 'nurse', 'coordinator']);
const LOCK: Prepared = { name: 'away_lock', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' };
const ONGOING: Prepared = {
  name: 'away_ongoing',
  text: `select a.id, a.staff_id, a.covered_by, a.from_day::text as from_day, a.to_day::text as to_day,
      a.starts_at <= $2 as is_now,
      (select count(*)::integer from care_team_member m where m.clinic_id = $1 and m.staff_id = a.staff_id
        and not exists (select from care_team_member c where c.clinic_id = $1 and c.patient_id = m.patient_id
          and c.staff_id = a.covered_by)) as unreached
    from away a where a.clinic_id = $1 and a.ended_at is null and a.ends_at > $2
    order by a.starts_at, a.id`,
};
const MEETS: Prepared = {
  name: 'away_meets',
  text: `select exists (select from away a where a.clinic_id = $1 and a.staff_id = $2 and a.ended_at is null
    and a.starts_at < $4 and a.ends_at > $3) as meets`,
};

interface Row {
  [column: string]: unknown;
  id: Id;
  staff_id: Id;
  covered_by: Id;
  from_day: string;
  to_day: string;
  is_now: boolean;
  unreached: number;
}

/** Who is away, from when to when, and who covers them. It begins and ends by the clock; nobody gains a right by it. */
@Injectable()
export class Aways {
  constructor(
    private readonly work: Work,
    private readonly clinics: Clinics,
    private readonly directory: StaffDirectory,
  ) {}

  /** Absences that are not over: everybody's, or one person's. */
  list(actor: Actor, staffId: Id | null): Promise<AwayList> {
    return this.work.as(actor, (tx) => this.listed(tx, staffId));
  }

  /**
   * Says that somebody is away; again with the same content is the same. Fails with `away.days`, `away.cover`,
   * `away.cover-away`, `away.overlaps`, `away.differs`, or `missing` where nobody of that name gives care here.
   */
  set(actor: Actor, { staffId, awayId: id }: StaffAwayPath, input: SetAway): Promise<AwayList> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId: madeBy } = actor;
      await tx.query(LOCK, [`${clinicId}/away`]);
      const known = await tx.manager.findOneBy(Away, { clinicId, id });
      if (known) return this.again(tx, known, staffId, input);
      const stretch = await this.stretch(tx, input);
      await this.mustFit(tx, staffId, input.coveredBy, stretch);
      const made = { madeBy, madeAt: new Date(tx.now), endedAt: null };
      await tx.manager.insert(Away, { clinicId, id, staffId, ...input, ...stretch, ...made });
      return this.listed(tx, staffId);
    });
  }

  /** Ends an absence now, or takes it back before it began; fails with `missing`. */
  end(actor: Actor, { staffId, awayId: id }: StaffAwayPath): Promise<AwayList> {
    return this.work.as(actor, async (tx) => {
      const where = { clinicId: actor.clinicId, id, staffId };
      if (!(await tx.manager.existsBy(Away, where))) throw missing();
      await tx.manager.update(Away, where, { endedAt: new Date(tx.now) });
      return this.listed(tx, staffId);
    });
  }

  private again(tx: Tx, known: Away, staffId: Id, input: SetAway): Promise<AwayList> {
    const { coveredBy, fromDay, toDay } = known;
    const isSame = known.staffId === staffId && coveredBy === input.coveredBy && !known.endedAt;
    if (!isSame || fromDay !== input.fromDay || toDay !== input.toDay) throw awayDiffers();
    return this.listed(tx, staffId);
  }

  // From the beginning of the first day to the end of the last, where the clinic is.
  private async stretch(tx: Tx, { fromDay, toDay }: SetAway): Promise<{ startsAt: Date; endsAt: Date }> {
    const { zone } = await this.clinics.openingOf(tx);
    const today = Temporal.Instant.fromEpochMilliseconds(tx.now).toZonedDateTimeISO(zone).toPlainDate().toString();
    if (!canBeAway(fromDay, toDay, today)) throw awayDays();
    const startOf = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(zone).epochMilliseconds);
    const last = Temporal.PlainDate.from(toDay);
    return { startsAt: startOf(Temporal.PlainDate.from(fromDay)), endsAt: startOf(last.add({ days: 1 })) };
  }

  private async mustFit(tx: Tx, staffId: Id, coverId: Id, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
    const staff = await this.directory.all(tx);
    if (!givesCare(staff.get(staffId))) throw missing();
    const cover = staff.get(coverId);
    if (coverId === staffId || !givesCare(cover)) throw awayCover();
    const meets = async (id: Id) =>
      (await tx.query<{ meets: boolean }>(MEETS, [tx.actor.clinicId, id, startsAt, endsAt]))[0]?.meets === true;
    if (await meets(staffId)) throw awayOverlaps();
    if (await meets(coverId)) throw coverIsAway({ name: cover?.name ?? '' });
  }

  private async listed(tx: Tx, staffId: Id | null): Promise<AwayList> {
    const rows = await tx.query<Row>(ONGOING, [tx.actor.clinicId, new Date(tx.now)]);
    const staff = await this.directory.all(tx);
    const items = rows.filter((row) => staffId === null || row.staff_id === staffId);
    return { items: items.map((row) => viewOf(row, staff)) };
  }
}

function givesCare(one: StaffView | undefined): boolean {
  return one?.roles.some((role) => CARE_ROLES.has(role)) ?? false;
}

function viewOf(row: Row, staff: ReadonlyMap<Id, StaffView>): AwayView {
  const cover = staff.get(row.covered_by);
  // A coordinator reads every chart of the clinic.
  const unreached = cover?.roles.includes('coordinator') ? 0 : row.unreached;
  return {
    ...{ id: row.id, staffId: row.staff_id, staffName: staff.get(row.staff_id)?.name ?? '' },
    ...{ coveredBy: row.covered_by, coverName: cover?.name ?? '', fromDay: row.from_day, toDay: row.to_day },
    ...{ state: row.is_now ? 'now' : 'planned', unreached },
  };
}
