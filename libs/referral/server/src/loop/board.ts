import { Injectable } from '@nestjs/common';
import { Clinics, Patients, StaffDirectory } from '@holdfast/clinic/server';
import { localDay } from '@holdfast/check-in/model';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import type { ReferralBoard } from '@holdfast/referral/model';
import { In } from 'typeorm';
import { ReferralSearch } from '../search/search.entity';
import { ReferralViews } from './referral-views';
import { Referral } from './referral.entity';

const DAY_MS = 86_400_000;
const QUARTER_DAYS = 91;
const CLOSED_DAYS = 14;
const MOST = 500;

// Coordinators see the whole clinic; everyone else the patients whose care team they are on.
const OWN = (patient: string) => `($3 or exists (select from care_team_member m
  where m.clinic_id = $1 and m.patient_id = ${patient} and m.staff_id = $2))`;
const ITEMS: Prepared = {
  name: 'referral_board',
  text: `select id from referral r where r.clinic_id = $1 and ${OWN('r.patient_id')}
      and (r.closed_at is null or r.closed_at > $4) and (r.state <> 'entered_in_error') 
    order by r.closed_at is not null, r.since limit ${MOST + 1}`,
};
// An open search of which nobody is asked, or nobody any more: it is nobody's turn unless somebody sees it here.
const WAITING: Prepared = {
  name: 'referral_waiting',
  text: `select s.id,
      exists (select from referral r where r.clinic_id = $1 and r.search_id = s.id and r.state <> 'entered_in_error') as was_asked,
      exists (select from referral_choice c join therapist t on t.clinic_id = $1 and t.id = c.therapist_id
        where c.clinic_id = $1 and c.search_id = s.id and c.rank is not null and t.archived_at is null
          and not exists (select from referral r where r.clinic_id = $1 and r.search_id = s.id
            and r.therapist_id = c.therapist_id and r.state <> 'entered_in_error')) as has_next
    from referral_search s where s.clinic_id = $1 and ${OWN('s.patient_id')} and s.closed_at is null
      and (s.declined_at is not null or s.stuck_at is not null or s.asking_at is not null or not exists (select from referral r
        where r.clinic_id = $1 and r.search_id = s.id and r.state not in ('entered_in_error', 'cancelled', 'rerouted', 'completed')))
    order by s.opened_at limit ${MOST + 1}`,
};
// Who asked for a search, or for whom a review was decided so, while nobody has opened one since and they did not decline since.
const WISHING: Prepared = {
  name: 'referral_wishing',
  text: `with said as (
      select distinct on (i.patient_id) i.patient_id, i.kind, i.at from referral_interest i
      where i.clinic_id = $1 order by i.patient_id, i.at desc, i.id desc
    ), wish as (
      select s.patient_id, 'asked' as why, s.at from said s where s.kind = 'asked'
      union all
      select d.patient_id, 'decided', max(d.decided_at) from review_decision d
      left join said s on s.patient_id = d.patient_id
      where d.clinic_id = $1 and d.undone_at is null and d.decision = 'psychotherapy'
        and (s.kind is null or s.kind = 'offered' or (s.kind = 'declined' and s.at < d.decided_at))
      group by d.patient_id
    ) select w.patient_id, w.why, w.at from wish w where ${OWN('w.patient_id')}
      and not exists (select from referral_search o where o.clinic_id = $1 and o.patient_id = w.patient_id
        and (o.closed_at is null or o.opened_at >= w.at))
    order by w.at limit ${MOST + 1}`,
};
const LOOP: Prepared = {
  name: 'referral_loop',
  text: `select count(*)::integer as sent, count(outcome)::integer as closed,
      count(answered_at)::integer as answers, count(appointment_at - accepted_at)::integer as appointments,
      count(attended_at)::integer as visits,
      percentile_cont(0.5) within group (order by extract(epoch from answered_at - sent_at) / 86400) as answer,
      percentile_cont(0.5) within group (order by extract(epoch from appointment_at - accepted_at) / 86400) as appointment,
      percentile_cont(0.5) within group (order by extract(epoch from attended_at - sent_at) / 86400) as attended
    from referral r where r.clinic_id = $1 and r.sent_at > $4 and r.state <> 'entered_in_error' and ${OWN('r.patient_id')}`,
};

interface WaitingRow {
  [column: string]: unknown;
  id: Id;
  was_asked: boolean;
  has_next: boolean;
}

