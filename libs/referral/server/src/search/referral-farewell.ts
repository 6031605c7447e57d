import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { Farewells, type Prepared, type Tx } from '@holdfast/platform/server';

const LAST: Prepared = {
  name: 'referral_last_contact',
  text: `select max(at) as at from referral_interest where clinic_id = $1 and patient_id = $2`,
};
const OPEN: Prepared = {
  name: 'referral_farewell',
  text: `select id from referral_search where clinic_id = $1 and patient_id = $2 and closed_at is null limit 1`,
};
const ROOMS: Prepared = {
  name: 'room_link_farewell',
  text: `update room_link set revoked_at = coalesce(revoked_at, $3), ended_why = coalesce(ended_why, 'over')
    where clinic_id = $1 and patient_id = $2`,
};

/** What happens to the way to a therapist when a record is destroyed: no search is open, and no room lets anybody in. */
@Injectable()
export class ReferralFarewell implements OnModuleInit {
  constructor(private readonly farewells: Farewells) {}

  onModuleInit(): void {
    this.farewells.add({
      blocks: async (tx, patientId) =>
        (await tx.query(OPEN, [tx.actor.clinicId, patientId])).length > 0 ? 'referral' : null,
      lastContactAt: async (tx, patientId) =>
        (await tx.query<{ at: Date | null }>(LAST, [tx.actor.clinicId, patientId]))[0]?.at ?? null,
      end: (tx, patientId) => end(tx, patientId),
    });
  }
}

async function end(tx: Tx, patientId: Id): Promise<void> {
  await tx.query(ROOMS, [tx.actor.clinicId, patientId, new Date(tx.now)]);
}
