import { Injectable } from '@nestjs/common';
import type { Actor } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { type GatePath, infusionBegun, type InfusionView, type SetGate } from '@holdfast/treatment/model';
import { InfusionGate } from '../treatment.entity';
import { hintInfusion, infusionForWriting } from './infusion-rows';
import { InfusionViews } from './infusion-views';

/** What a patient confirms before coming, or wants to talk about first. */
@Injectable()
export class GateAnswers {
  constructor(
    private readonly work: Work,
    private readonly views: InfusionViews,
  ) {}

  /** Answers one gate, or takes the answer back; again is the same. Fails with `infusion.begun` or `missing`. */
  set(actor: Actor, path: GatePath, { answer }: SetGate): Promise<InfusionView> {
    return this.work.as(actor, async (tx) => {
      const infusion = await infusionForWriting(tx, path);
      if (infusion.state !== 'planned') throw infusionBegun({ state: infusion.state });
      const { gate, infusionId, patientId } = path;
      const place = { clinicId: actor.clinicId, infusionId, gate };
      if (answer === null) await tx.manager.delete(InfusionGate, place);
      else {
        const row = { ...place, patientId, answer, at: new Date(tx.now) };
        await tx.manager.upsert(InfusionGate, row, ['clinicId', 'infusionId', 'gate']);
      }
      hintInfusion(tx, infusion, 'all');
      return this.views.one(tx, infusion);
    });
  }
}
