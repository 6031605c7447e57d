import { Injectable } from '@nestjs/common';
import { type Actor, type Id, newId } from '@holdfast/platform/model';
import {
  CURRENT_RELEASE,
  type ReleaseCategory,
  releaseHash,
  type Urgency,
  type WishesView,
} from '@holdfast/referral/model';
import { Interests, Releases, Searches, Shortlists } from '@holdfast/referral/server';

const SHARED: ReleaseCategory[] = ['identity', 'preferences', 'reason', 'infusions', 'scores', 'risk', 'goals'];
const WISHES: WishesView = {
  ...{ modalities: ['cbt'], languages: ['en'], payer: 'Pacific Blue', mostFee: null, meeting: 'telehealth' },
  ...{ gender: null, accessibility: [] },
};

/** One patient of the demo with the two who act, and what their search has come to. */
export interface PastSearch {
  readonly patientId: Id;
  readonly name: string;
  readonly lee: Actor;
  readonly patient: Actor;
  readonly searchId: Id;
  therapistIds: Id[];
  /** The latest attempt. */
  referralId: Id;
}

/** What came before the first attempt: asked for, searched, put in order, signed. */
@Injectable()
export class SearchPast {
  constructor(
    private readonly interests: Interests,
    private readonly searches: Searches,
    private readonly shortlists: Shortlists,
    private readonly releases: Releases,
  ) {}

  /** The patient asks for help. */
  ask({ patientId, patient }: PastSearch): Promise<void> {
    return this.interests.say(patient, { patientId, interestId: newId() }, { kind: 'asked', words: null });
  }

  /** The coordinator begins a search among these therapists. */
  async begin(past: PastSearch, therapistIds: Id[], words: string, urgency: Urgency): Promise<void> {
    const { patientId, searchId, lee } = past;
    past.therapistIds = therapistIds;
    const ownerId = lee.accountId;
    await this.searches.open(lee, { patientId, searchId }, { urgency, words, wishes: WISHES, ownerId });
    await this.shortlists.set(lee, { patientId, searchId }, { therapistIds });
  }

  /** The patient puts them in the order in which they are. */
  rank({ patientId, searchId, patient, therapistIds }: PastSearch, hasStandingConsent: boolean): Promise<void> {
    return this.shortlists.rank(patient, { patientId, searchId }, { therapistIds, hasStandingConsent });
  }

  /** The coordinator prepares a release for all of them, and the patient signs it. */
  async sign({ patientId, searchId, patient, lee, therapistIds, name }: PastSearch): Promise<void> {
    const releaseId = newId();
    const draft = { therapistIds, categories: SHARED, days: 365 };
    const { recipients } = await this.releases.draft(lee, { patientId, searchId, releaseId }, draft);
    const { version } = CURRENT_RELEASE;
    await this.releases.sign(
      patient,
      { patientId, releaseId },
      {
        ...{ version, language: 'en', sha256: releaseHash(version, 'en') ?? '', recipients, categories: SHARED },
        ...{ ticked: [], statements: CURRENT_RELEASE.en.statements.map(({ id }) => id) },
        ...{ signedName: name, authority: null },
      },
    );
  }
}
