import { Injectable } from '@nestjs/common';
import { Patients } from '@holdfast/clinic/server';
import { type Actor, missing } from '@holdfast/platform/model';
import { Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  screenChanged,
  type ScreenPath,
  type SuitabilityAnswers,
  type SuitabilityView,
  type TalkPath,
  type WriteSuitabilityTalk,
} from '@holdfast/treatment/model';
import { IsNull } from 'typeorm';
import { SuitabilityScreen, SuitabilityTalkRow } from './course.entity';
import { aloneWith, answersPlace, hintCourse, notePlace, patientKey } from './course-rows';
import { SuitabilityViews } from './suitability-views';

/** What is asked before treatment: each saved screen is a version that stays, and waits until a clinician talked about it. */
@Injectable()
export class SuitabilityScreens {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly views: SuitabilityViews,
  ) {}

  /** A patient's screens, newest first; their own newest to the patient. Fails with `missing`. */
  view(actor: Actor, patientId: string): Promise<SuitabilityView> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      return this.views.of(tx, patientId);
    });
  }

  /** Saves answers as the next version; a repeat is the same. Fails with `suitability.screen-changed` or `missing`. */
  save(actor: Actor, { patientId, screenId: id }: ScreenPath, answers: SuitabilityAnswers): Promise<SuitabilityView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId: savedBy, kind } = actor;
      await this.patients.mustExist(tx, patientId);
      await aloneWith(tx, patientId);
      const key = patientKey(clinicId, patientId);
      const text = JSON.stringify(answers);
      const digest = await this.sealing.digest(key, text);
      const known = await tx.manager.findOneBy(SuitabilityScreen, { clinicId, id });
      if (known && known.patientId !== patientId) throw missing();
      if (known && !known.digest.equals(digest)) throw screenChanged();
      if (known) return this.views.of(tx, patientId);
      await tx.manager.insert(SuitabilityScreen, {
        ...{ clinicId, id, patientId, savedBy, digest, savedAt: new Date(tx.now) },
        version: (await tx.manager.countBy(SuitabilityScreen, { clinicId, patientId })) + 1,
        mode: kind === 'patient' ? 'portal' : 'staff',
        answersSealed: await this.sealing.seal(key, answersPlace(clinicId, id), text),
      });
      hintCourse(tx, patientId);
      return this.views.of(tx, patientId);
    });
  }

  /** Writes down that a screen was talked about; a repeat is the same. Fails with `suitability.screen-changed` or `missing`. */
  talk(actor: Actor, path: TalkPath, { note }: WriteSuitabilityTalk): Promise<SuitabilityView> {
    return this.work.as(actor, async (tx) => {
      const { patientId, screenId } = path;
      const { clinicId } = actor;
      await aloneWith(tx, patientId);
      if (!(await tx.manager.existsBy(SuitabilityScreen, { clinicId, id: screenId, patientId }))) throw missing();
      if (await this.keep(tx, path, note)) {
        const waiting = { clinicId, id: screenId, talkedAt: IsNull() };
        await tx.manager.update(SuitabilityScreen, waiting, { talkedAt: new Date(tx.now) });
        hintCourse(tx, patientId);
      }
      return this.views.of(tx, patientId);
    });
  }

  /** @returns whether it was not there before */
  private async keep(tx: Tx, { patientId, screenId, talkId: id }: TalkPath, note: string): Promise<boolean> {
    const { clinicId, accountId } = tx.actor;
    const key = patientKey(clinicId, patientId);
    const digest = await this.sealing.digest(key, note);
    const known = await tx.manager.findOneBy(SuitabilityTalkRow, { clinicId, id });
    if (known && known.screenId !== screenId) throw missing();
    if (known && !known.digest.equals(digest)) throw screenChanged();
    if (known) return false;
    const noteSealed = await this.sealing.seal(key, notePlace(clinicId, id), note);
    const row = { clinicId, id, screenId, accountId, digest, noteSealed, at: new Date(tx.now) };
    await tx.manager.insert(SuitabilityTalkRow, row);
    return true;
  }
}
