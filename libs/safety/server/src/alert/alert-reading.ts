import { Injectable } from '@nestjs/common';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import type { AlertDetail, AlertLevel, AlertPage, AlertPath, AlertQuery } from '@holdfast/safety/model';
import { In } from 'typeorm';
import { Alert } from './alert.entity';
import { AlertViews } from './alert-views';

// Whatever nobody took on comes first, then the more pressing level, then what is due sooner. A drill comes last.
const OPEN: Prepared = {
  name: 'alert_open',
  text: `select a.id from alert a where a.clinic_id = $1 and a.state <> 'closed'
    order by a.kind = 'drill', a.state <> 'open', array_position(array['critical', 'high', 'moderate'], a.level) nulls last,
      a.ack_due_at nulls first, a.id
    limit 500`,
};
const CLOSED: Prepared = {
  name: 'alert_closed',
  text: `select a.id from alert a where a.clinic_id = $1 and a.state = 'closed' and a.kind <> 'drill'
      and ($2::uuid is null or (a.closed_at, a.id) < (select b.closed_at, b.id from alert b
        where b.clinic_id = $1 and b.id = $2))
    order by a.closed_at desc, a.id desc limit $3`,
};
// While anything is open, its gravest; else the latest. A drill concerns nobody, and words that nobody weighed have no level.
const STANDING: Prepared = {
  name: 'alert_standing',
  text: `select a.level, a.raised_at from alert a
    where a.clinic_id = $1 and a.patient_id = $2 and a.kind <> 'drill' and a.concern = 'harm' and a.level is not null
    order by a.state = 'closed',
      case when a.state <> 'closed' then array_position(array['critical', 'high', 'moderate'], a.level) end,
      a.raised_at desc
    limit 1`,
};

/** Reading alerts: all that are open at once, the closed ones by pages, and one with all there is to it. */
@Injectable()
export class AlertReading {
  constructor(
    private readonly work: Work,
    private readonly views: AlertViews,
  ) {}

  /** Every open alert of the clinic, most pressing first; or a page of the closed ones, latest first. */
  list(actor: Actor, { state, after, limit }: AlertQuery): Promise<AlertPage> {
    const { clinicId } = actor;
    return this.work.as(actor, async (tx) => {
      if (state === 'open') {
        const ids = (await tx.query<{ id: string }>(OPEN, [clinicId])).map(({ id }) => id);
        return { items: await this.inOrder(tx, ids), nextAfter: null };
      }
      const found = await tx.query<{ id: string }>(CLOSED, [clinicId, after ?? null, limit + 1]);
      const ids = found.slice(0, limit).map(({ id }) => id);
      return { items: await this.inOrder(tx, ids), nextAfter: found.length > limit ? (ids.at(-1) ?? null) : null };
    });
  }

  /** One alert with its history; fails with `missing`. */
  detail(actor: Actor, { patientId, alertId: id }: AlertPath): Promise<AlertDetail> {
    return this.work.as(actor, async (tx) => {
      const alert = await tx.manager.findOneBy(Alert, { clinicId: actor.clinicId, id, patientId });
      if (!alert) throw missing();
      return this.views.detail(tx, alert, patientId);
    });
  }

  /** The alert that says how a patient's risk stands, inside ongoing work; null where there never was one. */
  async standingOf(tx: Tx, patientId: Id): Promise<{ level: AlertLevel; raisedAt: Date } | null> {
    const values = [tx.actor.clinicId, patientId];
    const [row] = await tx.query<{ level: AlertLevel; raised_at: Date }>(STANDING, values);
    return row ? { level: row.level, raisedAt: row.raised_at } : null;
  }

  private async inOrder(tx: Tx, ids: readonly string[]) {
    const rows = await tx.manager.findBy(Alert, { clinicId: tx.actor.clinicId, id: In([...ids]) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return this.views.summaries(
      tx,
      ids.flatMap((id) => byId.get(id) ?? []),
    );
  }
}
