import { Injectable } from '@nestjs/common';
import { localInstant } from '@holdfast/check-in/model';
import { zoneOf } from '@holdfast/check-in/server';
import type { Id } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';
import { drivingAgainAt, GATES, type GateView, type InfusionView } from '@holdfast/treatment/model';
import { In } from 'typeorm';
import { RideLink } from '../ride/ride-link.entity';
import { rideViewOf } from '../ride/ride-views';
import { Infusion, InfusionGate } from '../treatment.entity';

const MOST = 200;
// Days that the check-in plan counts from and of which no infusion here tells: given elsewhere, or before.
const NOTED: Prepared = {
  name: 'infusions_noted',
  text: `select a.id, a.day::text as day from check_in_anchor a
    where a.clinic_id = $1 and a.patient_id = $2 and a.kind = 'infusion' and not exists (select from infusion i
      where i.clinic_id = $1 and i.patient_id = $2 and i.day = a.day and i.ended_at is not null)
    order by a.day desc limit $3`,
};

/** Infusions as they are told in a list, of one patient. */
@Injectable()
export class InfusionViews {
  /** All of a patient's, newest first, with those of which only the day is known. */
  async list(tx: Tx, patientId: Id): Promise<InfusionView[]> {
    const { clinicId } = tx.actor;
    const zone = await zoneOf(tx, patientId);
    const where = { clinicId, patientId };
    const rows = await tx.manager.find(Infusion, { where, order: { plannedAt: 'DESC' }, take: MOST });
    const noted = await tx.query<{ id: Id; day: string }>(NOTED, [clinicId, patientId, MOST]);
    const told = [...(await this.told(tx, rows, zone)), ...noted.map((one) => notedView({ ...one, patientId }, zone))];
    return told.sort((one, other) => timeOf(other).localeCompare(timeOf(one)));
  }

  /** One infusion. */
  async one(tx: Tx, row: Infusion): Promise<InfusionView> {
    const [view] = await this.told(tx, [row], await zoneOf(tx, row.patientId));
    if (!view) throw new Error('One row gives one view.');
    return view;
  }

  /** How a patient answered what is confirmed before coming. */
  async gates(tx: Tx, infusionId: Id): Promise<GateView[]> {
    return gatesOf(await tx.manager.findBy(InfusionGate, { clinicId: tx.actor.clinicId, infusionId }));
  }

  private async told(tx: Tx, rows: readonly Infusion[], zone: string): Promise<InfusionView[]> {
    const { clinicId, patientId: own } = tx.actor;
    const which = { clinicId, infusionId: In(rows.map(({ id }) => id)) };
    const answers = await tx.manager.findBy(InfusionGate, which);
    const links = await tx.manager.find(RideLink, { where: which, order: { madeAt: 'ASC', id: 'ASC' } });
    return rows.map((row) => {
      const { id, patientId, state, day } = row;
      const ended = row.endedAt ?? row.startedAt;
      const rides = links.filter(({ infusionId }) => infusionId === id);
      const ride = rides.at(-1);
      const dose = row.doseMg === null ? null : Number(row.doseMg);
      return {
        ...{ id, patientId, state, day, isNoted: false },
        ...{ plannedAt: row.plannedAt.toISOString(), startedAt: iso(row.startedAt), endedAt: iso(row.endedAt) },
        dischargedAt: iso(row.dischargedAt),
        ...(own ? { route: null, doseMg: null } : { route: row.route, doseMg: dose }),
        gates: gatesOf(answers.filter(({ infusionId }) => infusionId === id)),
        noDrivingUntil: ended && new Date(drivingAgainAt(ended.getTime(), zone)).toISOString(),
        ride: ride ? rideViewOf(row, ride, rides) : null,
      };
    });
  }
}

function notedView({ id, day, patientId }: { id: Id; day: string; patientId: Id }, zone: string): InfusionView {
  const until = drivingAgainAt(localInstant(day, '12:00', zone), zone);
  return {
    ...{ id, patientId, day, state: 'discharged', isNoted: true, gates: [], ride: null },
    ...{ plannedAt: null, startedAt: null, endedAt: null, dischargedAt: null, route: null, doseMg: null },
    noDrivingUntil: new Date(until).toISOString(),
  };
}

function gatesOf(rows: readonly InfusionGate[]): GateView[] {
  const found = new Map(rows.map((row) => [row.gate, row]));
  return GATES.map((gate) => {
    const row = found.get(gate);
    return { gate, answer: row?.answer ?? null, at: iso(row?.at ?? null) };
  });
}

function iso(at: Date | null): string | null {
  return at && at.toISOString();
}

function timeOf({ plannedAt, startedAt, day }: InfusionView): string {
  return startedAt ?? plannedAt ?? day;
}
