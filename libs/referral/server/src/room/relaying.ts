import { Injectable } from '@nestjs/common';
import type { Actor } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { referralEdge, type ReferralDetail, type ReferralPath, type RelayAnswer } from '@holdfast/referral/model';
import { attemptForWriting } from '../loop/loop-rows';
import { Moves } from '../loop/moves';
import { Referrals } from '../loop/referrals';
import { Rooms } from './rooms';

/** Puts down what a therapist answered by phone or fax: the move stays theirs, and the step beside it says who took it. */
@Injectable()
export class Relaying {
  constructor(
    private readonly work: Work,
    private readonly moves: Moves,
    private readonly rooms: Rooms,
    private readonly referrals: Referrals,
  ) {}

  /** Makes the receiver's move as it was told; again is the same. Fails as a move in the room does. */
  relay(actor: Actor, path: ReferralPath, { move, way, saidBy }: RelayAnswer): Promise<ReferralDetail> {
    return this.work.as(actor, async (tx) => {
      const { row, search } = await attemptForWriting(tx, path);
      if (row.state === 'draft') throw referralEdge({ state: row.state });
      const { version } = row;
      await this.rooms.answer(tx, row, search, move);
      if (row.version !== version)
        await this.moves.note(tx, row, { kind: 'relayed', by: 'sender', words: `${saidBy} · ${way}` });
      return this.referrals.detail(tx, row);
    });
  }
}
