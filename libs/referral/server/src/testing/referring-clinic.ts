import { type AskedClinic, askedClinic } from '@holdfast/check-in/server/testing';
import { type Id, newId } from '@holdfast/platform/model';
import { Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  CURRENT_RELEASE,
  referralPolicy,
  type ReleaseCategory,
  releaseHash,
  type ReleasePath,
  type ReleaseView,
  type SignRelease,
  type TherapistEntry,
  type WishesView,
} from '@holdfast/referral/model';
import { treatmentPolicy } from '@holdfast/treatment/model';
import { Directory } from '../directory/directory';
import { Therapist } from '../directory/therapist.entity';
import { Referral } from '../loop/referral.entity';
import { patientKey, placeOf } from '../referral-rows';
import { ReferralModule } from '../referral.module';
import { Releases } from '../release/releases';
import { ReferralChoice, ReferralSearch } from '../search/search.entity';

const ENTRY: TherapistEntry = {
  ...{ name: 'Ines Marquez', practice: 'Elm Street Practice', modalities: ['cbt'], populations: ['adults'] },
  ...{ languages: ['en', 'es'], gender: 'woman', payers: ['Blue Cross'], feeFrom: 90, feeTo: 140, telehealth: true },
  ...{ inPerson: false, place: null, accessibility: [], capacity: 'open', waitDays: 14, email: 'ines@example.org' },
  ...{ phone: null, fax: null, contactBy: 'mail', verifiedOn: '2026-02-01' },
};
const WISHES = {
  ...{ modalities: ['cbt'], languages: ['es', 'en'], payer: 'Blue Cross', mostFee: 120, meeting: 'telehealth' },
  ...{ gender: null, accessibility: [] },
};

/** A signature; to whom it is, is told where it is not said. */
export type GivenSignature = Omit<SignRelease, 'recipients'> & Partial<SignRelease>;

/** An asked clinic that refers. */
export interface ReferringClinic extends AskedClinic {
  /** Does work as one of its people. */
  within<T>(job: (tx: Tx) => Promise<T>, who?: string): Promise<T>;
  /** Puts a therapist into the directory. */
  therapist(part?: Partial<TherapistEntry>): Promise<Id>;
  /** Writes another name, and what else is given, into an entry of the directory. */
  rename(therapistId: Id, name: string, part?: Partial<TherapistEntry>): Promise<void>;
  /** Begins a search with these on its shortlist, and ends the one before. */
  search(therapistIds: readonly Id[]): Promise<Id>;
  /** Wishes something else in a search. */
  wish(searchId: Id, part: Partial<WishesView>): Promise<void>;
  /** Signs as the patient, to whom the release is at this moment. */
  sign(path: ReleasePath, given: GivenSignature): Promise<ReleaseView>;
  /** An attempt of a search with one therapist, not sent yet. */
  attempt(searchId: Id, therapistId: Id): Promise<Referral>;
}

/** Makes a clinic that refers, on a database of its own. */
export async function referringClinic(): Promise<ReferringClinic> {
  const clinic = await askedClinic({ module: ReferralModule, policies: [treatmentPolicy, referralPolicy] });
  const { clinicId, patientId } = clinic;
  const within = <T>(job: (tx: Tx) => Promise<T>, who = 'lee') => clinic.app.get(Work).as(clinic.as(who), job);
  const therapist = (part: Partial<TherapistEntry> = {}) =>
    within(async (tx) => {
      const id = newId();
      const at = new Date(tx.now);
      const kept = await clinic.app
        .get(Directory)
        .sealed(clinicId, id, { ...ENTRY, email: `${id}@example.org`, ...part });
      const by = { madeAt: at, changedAt: at, changedBy: tx.actor.accountId };
      await tx.manager.insert(Therapist, { clinicId, id, version: 1, ...by, ...kept });
      return id;
    });
  const rename = (id: Id, name: string, part: Partial<TherapistEntry> = {}) =>
    within(async (tx) => {
      const kept = await clinic.app
        .get(Directory)
        .sealed(clinicId, id, { ...ENTRY, email: `${id}@example.org`, ...part, name });
      await tx.manager.update(Therapist, { clinicId, id }, kept);
    });
  const seal = (column: string, rowId: Id, words: string) =>
    clinic.app
      .get(Sealing)
      .seal(patientKey(clinicId, patientId), placeOf(clinicId, 'referral_search', column, rowId), words);
  const search = (therapistIds: readonly Id[]) =>
    within(async (tx) => {
      const id = newId();
      const at = new Date(tx.now);
      const over = { closedAt: at, closeReason: 'other' as const };
      await tx.manager.update(ReferralSearch, { clinicId, patientId }, over);
      await tx.manager.insert(ReferralSearch, {
        ...{ clinicId, id, patientId, reasons: [], urgency: 'soon', ownerId: tx.actor.accountId },
        ...{ digest: Buffer.alloc(0), openedAt: at, openedBy: tx.actor.accountId },
        wordsSealed: await seal('words', id, 'To keep what was gained.'),
        wishesSealed: await seal('wishes', id, JSON.stringify(WISHES)),
      });
      const choices = therapistIds.map((therapistId, index) => ({ searchId: id, therapistId, place: index + 1 }));
      await tx.manager.insert(
        ReferralChoice,
        choices.map((one) => ({ clinicId, patientId, ...one })),
      );
      return id;
    });
  const wish = (id: Id, part: Partial<WishesView>) =>
    within(async (tx) => {
      const wishesSealed = await seal('wishes', id, JSON.stringify({ ...WISHES, ...part }));
      await tx.manager.update(ReferralSearch, { clinicId, id }, { wishesSealed });
    });
  const attempt = (searchId: Id, therapistId: Id) =>
    within(async (tx) => {
      const id = newId();
      const at = new Date(tx.now);
      await tx.manager.insert(Referral, {
        ...{ clinicId, id, searchId, patientId, therapistId, state: 'draft', since: at, urgency: 'soon' },
        ...{ ownerId: tx.actor.accountId, madeAt: at, madeBy: tx.actor.accountId },
      });
      return tx.manager.findOneByOrFail(Referral, { clinicId, id });
    });
  const sign = async (path: ReleasePath, given: GivenSignature) => {
    const { recipients } = await within((tx) => clinic.app.get(Releases).viewIn(tx, path));
    return clinic.app.get(Releases).sign(clinic.as('sam'), path, { recipients, ...given });
  };
  return { ...clinic, within, therapist, rename, search, wish, attempt, sign };
}

/** A signature to the words that hold now, as a patient gives it. */
export function signature(categories: ReleaseCategory[], part: Partial<SignRelease> = {}): GivenSignature {
  const { version } = CURRENT_RELEASE;
  return {
    ...{ version, language: 'en', sha256: releaseHash(version, 'en') ?? '', categories, ticked: [] },
    statements: CURRENT_RELEASE.en.statements.map(({ id }) => id),
    ...{ signedName: 'Sam Rivera', authority: null },
    ...part,
  };
}
