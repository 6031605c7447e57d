import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { Farewells, type Prepared, type Tx } from '@holdfast/platform/server';

const LAST: Prepared = {
  name: 'infusion_last_contact',
  text: `select max(coalesce(discharged_at, ended_at, started_at)) as at from infusion where clinic_id = $1 and patient_id = $2`,
};
const OPEN: Prepared = {
  name: 'infusion_farewell',
  text: `select id from infusion where clinic_id = $1 and patient_id = $2 and state not in ('signed', 'cancelled') limit 1`,
};
const NEED: Prepared = {
  name: 'need_farewell',
  text: `delete from need where clinic_id = $1 and patient_id = $2 and $3::timestamptz is not null`,
};
const WISHES: Prepared = {
  name: 'review_request_farewell',
  text: `update review_request set withdrawn_at = $3
    where clinic_id = $1 and patient_id = $2 and answered_at is null and withdrawn_at is null`,
};
const RIDES: Prepared = {
  name: 'ride_link_farewell',
  text: `update ride_link set revoked_at = coalesce(revoked_at, $3) where clinic_id = $1 and patient_id = $2`,
};

/** What happens to treatment when a record is destroyed: no infusion is planned or unsigned, and no review is looked for. */
@Injectable()
export class TreatmentFarewell implements OnModuleInit {
  constructor(private readonly farewells: Farewells) {}

  onModuleInit(): void {
    this.farewells.add({
      blocks: async (tx, patientId) =>
        (await tx.query(OPEN, [tx.actor.clinicId, patientId])).length > 0 ? 'infusion' : null,
      lastContactAt: async (tx, patientId) =>
        (await tx.query<{ at: Date | null }>(LAST, [tx.actor.clinicId, patientId]))[0]?.at ?? null,
      end: (tx, patientId) => end(tx, patientId),
    });
  }
}

async function end(tx: Tx, patientId: Id): Promise<void> {
  const now = new Date(tx.now);
  for (const statement of [NEED, WISHES, RIDES]) await tx.query(statement, [tx.actor.clinicId, patientId, now]);
}
