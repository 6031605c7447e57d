import { Injectable } from '@nestjs/common';
import { zoneOf } from '@holdfast/check-in/server';
import { Clinics, Patients } from '@holdfast/clinic/server';
import { type Actor, missing } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { minimumOf, type ReferralPath, type ReleasePath, type ReleasePrintQuery } from '@holdfast/referral/model';
import { packetPdf } from './packet-pdf';
import { Packets } from '../release/packets';
import { releasePdf } from './release-pdf';
import { Releases } from '../release/releases';

/** Prints releases for the patient to keep, and packets exactly as they go out. */
@Injectable()
export class ReleasePrinting {
  constructor(
    private readonly work: Work,
    private readonly releases: Releases,
    private readonly packets: Packets,
    private readonly patients: Patients,
    private readonly clinics: Clinics,
  ) {}

  /** A release as a tagged PDF; fails with `missing`. */
  async print(actor: Actor, path: ReleasePath, { language }: ReleasePrintQuery): Promise<Buffer> {
    const paper = await this.work.as(actor, async (tx) => {
      const release = await this.releases.viewIn(tx, path);
      const patient = (await this.patients.summaries(tx, [path.patientId])).get(path.patientId);
      if (!patient) throw missing();
      return { release, language, zone: await zoneOf(tx, path.patientId), patient };
    });
    // Drawn after the work has ended: paper takes its time, and no row is held for it.
    return releasePdf(paper);
  }

  /** An attempt's packet as a tagged PDF: what was sent, or what would be if it were sent now. Fails with `missing`. */
  async printPacket(actor: Actor, path: ReferralPath, { language }: ReleasePrintQuery): Promise<Buffer> {
    const paper = await this.work.as(actor, async (tx) => {
      const { content, leftOut, sha256, frozenAt } = await this.packets.viewIn(tx, path);
      const { phone } = await this.clinics.contact(tx);
      const zone = await zoneOf(tx, path.patientId);
      const clinic = { name: await this.clinics.nameIn(tx), phone };
      return { content: minimumOf(content, leftOut), clinic, sha256, sentAt: frozenAt, language, zone };
    });
    return packetPdf(paper);
  }
}
