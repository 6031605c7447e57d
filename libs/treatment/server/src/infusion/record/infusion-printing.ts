import { Injectable } from '@nestjs/common';
import { zoneOf } from '@holdfast/check-in/server';
import { Clinics, Patients } from '@holdfast/clinic/server';
import { type Actor, missing } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import type { InfusionPath, PrintQuery } from '@holdfast/treatment/model';
import { InfusionReading } from '../infusion-reading';
import { recordPdf } from './record-pdf';

/** Prints the record of an infusion. */
@Injectable()
export class InfusionPrinting {
  constructor(
    private readonly work: Work,
    private readonly reading: InfusionReading,
    private readonly patients: Patients,
    private readonly clinics: Clinics,
  ) {}

  /** The record as a tagged PDF; fails with `missing`. */
  async print(actor: Actor, path: InfusionPath, { language }: PrintQuery): Promise<Buffer> {
    const paper = await this.work.as(actor, async (tx) => {
      const sheet = await this.reading.sheetIn(tx, path);
      const patient = (await this.patients.summaries(tx, [path.patientId])).get(path.patientId);
      if (!patient) throw missing();
      const zone = await zoneOf(tx, path.patientId);
      return { sheet, language, zone, clinic: await this.clinics.nameIn(tx), patient };
    });
    // Drawn after the work has ended: paper takes its time, and no row is held for it.
    return recordPdf(paper);
  }
}
