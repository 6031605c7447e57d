import { Injectable } from '@nestjs/common';
import { type Actor, missing } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import {
  choiceOther,
  type DraftReferral,
  hasSaidYes,
  isOver,
  isTurned,
  type MoveReferral,
  movesOf,
  ownerWaits,
  type ReferralDetail,
  referralLive,
  type ReferralPath,
  searchClosed,
} from '@holdfast/referral/model';
import { ReferralChoice } from '../search/search.entity';
import { RoomLinks } from '../room/room-links';
import { attemptForWriting, hintReferral, referralForWriting, referralOf, searchForWriting, unask } from './loop-rows';
import { Moves } from './moves';
import { ReferralViews } from './referral-views';
import { Referral } from './referral.entity';
import { Sending } from './sending';
import { Telling } from './telling';

/** The clinic's side of an attempt: begun, sent, moved where the data file lets it, and looked at. */
@Injectable()
export class Referrals {
  constructor(
    private readonly work: Work,
    private readonly moves: Moves,
    private readonly sending: Sending,
    private readonly views: ReferralViews,
    private readonly links: RoomLinks,
    private readonly telling: Telling,
  ) {}

  /** An attempt with its steps, what was said and the therapist's link; fails with `missing`. */
  view(actor: Actor, path: ReferralPath): Promise<ReferralDetail> {
    return this.work.as(actor, async (tx) => this.detail(tx, await referralOf(tx, path)));
  }

  /**
   * Begins an attempt with a therapist of the shortlist; a repeat is the same.
   * Fails with `search.closed`, `search.choice`, `referral.live` or `missing`.
   */
  draft(actor: Actor, { patientId, referralId: id }: ReferralPath, input: DraftReferral): Promise<ReferralDetail> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      const { searchId, therapistId } = input;
      const search = await searchForWriting(tx, { patientId, searchId });
      const known = await tx.manager.findOneBy(Referral, { clinicId, id });
      if (known && (known.patientId !== patientId || known.therapistId !== therapistId)) throw missing();
      if (known) return this.detail(tx, known);
      if (search.closedAt) throw searchClosed();
      const isChoice = await tx.manager.existsBy(ReferralChoice, { clinicId, searchId, therapistId });
      if (!isChoice) throw choiceOther();
      const tried = await tx.manager.find(Referral, { where: { clinicId, searchId }, order: { madeAt: 'ASC' } });
      const live = tried.find(({ state }) => !isOver(state));
      if (live) throw referralLive({ state: live.state });
      const latest = tried.at(-1);
      const last = latest && (await referralForWriting(tx, { patientId, referralId: latest.id }));
      // Its therapist may have taken it up again since it was looked at.
      if (last && !isOver(last.state)) throw referralLive({ state: last.state });
      // What was turned is replaced by this one, and ends with it.
      if (last && isTurned(last.state)) await this.moves.make(tx, last, { to: 'rerouted', by: 'sender' });
      const { urgency, ownerId } = search;
      // What was entered in error was never meant: what was left out of what went out before it stays out.
      const sent = tried.findLast(({ state, packetId }) => state !== 'entered_in_error' && packetId !== null);
      const before = { replaces: last?.id ?? null, sentBefore: sent?.packetId ?? null };
      const begun = { id, searchId, patientId, therapistId, urgency, ownerId, ...before };
      const row = await this.sending.draft(tx, begun);
      await this.moves.due(tx, row);
      Object.assign(search, { stuckAt: null, askingAt: null, agreedAt: null });
      await tx.manager.save(search);
      return this.detail(tx, row);
    });
  }

  /** Sends an attempt over the version that was seen; fails with `referral.moved`, `referral.edge` or `release.lacking`. */
  send(actor: Actor, path: ReferralPath, version: number): Promise<ReferralDetail> {
    return this.work.as(actor, async (tx) => {
      const row = await referralForWriting(tx, path);
      // Sending twice is sending once.
      if (row.state === 'sent' && row.version === version + 1) return this.detail(tx, row);
      this.moves.mustBeSeen(row, version);
      await this.sending.send(tx, row);
      return this.detail(tx, row);
    });
  }

  /** Moves an attempt as the clinic's side may; fails with `referral.moved`, `referral.edge` or `referral.reason`. */
  move(actor: Actor, path: ReferralPath, { to, version, reason }: MoveReferral): Promise<ReferralDetail> {
    return this.work.as(actor, async (tx) => {
      const { search, row } = await attemptForWriting(tx, path);
      if (row.state === to && row.version === version + 1) return this.detail(tx, row);
      this.moves.mustBeSeen(row, version);
      const isCountedOn = hasSaidYes(row.state);
      if (to === 'sent') await this.sending.send(tx, row);
      else await this.moves.make(tx, row, { to, by: 'sender', reason });
      // Nobody goes on from what was ended by hand, so what the patient was asked about it is asked no more.
      if (isOver(row.state)) await unask(tx, search);
      if (isOver(row.state)) await this.links.revoke(tx, row, 'over');
      // Nothing tells a therapist who has said yes that it was cancelled: somebody does.
      if (isCountedOn && isOver(row.state)) await this.telling.ownerCalls(tx, row);
      else if (row.state === 'cancel_requested') await this.telling.tell(tx, row);
      return this.detail(tx, row);
    });
  }

  /** Keeps that a patient has not heard anything: whoever owns the attempt has it before them at once. Fails with `missing`. */
  missed(actor: Actor, path: ReferralPath): Promise<void> {
    return this.work.as(actor, async (tx) => {
      const row = await referralForWriting(tx, path);
      if (isOver(row.state) || (row.missedAt && row.missedAt >= row.since)) return;
      row.missedAt = new Date(tx.now);
      await this.moves.note(tx, row, { kind: 'missed', by: 'sender' });
      await tx.publish(ownerWaits(row.clinicId, { patientId: row.patientId, referralId: row.id }));
      hintReferral(tx, row.patientId);
    });
  }

  /** The same as `view`, inside ongoing work. */
  async detail(tx: Tx, row: Referral): Promise<ReferralDetail> {
    const referral = await this.views.one(tx, row);
    return {
      referral,
      moves: [...movesOf(row.state, 'sender')],
      steps: await this.views.steps(tx, row, referral.therapistName),
      messages: await this.views.messages(tx, row, referral.therapistName),
      link: await this.links.view(tx, row),
      ...(await this.views.contact(tx, row)),
    };
  }
}
