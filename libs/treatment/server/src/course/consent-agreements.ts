import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { type Agreement, Agreements, type Tx } from '@holdfast/platform/server';
import { TreatmentConsent, TreatmentConsentWithdrawal } from './course.entity';

/** Tells the history of consents what was signed for treatment, taken back, and kept after all. */
@Injectable()
export class ConsentAgreements implements OnModuleInit {
  constructor(private readonly agreements: Agreements) {}

  onModuleInit(): void {
    this.agreements.add((tx, patientId) => this.of(tx, patientId));
  }

  private async of(tx: Tx, patientId: Id): Promise<Agreement[]> {
    const where = { clinicId: tx.actor.clinicId, patientId };
    const signed = await tx.manager.findBy(TreatmentConsent, where);
    const taken = await tx.manager.findBy(TreatmentConsentWithdrawal, where);
    const signer = (consentId: Id) => signed.find(({ id }) => id === consentId)?.signedBy ?? null;
    return [
      ...signed.map(({ id, signedAt, signedBy: by, version }) => {
        return { id, kind: 'treatment-consent.signed', at: signedAt.getTime(), by, facts: { version: `${version}` } };
      }),
      ...taken.map(({ id, consentId, at }) => {
        return { id, kind: 'treatment-consent.withdrawn', at: at.getTime(), by: signer(consentId), facts: {} };
      }),
      ...taken.flatMap(({ id, consentId, undoneAt }) =>
        undoneAt
          ? { id, kind: 'treatment-consent.kept', at: undoneAt.getTime(), by: signer(consentId), facts: {} }
          : [],
      ),
    ];
  }
}
