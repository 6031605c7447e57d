import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Farewells, type Prepared } from '@holdfast/platform/server';

const LAST: Prepared = {
  name: 'alert_last_contact',
  text: `select max(raised_at) as at from alert where clinic_id = $1 and patient_id = $2`,
};
const OPEN: Prepared = {
  name: 'alert_farewell',
  text: `select id from alert where clinic_id = $1 and patient_id = $2 and state <> 'closed' limit 1`,
};

/** What alerts say to destroying a record: none may be open, since somebody has to act on it first. */
@Injectable()
export class AlertFarewell implements OnModuleInit {
  constructor(private readonly farewells: Farewells) {}

  onModuleInit(): void {
    this.farewells.add({
      blocks: async (tx, patientId) =>
        (await tx.query(OPEN, [tx.actor.clinicId, patientId])).length > 0 ? 'alert' : null,
      lastContactAt: async (tx, patientId) =>
        (await tx.query<{ at: Date | null }>(LAST, [tx.actor.clinicId, patientId]))[0]?.at ?? null,
    });
  }
}
