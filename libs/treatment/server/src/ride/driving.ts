import { Injectable } from '@nestjs/common';
import { localDay } from '@holdfast/check-in/model';
import { zoneOf } from '@holdfast/check-in/server';
import { Clinics } from '@holdfast/clinic/server';
import { type Actor, type Id, IdSchema } from '@holdfast/platform/model';
import { type Allowance, Clock, Database, networkOf, type Prepared, Throttles, Work } from '@holdfast/platform/server';
import {
  isRideEarly,
  mayUndoRide,
  RIDE_HOLDS_MS,
  type RideGrant,
  rideEarly,
  rideLimited,
  rideLinkOver,
  rideOrder,
  rideStands,
  type RideStep,
} from '@holdfast/treatment/model';
import { hintInfusion, infusionOf } from '../infusion/infusion-rows';
import { RideLink } from './ride-link.entity';
import { iso } from './ride-views';
import { hashOf, secretOf } from './rides';

const OPEN: Prepared = { name: 'ride_link_open', text: 'select * from ride_link_open($1, $2, $3, $4, $5)' };
const FIND: Prepared = { name: 'ride_link_find', text: 'select * from ride_link_find($1, $2, $3)' };

// Guessing is hopeless; this only keeps a flood from the database, and a whole clinic may share one network.
const OPENINGS: Allowance = { name: 'ride-link.open', points: 120, seconds: 3600 };

interface SeatRow {
  [column: string]: unknown;
  id: Id;
  infusion_id: Id;
  patient_id: Id;
}

/** Where a request that comes with a driver's pass comes from. */
export interface DriverVisit {
  readonly requestId: Id | null;
  readonly origin: string | null;
}

/**
 * The driver's side of a link: spent on the first opening for a pass that stays in that browser, then two steps in order.
 * The driver has no account; in the trail the link stands for them.
 */
@Injectable()
export class Driving {
  constructor(
    private readonly work: Work,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly clinics: Clinics,
    private readonly throttles: Throttles,
  ) {}

  /** Spends a link's secret for a pass; fails with `ride.over`, whatever the reason, or `ride.limited`. */
  async open(token: string, from: DriverVisit): Promise<RideGrant> {
    const retryAfterSeconds = await this.throttles.take(OPENINGS, networkOf(from.origin ?? ''));
    if (retryAfterSeconds > 0) throw rideLimited({ retryAfterSeconds });
    const clinicId = clinicOf(token);
    const pass = secretOf(clinicId);
    const now = this.clock.now();
    const values = [clinicId, hashOf(token), hashOf(pass), new Date(now), new Date(now - RIDE_HOLDS_MS)];
    const [row] = await this.database.run<SeatRow>(OPEN, values);
    if (!row) throw rideLinkOver();
    return this.grant(pass, actorOf(clinicId, row, 'ride.open', from), row, true);
  }

  /** What the driver said so far, again: after a reload. Fails with `ride.over`. */
  async read(pass: string, from: DriverVisit): Promise<RideGrant> {
    const [actor, row] = await this.seat(pass, 'ride.read', from);
    return this.grant(pass, actor, row, false);
  }

  /** Says a step or takes it back; again is the same. Fails with `ride.early`, `ride.order`, `ride.stands` or `ride.over`. */
  async set(pass: string, step: RideStep, isDone: boolean, from: DriverVisit): Promise<RideGrant> {
    const [actor, { id, infusion_id: infusionId, patient_id: patientId }] = await this.seat(pass, 'ride.say', from);
    return this.work.as(actor, async (tx) => {
      const where = { clinicId: actor.clinicId, id };
      const row = await tx.manager.findOne(RideLink, { where, lock: { mode: 'pessimistic_write' } });
      if (!row || row.revokedAt) throw rideLinkOver();
      const times = { pickedUpAt: iso(row.pickedUpAt), arrivedAt: iso(row.arrivedAt) };
      const field = step === 'picked-up' ? 'pickedUpAt' : 'arrivedAt';
      if (isDone !== (row[field] !== null)) {
        const infusion = await infusionOf(tx, { patientId, infusionId });
        const today = localDay(tx.now, await zoneOf(tx, patientId));
        if (isDone && isRideEarly(infusion, today)) throw rideEarly();
        if (isDone && step === 'arrived' && !row.pickedUpAt) throw rideOrder();
        if (!isDone && !mayUndoRide(times, step, tx.now)) throw rideStands();
        const at = isDone ? new Date(tx.now) : null;
        await tx.manager.update(RideLink, where, { [field]: at });
        times[field] = iso(at);
        hintInfusion(tx, infusion, 'all');
      }
      return { pass, now: new Date(tx.now).toISOString(), clinic: await this.clinics.contact(tx), ...times };
    });
  }

  private async seat(pass: string, action: string, from: DriverVisit): Promise<[Actor, SeatRow]> {
    const clinicId = clinicOf(pass);
    const since = new Date(this.clock.now() - RIDE_HOLDS_MS);
    const [row] = await this.database.run<SeatRow>(FIND, [clinicId, hashOf(pass), since]);
    if (!row) throw rideLinkOver();
    return [actorOf(clinicId, row, action, from), row];
  }

  private grant(pass: string, actor: Actor, row: SeatRow, isNew: boolean): Promise<RideGrant> {
    return this.work.as(actor, async (tx) => {
      const link = await tx.manager.findOneByOrFail(RideLink, { clinicId: actor.clinicId, id: row.id });
      const path = { patientId: row.patient_id, infusionId: row.infusion_id };
      if (isNew) hintInfusion(tx, await infusionOf(tx, path), 'all');
      const clinic = await this.clinics.contact(tx);
      const { pickedUpAt, arrivedAt } = link;
      return {
        pass,
        now: new Date(tx.now).toISOString(),
        clinic,
        pickedUpAt: iso(pickedUpAt),
        arrivedAt: iso(arrivedAt),
      };
    });
  }
}

function actorOf(clinicId: Id, { id, patient_id: patientId }: SeatRow, action: string, from: DriverVisit): Actor {
  return {
    ...{ clinicId, accountId: id, kind: 'patient', roles: [], patientId },
    ...{ sessionId: null, action, chart: patientId },
    ...from,
  };
}

function clinicOf(secret: string): Id {
  const clinicId = IdSchema.safeParse(secret.split('.')[0]);
  if (!clinicId.success) throw rideLinkOver();
  return clinicId.data;
}