interface LoopRow {
  [column: string]: unknown;
  sent: number;
  closed: number;
  answers: number;
  appointments: number;
  visits: number;
  answer: number | null;
  appointment: number | null;
  attended: number | null;
}

/** Every attempt that somebody has to carry on, with how long it waits, and the patients who wait for somebody to be asked. */
@Injectable()
export class Board {
  constructor(
    private readonly work: Work,
    private readonly views: ReferralViews,
    private readonly patients: Patients,
    private readonly staff: StaffDirectory,
    private readonly clinics: Clinics,
  ) {}

  /** The board of whoever asks. */
  view(actor: Actor): Promise<ReferralBoard> {
    return this.work.as(actor, async (tx) => {
      const whose = [actor.clinicId, actor.accountId, actor.roles.includes('coordinator')];
      const ids = await tx.query<{ id: Id }>(ITEMS, [...whose, new Date(tx.now - CLOSED_DAYS * DAY_MS)]);
      const where = { clinicId: actor.clinicId, id: In(ids.slice(0, MOST).map(({ id }) => id)) };
      const rows = await tx.manager.find(Referral, { where, order: { since: 'ASC' } });
      const { zone } = await this.clinics.openingOf(tx);
      const from = tx.now - QUARTER_DAYS * DAY_MS;
      const [loop] = await tx.query<LoopRow>(LOOP, [...whose, new Date(from)]);
      const parts = [await this.wishing(tx, whose), await this.waiting(tx, whose)];
      return {
        items: await this.views.many(tx, rows),
        waiting: parts.flatMap((part) => part.slice(0, MOST)),
        isCut: [ids, ...parts].some(({ length }) => length > MOST),
        loop: {
          ...{
            sent: loop?.sent ?? 0,
            closed: loop?.closed ?? 0,
            from: localDay(from, zone),
            to: localDay(tx.now, zone),
          },
          ...{
            answerDays: tenth(loop?.answer),
            appointmentDays: tenth(loop?.appointment),
            attendedDays: tenth(loop?.attended),
          },
          of: { answer: loop?.answers ?? 0, appointment: loop?.appointments ?? 0, attended: loop?.visits ?? 0 },
        },
      };
    });
  }

  private async wishing(tx: Tx, whose: readonly unknown[]): Promise<ReferralBoard['waiting']> {
    const rows = await tx.query<{ patient_id: Id; why: 'asked' | 'decided'; at: Date }>(WISHING, whose);
    const people = await this.patients.summaries(
      tx,
      rows.map(({ patient_id: patientId }) => patientId),
    );
    return rows.map(({ patient_id: patientId, why, at }) => ({
      ...{ patientId, patientName: people.get(patientId)?.name ?? '', why, owner: null },
      ...{ since: at.toISOString(), urgency: 'routine' as const },
    }));
  }

  private async waiting(tx: Tx, whose: readonly unknown[]): Promise<ReferralBoard['waiting']> {
    const asked = new Map((await tx.query<WaitingRow>(WAITING, whose)).map((row) => [row.id, row]));
    const where = { clinicId: tx.actor.clinicId, id: In([...asked.keys()]) };
    const rows = await tx.manager.find(ReferralSearch, { where, order: { openedAt: 'ASC' } });
    const people = await this.patients.summaries(
      tx,
      rows.map(({ patientId }) => patientId),
    );
    const staff = await this.staff.all(tx);
    return rows.map((row) => {
      const { patientId, ownerId, urgency, declinedAt, stuckAt, askingAt, rankedAt, openedAt } = row;
      const owner = staff.get(ownerId);
      return {
        ...{ patientId, patientName: people.get(patientId)?.name ?? '', urgency, why: whyOf(row, asked.get(row.id)) },
        // Whose account is closed has nothing in hand any more.
        owner: owner ? { id: ownerId, name: owner.name } : null,
        since: (declinedAt ?? stuckAt ?? askingAt ?? rankedAt ?? openedAt).toISOString(),
      };
    });
  }
}

// What keeps a search waiting: the first that holds.
function whyOf(row: ReferralSearch, asked: WaitingRow | undefined): ReferralBoard['waiting'][number]['why'] {
  if (row.declinedAt) return 'declined';
  if (row.stuckAt) return 'stuck';
  if (row.askingAt) return 'asking';
  if (!row.rankedAt) return 'unranked';
  if (!asked?.was_asked) return 'new';
  return asked.has_next ? 'next' : 'stuck';
}

function tenth(days: number | null | undefined): number | null {
  return days === null || days === undefined ? null : Math.round(days * 10) / 10;
}
