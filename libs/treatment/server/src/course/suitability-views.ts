import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import { SuitabilityAnswers, type SuitabilityView, toTalkAbout } from '@holdfast/treatment/model';
import { In } from 'typeorm';
import { SuitabilityScreen, SuitabilityTalkRow } from './course.entity';
import { answersPlace, notePlace } from './course-rows';

const SHOWN = 50;

/** What was answered before treatment, opened for those who may read it. */
@Injectable()
export class SuitabilityViews {
  constructor(
    private readonly sealing: Sealing,
    private readonly directory: StaffDirectory,
  ) {}

  /** The screens of a patient, newest first. The patient gets the newest only, and no notes. */
  async of(tx: Tx, patientId: Id): Promise<SuitabilityView> {
    const { clinicId, kind } = tx.actor;
    const take = kind === 'patient' ? 1 : SHOWN;
    const where = { clinicId, patientId };
    const rows = await tx.manager.find(SuitabilityScreen, { where, order: { version: 'DESC' }, take });
    const opened = await this.sealing.openAll(
      clinicId,
      'patient',
      rows.map(({ id, answersSealed: sealed }) => ({
        subjectId: patientId,
        place: answersPlace(clinicId, id),
        sealed,
      })),
    );
    const talks = kind === 'patient' ? [] : await this.talks(tx, patientId, rows);
    const staff = await this.directory.all(tx);
    const screens = rows.map(({ id, version, mode, savedAt, savedBy, talkedAt }, index) => {
      const answers = answersFrom(opened[index]);
      return {
        ...{ id, version, mode, savedAt: savedAt.toISOString(), talkedAt: talkedAt?.toISOString() ?? null, answers },
        enteredBy: mode === 'staff' ? (staff.get(savedBy)?.name ?? '') : null,
        toTalkAbout: answers ? toTalkAbout(answers).count : 0,
        talks: talks.filter(({ screenId }) => screenId === id).map(({ talk }) => talk),
      };
    });
    return { screens };
  }

  private async talks(tx: Tx, patientId: Id, screens: readonly SuitabilityScreen[]) {
    const { clinicId } = tx.actor;
    const where = { clinicId, screenId: In(screens.map(({ id }) => id)) };
    const rows = await tx.manager.find(SuitabilityTalkRow, { where, order: { at: 'ASC', id: 'ASC' } });
    const opened = await this.sealing.openAll(
      clinicId,
      'patient',
      rows.map(({ id, noteSealed: sealed }) => ({ subjectId: patientId, place: notePlace(clinicId, id), sealed })),
    );
    const staff = await this.directory.all(tx);
    return rows.map(({ id, at, accountId, screenId }, index) => {
      const { name = '', title = '' } = staff.get(accountId) ?? {};
      const talk = { id, note: opened[index] ?? '', at: at.toISOString(), by: { id: accountId, name, title } };
      return { screenId, talk };
    });
  }
}

// What was asked may change; what was answered to other questions can then no longer be told.
function answersFrom(text: string | null | undefined): SuitabilityAnswers | null {
  return (text && SuitabilityAnswers.safeParse(JSON.parse(text)).data) || null;
}
