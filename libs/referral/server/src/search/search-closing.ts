import { Injectable } from '@nestjs/common';
import type { Actor } from '@holdfast/platform/model';
import { Sealing, Work } from '@holdfast/platform/server';
import {
  type CloseSearch,
  isInTherapy,
  isOver,
  isTurned,
  referralLive,
  type SearchList,
  type SearchPath,
} from '@holdfast/referral/model';
import { hintReferral, referralForWriting } from '../loop/loop-rows';
import { Moves } from '../loop/moves';
import { Referral } from '../loop/referral.entity';
import { patientKey, placeOf } from '../referral-rows';
import { Interests } from './interests';
import { ReferralSearch } from './search.entity';
import { Searches } from './searches';

/** Ends searches: with a reason, and with every attempt that nobody works on any more. */
@Injectable()
export class SearchClosing {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly moves: Moves,
    private readonly interests: Interests,
    private readonly searches: Searches,
  ) {}

  /**
   * Ends a search; what was turned ends with it, therapy that has begun goes on without it, and an attempt on which somebody
   * waits keeps it open. Fails with `search.changed`, `search.closed`, `referral.live` or `missing`.
   */
  close(actor: Actor, path: SearchPath, { version, reason, words }: CloseSearch): Promise<SearchList> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, id, patientId, version: seen } = await this.searches.openForWriting(tx, path, version);
      const attempts = await tx.manager.findBy(Referral, { clinicId, searchId: id });
      const live = attempts.find(({ state }) => !isOver(state) && !isInTherapy(state));
      if (live) throw referralLive({ state: live.state });
      for (const { id: referralId } of attempts.filter(({ state }) => isTurned(state))) {
        const row = await referralForWriting(tx, { patientId, referralId });
        if (isTurned(row.state)) {
          const to = row.state === 'declined' ? 'rerouted' : 'cancelled';
          await this.moves.make(tx, row, { to, by: 'sender', reason });
        }
      }
      const place = placeOf(clinicId, 'referral_search', 'close_words', id);
      const closeWordsSealed = words ? await this.sealing.seal(patientKey(clinicId, patientId), place, words) : null;
      const end = { closedAt: new Date(tx.now), closedBy: actor.accountId, closeReason: reason, closeWordsSealed };
      const left = { stuckAt: null, askingAt: null, agreedAt: null, version: seen + 1 };
      await tx.manager.update(ReferralSearch, { clinicId, id }, { ...end, ...left });
      if (reason === 'patient-declines') await this.interests.declined(tx, patientId);
      hintReferral(tx, patientId);
      return this.searches.in(tx, patientId);
    });
  }
}
