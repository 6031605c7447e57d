import { Injectable } from '@nestjs/common';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import {
  contactLacking,
  isOver,
  isResting,
  isTheirs,
  messageOther,
  type NudgedMany,
  type NudgeMany,
  nudgeNotTheirs,
  nudgeObstacle,
  type NudgeReferral,
  nudgeResting,
  ownerWaits,
  referralEdge,
  type ReferralDetail,
  type ReferralMessagePath,
  type ReferralPath,
  type WriteToTherapist,
} from '@holdfast/referral/model';
import { In } from 'typeorm';
import { hintReferral, referralForWriting } from './loop-rows';
import { isAnswered, Moves } from './moves';
import { ReferralViews } from './referral-views';
import { Referral, ReferralMessageRow } from './referral.entity';
import { Referrals } from './referrals';
import { Telling } from './telling';

type Kind = ReferralMessageRow['kind'];

// A second press of the same button is the same.
const SAME_MS = 60_000;

/** What goes between the clinic and a therapist: words, and asking again. */
@Injectable()
export class Correspondence {
  constructor(
    private readonly work: Work,
    private readonly moves: Moves,
    private readonly views: ReferralViews,
    private readonly referrals: Referrals,
    private readonly telling: Telling,
  ) {}

  /**
   * Writes to the therapist, who is told that something is new; a repeat is the same. An answer to their question gives the
   * turn back to them. Fails with `referral.message`, or with `referral.edge` where nobody reads it any more.
   */
  write(actor: Actor, path: ReferralMessagePath, { kind, words }: WriteToTherapist): Promise<ReferralDetail> {
    return this.work.as(actor, async (tx) => {
      const row = await referralForWriting(tx, path);
      const isNew = await this.keep(tx, row, path.messageId, 'clinic', { kind, words, times: [] });
      if (isNew && (isOver(row.state) || row.state === 'draft')) throw referralEdge({ state: row.state });
      const isAnswer = isNew && kind === 'answer' && row.state === 'info_requested';
      if (isAnswer) row.repliedAt = new Date(tx.now);
      // Told first: whoever has to be called about an answer is not silent before the call.
      if (isNew) await this.telling.tell(tx, row);
      if (isAnswer) await this.moves.due(tx, row);
      return this.referrals.detail(tx, row);
    });
  }

  /**
   * Keeps what one side said, once; whoever owns the attempt is told of what the therapist says, and words are no silence.
   *
   * @returns whether it is new; fails with `referral.message` where the words differ
   */
  async keep(
    tx: Tx,
    row: Referral,
    id: Id,
    side: 'clinic' | 'therapist',
    { kind, words, times }: { kind: Kind; words: string; times: readonly string[] },
  ): Promise<boolean> {
    const { clinicId, id: referralId, patientId } = row;
    const body = await this.views.messageBody(clinicId, id, patientId, { words, times });
    const known = await tx.manager.findOneBy(ReferralMessageRow, { clinicId, id });
    if (known && known.referralId !== referralId) throw missing();
    const isSame = known?.side === side && known.kind === kind && known.digest.equals(body.digest);
    if (known && !isSame) throw messageOther();
    if (known) return false;
    const at = new Date(tx.now);
    const whose = { clinicId, id, referralId, patientId, side, kind, accountId: tx.actor.accountId, at };
    await tx.manager.insert(ReferralMessageRow, { ...whose, ...body });
    if (side === 'therapist') await tx.publish(ownerWaits(clinicId, { patientId, referralId }));
    if (side === 'therapist' && isTheirs({ state: row.state, isAnswered: isAnswered(row) }))
      await this.moves.due(tx, row);
    hintReferral(tx, patientId);
    return true;
  }

  /**
   * Asks a therapist again by mail, or puts down that somebody called or faxed; within a minute it is the same. Fails with
   * `referral.moved`, `referral.not-theirs`, `referral.contact`, or `referral.just-nudged` where a mail went out today.
   */
  nudge(actor: Actor, path: ReferralPath, { way, version }: NudgeReferral): Promise<ReferralDetail> {
    return this.work.as(actor, async (tx) => {
      const row = await referralForWriting(tx, path);
      this.moves.mustBeSeen(row, version);
      if (!isTheirs({ state: row.state, isAnswered: isAnswered(row) })) throw nudgeNotTheirs();
      if (!(await this.telling.reaches(tx, row, way))) throw contactLacking();
      const at = row.nudgedAt?.getTime() ?? null;
      if (at !== null && tx.now - at < SAME_MS && (await this.wasJust(tx, row, way)))
        return this.referrals.detail(tx, row);
      if (way === 'mail' && isResting(at, tx.now)) throw nudgeResting({ at: row.nudgedAt?.toISOString() ?? '' });
      await this.ask(tx, row, way);
      return this.referrals.detail(tx, row);
    });
  }

  /** Asks many by mail; those that cannot be asked are named with why, and keep nobody else from it. */
  nudgeMany(actor: Actor, { referralIds }: NudgeMany): Promise<NudgedMany> {
    return this.work.as(actor, async (tx) => {
      const where = { clinicId: actor.clinicId, id: In(referralIds) };
      const rows = await tx.manager.find(Referral, {
        where,
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      const found = new Set(rows.map(({ id }) => id));
      const unknown = referralIds.filter((id) => !found.has(id));
      const left = unknown.map((referralId) => ({ referralId, why: 'unknown' as const }));
      const done: NudgedMany = { nudged: [], left };
      for (const row of rows) {
        const why = await this.obstacle(tx, row);
        if (why) done.left.push({ referralId: row.id, why });
        else {
          await this.ask(tx, row, 'mail');
          done.nudged.push(row.id);
        }
      }
      return done;
    });
  }

  private async obstacle(tx: Tx, row: Referral): Promise<NudgedMany['left'][number]['why'] | null> {
    const { state, nudgedAt } = row;
    const hasMail = await this.telling.reaches(tx, row, 'mail');
    const facts = { state, isAnswered: isAnswered(row), lastAt: nudgedAt?.getTime() ?? null, hasMail };
    return nudgeObstacle(facts, tx.now);
  }

  // A call is not the mail of a moment ago.
  private async wasJust(tx: Tx, row: Referral, way: NudgeReferral['way']): Promise<boolean> {
    const steps = await this.views.steps(tx, row, '');
    const isAsking = ({ kind, at }: ReferralDetail['steps'][number]) =>
      (kind === 'nudged' || kind === 'reached') && tx.now - Date.parse(at) < SAME_MS;
    return steps.some((one) => isAsking(one) && one.words === way);
  }

  // Whoever was to be called was told now: from here on their silence is one.
  private async ask(tx: Tx, row: Referral, way: NudgeReferral['way']): Promise<void> {
    const isFirst = row.callAt !== null && row.expireAt === null;
    const kind = way === 'mail' ? 'nudged' : 'reached';
    Object.assign(row, { nudges: row.nudges + 1, nudgedAt: new Date(tx.now), callAt: null });
    if (isFirst) await this.moves.due(tx, row);
    await this.moves.note(tx, row, { kind, by: 'sender', words: way });
    if (way === 'mail') await this.telling.mail(tx, row);
  }
}
