import { Injectable } from '@nestjs/common';
import { Patients } from '@holdfast/clinic/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  type ConsentPath,
  type ConsentSignature,
  consentOutdated,
  consentSigned,
  consentStanding,
  consentUnticked,
  consentWithdrawn,
  CURRENT_CONSENT,
  isOutdatedConsent,
  type SignConsent,
  type TreatmentConsentView,
  UNDO_MS,
  untickedStatements,
  type WithdrawalPath,
  withdrawalStands,
} from '@holdfast/treatment/model';
import { TreatmentConsent, TreatmentConsentWithdrawal } from './course.entity';
import { aloneWith, consentPlace, hintCourse, patientKey } from './course-rows';

/** A patient's consent to treatment: signed to words that stand fixed, taken back as easily, and all of it kept. */
@Injectable()
export class TreatmentConsents {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly patients: Patients,
  ) {}

  /** How consent stands, with all that was signed; fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<TreatmentConsentView> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      return this.now(tx, patientId);
    });
  }

  /**
   * Signs; a repeat is the same.
   * Fails with `consent.outdated`, `consent.unticked`, `consent.already-signed` or `missing`.
   */
  sign(actor: Actor, { patientId, consentId: id }: ConsentPath, input: SignConsent): Promise<TreatmentConsentView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId: signedBy } = actor;
      await this.patients.mustExist(tx, patientId);
      await aloneWith(tx, patientId);
      const key = patientKey(clinicId, patientId);
      const digest = await this.sealing.digest(key, JSON.stringify(input));
      const known = await tx.manager.findOneBy(TreatmentConsent, { clinicId, id });
      if (known && known.patientId !== patientId) throw missing();
      if (known && !known.digest.equals(digest)) throw consentSigned();
      if (known) return this.now(tx, patientId);
      const { version, language, sha256, signedName } = input;
      if (isOutdatedConsent(input)) throw consentOutdated({ version: CURRENT_CONSENT.version });
      const statements = untickedStatements(input);
      if (statements.length > 0) throw consentUnticked({ statements });
      await tx.manager.insert(TreatmentConsent, {
        ...{ clinicId, id, patientId, version, language, sha256, digest, signedBy, signedAt: new Date(tx.now) },
        nameSealed: await this.sealing.seal(key, consentPlace(clinicId, id), signedName),
      });
      hintCourse(tx, patientId);
      return this.now(tx, patientId);
    });
  }

  /** Takes the consent back that stands; a repeat is the same. Fails with `consent.already-withdrawn` or `missing`. */
  withdraw(actor: Actor, { patientId, withdrawalId: id }: WithdrawalPath): Promise<TreatmentConsentView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      await this.patients.mustExist(tx, patientId);
      await aloneWith(tx, patientId);
      const known = await tx.manager.findOneBy(TreatmentConsentWithdrawal, { clinicId, id });
      if (known && known.patientId !== patientId) throw missing();
      const before = await this.now(tx, patientId);
      if (known && !known.undoneAt) return before;
      const [latest] = before.signatures;
      if (known || !latest || before.state === 'withdrawn') throw consentWithdrawn();
      const row = { clinicId, id, consentId: latest.id, patientId, at: new Date(tx.now) };
      await tx.manager.insert(TreatmentConsentWithdrawal, row);
      hintCourse(tx, patientId);
      return this.now(tx, patientId);
    });
  }

  /** Undoes taking it back, for ten minutes; a repeat is the same. Fails with `consent.withdrawal-stands` or `missing`. */
  undo(actor: Actor, { patientId, withdrawalId: id }: WithdrawalPath): Promise<TreatmentConsentView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      await aloneWith(tx, patientId);
      const row = await tx.manager.findOneBy(TreatmentConsentWithdrawal, { clinicId, id, patientId });
      if (!row) throw missing();
      const before = await this.now(tx, patientId);
      if (row.undoneAt) return before;
      const isOver = tx.now > row.at.getTime() + UNDO_MS || before.signatures[0]?.id !== row.consentId;
      if (isOver) throw withdrawalStands();
      await tx.manager.update(TreatmentConsentWithdrawal, { clinicId, id }, { undoneAt: new Date(tx.now) });
      hintCourse(tx, patientId);
      return this.now(tx, patientId);
    });
  }

  private async now(tx: Tx, patientId: Id): Promise<TreatmentConsentView> {
    const signatures = await this.signatures(tx, patientId);
    const { version: currentVersion } = CURRENT_CONSENT;
    const state = consentStanding(signatures, currentVersion);
    return { purpose: 'ketamine-treatment', state, currentVersion, signatures };
  }

  private async signatures(tx: Tx, patientId: Id): Promise<ConsentSignature[]> {
    const { clinicId } = tx.actor;
    const where = { clinicId, patientId };
    const rows = await tx.manager.find(TreatmentConsent, { where, order: { signedAt: 'DESC', id: 'DESC' } });
    const taken = await tx.manager.find(TreatmentConsentWithdrawal, { where, order: { at: 'ASC', id: 'ASC' } });
    const names = await this.sealing.openAll(
      clinicId,
      'patient',
      rows.map(({ id, nameSealed: sealed }) => ({ subjectId: patientId, place: consentPlace(clinicId, id), sealed })),
    );
    return rows.map(({ id, version, language, sha256, signedAt }, index) => ({
      ...{ id, version, language, sha256, signedAt: signedAt.toISOString(), signedName: names[index] ?? '' },
      withdrawals: taken.filter(({ consentId }) => consentId === id).map(withdrawalView),
    }));
  }
}

function withdrawalView({ id, at, undoneAt }: TreatmentConsentWithdrawal) {
  const undoUntil = new Date(at.getTime() + UNDO_MS).toISOString();
  return { id, at: at.toISOString(), undoneAt: undoneAt?.toISOString() ?? null, undoUntil };
}
