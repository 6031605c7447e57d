import { Injectable } from '@nestjs/common';
import { Patients } from '@holdfast/clinic/server';
import { Accounts } from '@holdfast/identity/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  type AskDeletion,
  type Decision,
  deletionAsked,
  type DeletionList,
  deletionOver,
  type DeletionView,
  HOLD_MS,
  twoPersonAsked,
  twoPersonDecided,
} from '@holdfast/record/model';
import { SecondPerson } from '../second-person';
import { deletionOf, type DeletionRow, HELD, LIST, reasonOf } from './deletion-rows';
import { DeletionRules } from './deletion-rules';

const ADD: Prepared = {
  name: 'deletion_add',
  text: `insert into record_deletion (clinic_id, id, patient_id, reason_sealed, asked_at, asked_by)
    values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
};
const DECIDE: Prepared = {
  name: 'deletion_decide',
  text: `update record_deletion set state = $3, decided_at = $4, decided_by = $5, due_at = $6,
      ended_at = case when $3 = 'refused' then $4::timestamptz end, ended_by = case when $3 = 'refused' then $5::uuid end
    where clinic_id = $1 and id = $2`,
};
const UNDO: Prepared = {
  name: 'deletion_undo',
  text: `update record_deletion set state = 'undone', ended_at = $3, ended_by = $4, kept_by = null
    where clinic_id = $1 and id = $2`,
};

/** The destruction of records, as people ask for it, decide about it and undo it. It takes two of them. */
@Injectable()
export class Deletions {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly accounts: Accounts,
    private readonly rules: DeletionRules,
    private readonly second: SecondPerson,
  ) {}

  /** The newest destructions and receipts. */
  list(actor: Actor): Promise<DeletionList> {
    return this.work.as(actor, async (tx) => {
      const items = await this.views(tx, await tx.query<DeletionRow>(LIST, [actor.clinicId]));
      tx.names(items.filter(({ patient }) => patient !== null).map(({ patientId }) => patientId));
      return { items };
    });
  }

  /**
   * Asks for it; a repeat is the same.
   * Fails with `deletion.blocked`, `deletion.retained`, `deletion.already-asked` or `missing`.
   */
  ask(actor: Actor, id: Id, { patientId, reason }: AskDeletion): Promise<DeletionView> {
    return this.work.as({ ...actor, chart: patientId }, async (tx) => {
      const { clinicId, accountId } = actor;
      const known = await deletionOf(tx, id);
      if (known && (known.patient_id !== patientId || known.asked_by !== accountId)) throw deletionAsked();
      if (known) return this.view(tx, id);
      await this.rules.mustBeFree(tx, patientId);
      const { subject, place } = reasonOf(clinicId, id);
      const sealed = await this.sealing.seal(subject, place, reason);
      const made = await tx.query(ADD, [clinicId, id, patientId, sealed, new Date(tx.now), accountId]);
      if (made.length === 0) throw deletionAsked();
      await tx.publish(twoPersonAsked(clinicId, { matterId: id }));
      return this.view(tx, id);
    });
  }

  /**
   * Approves or refuses what another person asked for; a repeat is the same. Approved, it is held for seven days.
   * Fails with `record.same-person`, `record.not-apart`, `deletion.over`, `deletion.blocked`, `deletion.retained` or `missing`.
   */
  decide(actor: Actor, id: Id, { approve }: Decision): Promise<DeletionView> {
    return this.of(actor, id, async (tx, row) => {
      const state = approve ? 'held' : 'refused';
      if (row.state === state && row.decided_by === actor.accountId) return;
      if (row.state !== 'asked') throw deletionOver({ state: row.state });
      await this.second.mustBe(tx, row.asked_by, approve);
      if (approve) await this.rules.mustBeFree(tx, row.patient_id);
      const dueAt = approve ? new Date(tx.now + HOLD_MS) : null;
      await tx.query(DECIDE, [actor.clinicId, id, state, new Date(tx.now), actor.accountId, dueAt]);
      await tx.publish(twoPersonDecided(actor.clinicId, { matterId: id }));
    });
  }

  /** Undoes it, by anybody who may, as long as it is not done; a repeat is the same. Fails with `deletion.over` or `missing`. */
  undo(actor: Actor, id: Id): Promise<DeletionView> {
    return this.of(actor, id, async (tx, row) => {
      if (row.state === 'undone') return;
      if (row.state !== 'asked' && row.state !== 'held') throw deletionOver({ state: row.state });
      await tx.query(UNDO, [actor.clinicId, id, new Date(tx.now), actor.accountId]);
    });
  }

  // The entry names whose record it is, so the row is looked up before the access that is written down.
  private async of(actor: Actor, id: Id, change: (tx: Tx, row: DeletionRow) => Promise<void>): Promise<DeletionView> {
    const [found] = await this.work.ahead<{ patient_id: Id }>(actor, AHEAD, [id]);
    if (!found) throw missing();
    return this.work.as({ ...actor, chart: found.patient_id }, async (tx) => {
      const row = await deletionOf(tx, id, HELD);
      if (!row) throw missing();
      await change(tx, row);
      return this.view(tx, id);
    });
  }

  private async view(tx: Tx, id: Id): Promise<DeletionView> {
    const row = await deletionOf(tx, id);
    const [view] = row ? await this.views(tx, [row]) : [];
    if (!view) throw missing();
    return view;
  }

  private async views(tx: Tx, rows: readonly DeletionRow[]): Promise<DeletionView[]> {
    const { clinicId, accountId } = tx.actor;
    const names = await this.accounts.names(
      tx,
      rows.flatMap((row) => [row.asked_by, row.decided_by ?? [], row.ended_by ?? []].flat()),
    );
    const patients = await this.patients.called(
      tx,
      rows.map((row) => row.patient_id),
    );
    const values = rows.map((row) => ({
      ...{ subjectId: clinicId, place: reasonOf(clinicId, row.id).place, sealed: row.reason_sealed },
    }));
    const reasons = await this.sealing.openAll(clinicId, 'clinic', values);
    const by = (id: Id | null) => (id === null ? null : (names.get(id) ?? ''));
    return rows.map((row, index) => ({
      ...{ id: row.id, patientId: row.patient_id, patient: patients.get(row.patient_id) || null, state: row.state },
      ...{ reason: reasons[index] ?? null, askedAt: row.asked_at.toISOString(), askedBy: by(row.asked_by) ?? '' },
      ...{ isOwn: row.asked_by === accountId, decidedAt: iso(row.decided_at), decidedBy: by(row.decided_by) },
      ...{ dueAt: iso(row.due_at), keptBy: row.kept_by, endedAt: iso(row.ended_at), endedBy: by(row.ended_by) },
      keyIds: row.key_ids,
    }));
  }
}

const AHEAD: Prepared = { name: 'deletion_ahead', text: 'select * from record_deletion_ahead($1, $2, $3)' };

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
