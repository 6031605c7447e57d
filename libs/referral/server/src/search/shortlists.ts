import { Injectable } from '@nestjs/common';
import { type Actor, invalid } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import {
  choiceOther,
  isTurned,
  type MatchList,
  type RankChoices,
  searchAgreed,
  searchAnswered,
  type SearchList,
  type SearchPath,
  searchStuck,
  type SetShortlist,
  therapyWaits,
} from '@holdfast/referral/model';
import { Not } from 'typeorm';
import { Directory } from '../directory/directory';
import { hintReferral, searchForWriting } from '../loop/loop-rows';
import { Referral } from '../loop/referral.entity';
import { Searches } from './searches';
import { SearchViews } from './search-views';
import { ReferralChoice, ReferralSearch } from './search.entity';

/** Whom a patient can choose from, in which order they wish, and whether the next may be asked without them. */
@Injectable()
export class Shortlists {
  constructor(
    private readonly work: Work,
    private readonly searches: Searches,
    private readonly views: SearchViews,
    private readonly directory: Directory,
  ) {}

  /** Everybody of the directory, the better fit first; fails with `missing`. */
  matches(actor: Actor, path: SearchPath): Promise<MatchList> {
    return this.work.as(actor, async (tx) => this.views.matches(tx, await searchForWriting(tx, path)));
  }

  /** Puts the shortlist together; who was asked stays on it. Fails with `search.closed`, `input.invalid` or `missing`. */
  set(actor: Actor, path: SearchPath, { therapistIds }: SetShortlist): Promise<SearchList> {
    return this.work.as(actor, async (tx) => {
      const search = await this.searches.openForWriting(tx, path, null);
      const { clinicId, id: searchId, patientId } = search;
      const known = new Set((await this.directory.all(tx)).map(({ id }) => id));
      const before = await tx.manager.findBy(ReferralChoice, { clinicId, searchId });
      const asked = await askedIn(tx, searchId);
      const kept = before.filter(({ therapistId }) => asked.has(therapistId) && !therapistIds.includes(therapistId));
      const had = new Map(before.map((one) => [one.therapistId, one]));
      if (therapistIds.some((id) => !known.has(id) && !had.has(id))) throw invalid({ fields: ['therapistIds'] });
      const order = [...therapistIds, ...kept.map(({ therapistId }) => therapistId)];
      await tx.manager.delete(ReferralChoice, { clinicId, searchId });
      const rows = order.map((therapistId, index) => {
        const rank = had.get(therapistId)?.rank ?? null;
        return { clinicId, searchId, patientId, therapistId, place: index + 1, rank };
      });
      await tx.manager.insert(ReferralChoice, rows);
      // Whoever is new on the list has to be put in order: the patient is asked again, and it is no longer nobody's turn.
      if (rows.some(({ rank, therapistId }) => rank === null && !had.has(therapistId))) {
        Object.assign(search, { rankedAt: null, stuckAt: null });
        await tx.manager.save(search);
        // Who said not now is not asked.
        if (!search.declinedAt) await tx.publish(therapyWaits(clinicId, { patientId, searchId }));
      }
      hintReferral(tx, patientId);
      return this.searches.in(tx, patientId);
    });
  }

  /** Ranks the shortlist, first wish first; those left out are not wished for. Fails with `search.choice`, `search.closed` or `missing`. */
  rank(actor: Actor, path: SearchPath, input: RankChoices): Promise<void> {
    return this.work.as(actor, async (tx) => {
      const search = await this.searches.openForWriting(tx, path, null);
      const { clinicId, id: searchId, patientId } = search;
      const choices = await tx.manager.findBy(ReferralChoice, { clinicId, searchId });
      const ids = new Set(choices.map(({ therapistId }) => therapistId));
      if (input.therapistIds.some((id) => !ids.has(id))) throw choiceOther();
      for (const { therapistId } of choices) {
        const at = input.therapistIds.indexOf(therapistId);
        const rank = at < 0 ? null : at + 1;
        await tx.manager.update(ReferralChoice, { clinicId, searchId, therapistId }, { rank });
      }
      search.hasStandingConsent = input.hasStandingConsent;
      const isAnew = search.rankedAt === null;
      search.rankedAt = new Date(tx.now);
      const last = await this.last(tx, search);
      const turned = last && isTurned(last.state) ? last : null;
      // A yes that nobody has gone on with yet is taken back with the consent, and asked for again.
      if (search.agreedAt && !input.hasStandingConsent) {
        Object.assign(search, { agreedAt: null, askingAt: new Date(tx.now) });
      }
      await tx.manager.save(search);
      // Whoever waits for this order, or for this answer, goes on with it; nobody does against what the patient said.
      const isAgreed = input.hasStandingConsent || isAnew;
      if (turned && isAgreed && !search.declinedAt) await this.agreed(tx, search, turned);
      if (isAnew) await tx.publish(searchAnswered(clinicId, { patientId, searchId }));
      hintReferral(tx, patientId);
    });
  }

  /** Whether the next choice may be asked, as the patient says: yes goes on at once, no leaves it to them and their clinic. */
  answer(actor: Actor, path: SearchPath, isYes: boolean): Promise<void> {
    return this.work.as(actor, async (tx) => {
      const search = await this.searches.openForWriting(tx, path, null);
      const last = await this.last(tx, search);
      const isEnded = last?.state === 'cancelled' || last?.state === 'rerouted';
      // The clinic may have ended the attempt while the question stood on the patient's screen: their yes is to the next one.
      if (!search.askingAt && !(isYes && isEnded && !search.declinedAt)) return;
      const isLeft = last && (isTurned(last.state) || last.state === 'waitlisted' || isEnded);
      if (isYes && isLeft) return this.agreed(tx, search, last);
      // Whoever goes on waiting is waited with; else the clinic talks with them: nobody is asked, and it is a task.
      const stuckAt = last?.state === 'waitlisted' ? null : new Date(tx.now);
      Object.assign(search, { askingAt: null, agreedAt: null, stuckAt });
      await tx.manager.save(search);
      const { clinicId, id: searchId, patientId } = search;
      if (stuckAt) await tx.publish(searchStuck(clinicId, { patientId, searchId }));
      hintReferral(tx, patientId);
    });
  }

  /** The latest attempt; null where none was made. */
  private last(tx: Tx, { clinicId, id: searchId }: ReferralSearch): Promise<Referral | null> {
    const where = { clinicId, searchId, state: Not('entered_in_error' as const) };
    return tx.manager.findOne(Referral, { where, order: { madeAt: 'DESC' } });
  }

  private async agreed(tx: Tx, search: ReferralSearch, { id: referralId }: Referral): Promise<void> {
    const { clinicId, id: searchId, patientId } = search;
    Object.assign(search, { askingAt: null, stuckAt: null, agreedAt: new Date(tx.now) });
    await tx.manager.save(search);
    await tx.publish(searchAgreed(clinicId, { patientId, searchId, referralId }));
    hintReferral(tx, patientId);
  }
}

async function askedIn(tx: Tx, searchId: string): Promise<Set<string>> {
  const rows = await tx.manager.findBy(Referral, { clinicId: tx.actor.clinicId, searchId });
  return new Set(rows.map(({ therapistId }) => therapistId));
}
