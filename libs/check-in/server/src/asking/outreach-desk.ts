import { Injectable } from '@nestjs/common';
import {
  OUTREACH_REASONS,
  outreachDone,
  outreachOpened,
  type OutreachReason,
  type OutreachTryPath,
  type OutreachView,
  type RecordOutreach,
} from '@holdfast/check-in/model';
import { Patients, StaffDirectory } from '@holdfast/clinic/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { In } from 'typeorm';
import { patientKey } from '../check-in-view';
import { Outreach, OutreachTry } from '../outreach.entity';

// A patient is called about one silence at a time: the graver reason names it, the earlier time is its own.
const GRAVITY = `array['${OUTREACH_REASONS.join("','")}']`;
const GRAVER = `array_position(${GRAVITY}, excluded.reason) > array_position(${GRAVITY}, o.reason)`;
const OPEN: Prepared = {
  name: 'outreach_open',
  text: `insert into outreach as o (clinic_id, patient_id, check_in_id, reason, opened_at, due_at)
    select $1, $2, $3, $4, $5, $6
    where not exists (select from outreach e where e.clinic_id = $1 and e.check_in_id = $3 and e.reason = $4)
    on conflict (clinic_id, patient_id) where state = 'open' do update
      set reason = case when ${GRAVER} then excluded.reason else o.reason end,
        check_in_id = case when ${GRAVER} then excluded.check_in_id else o.check_in_id end,
        due_at = least(o.due_at, excluded.due_at)
    returning id, (xmax = 0) as is_new`,
};

/** Tasks to reach patients who do not answer, and what came of each try. */
@Injectable()
export class OutreachDesk {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly directory: StaffDirectory,
  ) {}

  /** Opens a task inside ongoing work, or makes an open one more pressing. @returns whether a new one was opened */
  async open(
    tx: Tx,
    patientId: Id,
    { checkInId, reason, dueAt }: { checkInId: Id | null; reason: OutreachReason; dueAt: Date },
  ): Promise<boolean> {
    const { clinicId } = tx.actor;
    const values = [clinicId, patientId, checkInId, reason, new Date(tx.now), dueAt];
    const [row] = await tx.query<{ id: string; is_new: boolean }>(OPEN, values);
    if (!row?.is_new) return false;
    await tx.publish(outreachOpened(clinicId, { patientId, outreachId: row.id }));
    tx.hint({ kind: 'check-in', patientId, threadId: null, seq: 0, accountId: null, on: true }, 'staff');
    return true;
  }

  /** Writes down a try to reach a patient; a repeat is the same. Fails with `outreach.done` or `missing`. */
  record(actor: Actor, path: OutreachTryPath, { outcome, note, done }: RecordOutreach): Promise<OutreachView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId: byId } = actor;
      const { patientId, outreachId, tryId } = path;
      const where = { clinicId, id: outreachId, patientId };
      const row = await tx.manager.findOne(Outreach, { where, lock: { mode: 'pessimistic_write' } });
      if (!row) throw missing();
      const known = await tx.manager.findOneBy(OutreachTry, { clinicId, id: tryId });
      if (known && known.outreachId !== outreachId) throw missing();
      if (!known) {
        if (row.state === 'done') throw outreachDone();
        const place = notePlace(clinicId, tryId);
        const noteSealed = note ? await this.sealing.seal(patientKey(clinicId, patientId), place, note) : null;
        const at = new Date(tx.now);
        await tx.manager.insert(OutreachTry, {
          clinicId,
          id: tryId,
          outreachId,
          patientId,
          at,
          byId,
          outcome,
          noteSealed,
        });
        if (done) await tx.manager.update(Outreach, where, { state: 'done', doneAt: at });
        tx.hint({ kind: 'check-in', patientId, threadId: null, seq: 0, accountId: byId, on: false }, 'staff');
      }
      const fresh = await tx.manager.findOneByOrFail(Outreach, where);
      const [view] = await this.views(tx, [fresh]);
      if (!view) throw missing();
      return view;
    });
  }

  /** Tasks as staff see them, inside ongoing work. */
  async views(tx: Tx, rows: readonly Outreach[]): Promise<OutreachView[]> {
    const { clinicId } = tx.actor;
    const ids = rows.map(({ patientId }) => patientId);
    const people = await this.patients.summaries(tx, ids);
    const phones = await this.patients.phones(tx, ids);
    const tries = await tx.manager.find(OutreachTry, {
      where: { clinicId, outreachId: In(rows.map(({ id }) => id)) },
      order: { at: 'ASC' },
    });
    const notes = await this.sealing.openAll(
      clinicId,
      'patient',
      tries.map(({ id, patientId, noteSealed }) => ({
        subjectId: patientId,
        place: notePlace(clinicId, id),
        sealed: noteSealed,
      })),
    );
    const staff = await this.directory.all(tx);
    return rows.flatMap((row): OutreachView[] => {
      const patient = people.get(row.patientId);
      if (!patient) return [];
      const own = tries.flatMap(({ outreachId, at, byId, outcome }, index) =>
        outreachId === row.id
          ? [{ at: at.toISOString(), byName: staff.get(byId)?.name ?? '', outcome, note: notes[index] ?? null }]
          : [],
      );
      const { id, checkInId, reason, state } = row;
      const times = { openedAt: row.openedAt.toISOString(), dueAt: row.dueAt.toISOString() };
      return [{ id, patient, phone: phones.get(row.patientId) ?? '', checkInId, reason, ...times, state, tries: own }];
    });
  }
}

function notePlace(clinicId: Id, tryId: Id) {
  return { clinicId, table: 'outreach_try', column: 'note', rowId: tryId };
}
