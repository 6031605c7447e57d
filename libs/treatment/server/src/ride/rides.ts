import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Patients } from '@holdfast/clinic/server';
import { type Actor, type Id, newId } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import {
  type InfusionPath,
  type InfusionState,
  type InfusionView,
  type LateRides,
  RIDE_HOLDS_MS,
  RIDE_LATE_MS,
  rideClosed,
  type RideLinkMade,
} from '@holdfast/treatment/model';
import { IsNull } from 'typeorm';
import { hintInfusion, infusionForWriting } from '../infusion/infusion-rows';
import { InfusionViews } from '../infusion/infusion-views';
import type { Infusion } from '../treatment.entity';
import { RideLink } from './ride-link.entity';
import { rideViewOf } from './ride-views';

const OVER: readonly InfusionState[] = ['signed', 'cancelled'];
const MOST = 50;

// A link that was ended takes back nothing of what was said by it: who was picked up has arrived, or has not.
// Coordinators see the whole clinic; everyone else the patients whose care team they are on, as in the queue.
const LATE: Prepared = {
  name: 'rides_late',
  text: `select l.patient_id, l.infusion_id, l.picked_up_at from ride_link l
    where l.clinic_id = $1 and l.picked_up_at between $4 and $5
      and not exists (select from ride_link o
        where o.clinic_id = $1 and o.infusion_id = l.infusion_id and o.arrived_at is not null)
      and ($3 or exists (select from care_team_member m
        where m.clinic_id = $1 and m.patient_id = l.patient_id and m.staff_id = $2))
    order by l.picked_up_at limit ${MOST}`,
};

interface LateRow {
  [column: string]: unknown;
  patient_id: Id;
  infusion_id: Id;
  picked_up_at: Date;
}

/** Links with which a named driver says how the way home goes. What a driver says discharges nobody. */
@Injectable()
export class Rides {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly views: InfusionViews,
  ) {}

  /** Makes a link for the driver; one that was made before ends. Fails with `ride.closed` or `missing`. */
  make(actor: Actor, path: InfusionPath): Promise<RideLinkMade> {
    return this.work.as(actor, async (tx) => {
      const infusion = await infusionForWriting(tx, path);
      const isLong = infusion.dischargedAt !== null && tx.now - infusion.dischargedAt.getTime() > RIDE_HOLDS_MS;
      if (OVER.includes(infusion.state) || isLong) throw rideClosed({ state: infusion.state });
      await this.revoke(tx, infusion);
      const token = secretOf(actor.clinicId);
      const row: RideLink = {
        ...{ clinicId: actor.clinicId, id: newId(), infusionId: infusion.id, patientId: infusion.patientId },
        ...{ tokenHash: hashOf(token), passHash: null, madeAt: new Date(tx.now), madeBy: actor.accountId },
        madeBySide: actor.patientId ? 'patient' : 'clinic',
        ...{ openedAt: null, pickedUpAt: null, arrivedAt: null, revokedAt: null },
      };
      await tx.manager.insert(RideLink, row);
      hintInfusion(tx, infusion, 'all');
      return { token, ride: rideViewOf(infusion, row) };
    });
  }

  /** Ends the link; what was said through it stays. Again is the same. Fails with `missing`. */
  end(actor: Actor, path: InfusionPath): Promise<InfusionView> {
    return this.work.as(actor, async (tx) => {
      const infusion = await infusionForWriting(tx, path);
      await this.revoke(tx, infusion);
      hintInfusion(tx, infusion, 'all');
      return this.views.one(tx, infusion);
    });
  }

  /** Of whom a pick-up was said three hours ago or more and no arrival, the longest first, for two days. */
  late(actor: Actor): Promise<LateRides> {
    return this.work.as(actor, async (tx) => {
      const [from, until] = [new Date(tx.now - 2 * RIDE_HOLDS_MS), new Date(tx.now - RIDE_LATE_MS)];
      const all = actor.roles.includes('coordinator');
      const rows = await tx.query<LateRow>(LATE, [actor.clinicId, actor.accountId, all, from, until]);
      const names = await this.patients.summaries(
        tx,
        rows.map(({ patient_id: id }) => id),
      );
      const items = rows.map(({ patient_id: patientId, infusion_id: infusionId, picked_up_at: at }) => ({
        ...{ patientId, infusionId, pickedUpAt: at.toISOString() },
        name: names.get(patientId)?.name ?? '',
      }));
      return { items };
    });
  }

  private async revoke(tx: Tx, { clinicId, id: infusionId }: Infusion): Promise<void> {
    const where = { clinicId, infusionId, revokedAt: IsNull() };
    await tx.manager.update(RideLink, where, { revokedAt: new Date(tx.now) });
  }
}

/** A secret nobody can guess, with the clinic that it is for. */
export function secretOf(clinicId: Id): string {
  return `${clinicId}.${randomBytes(32).toString('base64url')}`;
}

/** What is kept of a secret. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
