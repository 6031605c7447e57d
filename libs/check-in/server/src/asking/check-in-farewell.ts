import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { Farewells, type Prepared, type Tx } from '@holdfast/platform/server';

const LAST: Prepared = {
  name: 'check_in_last_contact',
  text: `select max(submitted_at) as at from check_in where clinic_id = $1 and patient_id = $2`,
};
const UNREAD: Prepared = {
  name: 'check_in_unread',
  text: `select id from check_in where clinic_id = $1 and patient_id = $2 and state = 'submitted' and reviewed_at is null limit 1`,
};
const ASKED: Prepared = {
  name: 'check_in_farewell',
  text: `update check_in set state = 'withdrawn', ladder_at = null, revision = revision + 1
    where clinic_id = $1 and patient_id = $2 and state in ('planned', 'due') and $3::timestamptz is not null`,
};
const PLAN: Prepared = {
  name: 'plan_farewell',
  text: `update patient_plan set paused = true, planned_until = $3::date
    where clinic_id = $1 and patient_id = $2`,
};
const CALLS: Prepared = {
  name: 'outreach_farewell',
  text: `update outreach set state = 'done', done_at = $3 where clinic_id = $1 and patient_id = $2 and state = 'open'`,
};
const LINKS: Prepared = {
  name: 'check_in_link_farewell',
  text: `update check_in_link set expires_at = least(expires_at, $3) where clinic_id = $1 and patient_id = $2`,
};

/** What happens to check-ins when a record is destroyed: none is unread, and nobody is asked or called any more. */
@Injectable()
export class CheckInFarewell implements OnModuleInit {
  constructor(private readonly farewells: Farewells) {}

  onModuleInit(): void {
    this.farewells.add({
      blocks: async (tx, patientId) =>
        (await tx.query(UNREAD, [tx.actor.clinicId, patientId])).length > 0 ? 'check-in' : null,
      lastContactAt: async (tx, patientId) =>
        (await tx.query<{ at: Date | null }>(LAST, [tx.actor.clinicId, patientId]))[0]?.at ?? null,
      end: (tx, patientId) => end(tx, patientId),
    });
  }
}

async function end(tx: Tx, patientId: Id): Promise<void> {
  const now = new Date(tx.now);
  for (const statement of [ASKED, PLAN, CALLS, LINKS]) await tx.query(statement, [tx.actor.clinicId, patientId, now]);
}
