import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import {
  type ChoiceView,
  type MatchList,
  type Match,
  matchOf,
  ranked,
  type SearchView,
  type TherapistEntry,
  WishesView,
} from '@holdfast/referral/model';
import { Directory } from '../directory/directory';
import { Referral } from '../loop/referral.entity';
import { ReferralViews } from '../loop/referral-views';
import { iso, patientKey, placeOf } from '../referral-rows';
import { ReferralSettings } from '../setting/referral-settings';
import { ReferralChoice, ReferralSearch } from './search.entity';

/** Tells searches as the clinic's side sees them. */
@Injectable()
export class SearchViews {
  constructor(
    private readonly sealing: Sealing,
    private readonly directory: Directory,
    private readonly staff: StaffDirectory,
    private readonly referrals: ReferralViews,
    private readonly settings: ReferralSettings,
  ) {}

  /** One search, with its shortlist and all that was tried. */
  async one(tx: Tx, row: ReferralSearch): Promise<SearchView> {
    const { clinicId, id, patientId, ownerId, reasons, urgency, hasStandingConsent, version, closeReason } = row;
    const wishes = await this.wishesOf(row);
    const attempts = await tx.manager.find(Referral, { where: { clinicId, searchId: id }, order: { madeAt: 'ASC' } });
    return {
      ...{ id, patientId, reasons, urgency, wishes, hasStandingConsent, version, closeReason },
      words:
        (await this.sealing.open(patientKey(clinicId, patientId), wordsPlace(clinicId, id), row.wordsSealed)) ?? '',
      owner: { id: ownerId, name: (await this.staff.all(tx)).get(ownerId)?.name ?? '' },
      choices: await this.choices(tx, row, wishes, attempts),
      referrals: await this.referrals.many(tx, attempts),
      openedAt: row.openedAt.toISOString(),
      ...{ rankedAt: iso(row.rankedAt), stuckAt: iso(row.stuckAt), askingAt: iso(row.askingAt) },
      ...{ declinedAt: iso(row.declinedAt), closedAt: iso(row.closedAt) },
    };
  }

  /** The shortlist as it stands, each with why they fit; by the patient's order, else by the clinic's. */
  async choices(
    tx: Tx,
    { clinicId, id: searchId }: ReferralSearch,
    wishes: WishesView,
    attempts: readonly Referral[],
  ): Promise<ChoiceView[]> {
    const rows = await tx.manager.find(ReferralChoice, { where: { clinicId, searchId }, order: { place: 'ASC' } });
    const ids = rows.map(({ therapistId }) => therapistId);
    const [entries, histories] = [await this.directory.entriesOf(tx, ids), await this.directory.historyOf(tx, ids)];
    const thresholds = await this.settings.needIn(tx);
    const views = rows.flatMap(({ therapistId, rank }) => {
      const entry = entries.get(therapistId)?.entry;
      const history = histories.get(therapistId);
      if (!entry || !history) return [];
      const referralId = attempts.findLast((one) => one.therapistId === therapistId)?.id ?? null;
      return [{ therapistId, entry, ...plain(matchOf(entry, history, wishes, thresholds)), rank, referralId }];
    });
    return views.sort((one, other) => (one.rank ?? 99) - (other.rank ?? 99));
  }

  /** Every therapist of the directory, the better fit first. */
  async matches(tx: Tx, row: ReferralSearch): Promise<MatchList> {
    const wishes = await this.wishesOf(row);
    const all = await this.directory.all(tx);
    const histories = await this.directory.historyOf(
      tx,
      all.map(({ id }) => id),
    );
    const thresholds = await this.settings.needIn(tx);
    const judged = all.flatMap(({ id: therapistId, entry }: { id: Id; entry: TherapistEntry }) => {
      const history = histories.get(therapistId);
      return history ? [{ therapistId, entry, match: matchOf(entry, history, wishes, thresholds) }] : [];
    });
    return { items: ranked(judged).map(({ match, ...one }) => ({ ...one, ...plain(match) })) };
  }

  /** What is wished in a search. */
  async wishesOf({ clinicId, id, patientId, wishesSealed }: ReferralSearch): Promise<WishesView> {
    const text = await this.sealing.open(patientKey(clinicId, patientId), wishesPlace(clinicId, id), wishesSealed);
    return WishesView.parse(JSON.parse(text ?? 'null') ?? NOTHING_WISHED);
  }
}

const NOTHING_WISHED: WishesView = {
  ...{ modalities: [], languages: [], payer: null, mostFee: null, meeting: null, gender: null, accessibility: [] },
};

function plain({ fit, fits, misses }: Match) {
  return { fit, fits: [...fits], misses: [...misses] };
}

/** Where the words of a search stand. */
export function wordsPlace(clinicId: Id, searchId: Id) {
  return placeOf(clinicId, 'referral_search', 'words', searchId);
}

/** Where the wishes of a search stand. */
export function wishesPlace(clinicId: Id, searchId: Id) {
  return placeOf(clinicId, 'referral_search', 'wishes', searchId);
}
