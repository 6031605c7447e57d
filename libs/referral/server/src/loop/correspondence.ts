import { Injectable } from '@nestjs/common';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import {
  contactLacking,
  messageOther,
  type NudgedMany,
  type NudgeMany,
  nudgeNotTheirs,
  nudgeObstacle,
  type NudgeReferral,
  type ReferralDetail,
  type ReferralMessagePath,
  type ReferralPath,
  roomMade,
  turnOf,
  WAITS_FOR,
  type WriteToTherapist,
} from '@holdfast/referral/model';
import { In } from 'typeorm';
import { Directory } from '../directory/directory';
import { hintReferral, referralForWriting } from './loop-rows';
import { Moves } from './moves';
import { ReferralViews } from './referral-views';
import { Referral, ReferralMessageRow } from './referral.entity';
import { Referrals } from './referrals';

type Kind = ReferralMessageRow['kind'];

/** What goes between the clinic and a therapist: words, and asking again. */
@Injectable()
export class Correspondence {
  constructor(
    private readonly work: Work,
    private readonly moves: Moves,
    private readonly views: ReferralViews,
    private readonly referrals: Referrals,
    private readonly directory: Directory,
  ) {}

  /** Writes to the therapist, who is told by mail that something is new; a repeat is the same. Fails with `referral.message`. */
  write(actor: Actor, path: ReferralMessagePath, { kind, words }: WriteToTherapist): Promise<ReferralDetail> {
    return this.work.as(actor, async (tx) => {
      const row = await referralForWriting(tx, path);
      const isNew = await this.keep(tx, row, path.messageId, 'clinic', { kind, words, times: [] });
      const { clinicId, patientId, id: referralId } = row;
      if (isNew) await tx.publish(roomMade(clinicId, { patientId, referralId }));
      return this.referrals.detail(tx, row);
    });
  }

  /** Keeps what one side said, once. @returns whether it is new; fails with `referral.message` where the words differ */
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
    if (known && !known.digest.equals(body.digest)) throw messageOther();
    if (known) return false;
    const at = new Date(tx.now);
    const whose = { clinicId, id, referralId, patientId, side, kind, accountId: tx.actor.accountId, at };
    await tx.manager.insert(ReferralMessageRow, { ...whose, ...body });
    hintReferral(tx, patientId);
    return true;
  }

  /** Asks a therapist again over the version that was seen; fails with `referral.moved`, `referral.not-theirs` or `referral.contact`. */
  nudge(actor: Actor, path: ReferralPath, { way, version }: NudgeReferral): Promise<ReferralDetail> {
    return this.work.as(actor, async (tx) => {
      const row = await referralForWriting(tx, path);
      this.moves.mustBeSeen(row, version);
      if (turnOf(WAITS_FOR[row.state]) !== 'therapist') throw nudgeNotTheirs();
      if (!(await this.reaches(tx, row, way))) throw contactLacking();
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
      const done: NudgedMany = { nudged: [], left: [] };
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
    const hasMail = await this.reaches(tx, row, 'mail');
    return nudgeObstacle({ state, lastAt: nudgedAt?.getTime() ?? null, hasMail }, tx.now);
  }

  private async reaches(tx: Tx, { therapistId }: Referral, way: NudgeReferral['way']): Promise<boolean> {
    const entry = (await this.directory.entriesOf(tx, [therapistId])).get(therapistId)?.entry;
    return Boolean(entry && { mail: entry.email, phone: entry.phone, fax: entry.fax }[way]);
  }

  private async ask(tx: Tx, row: Referral, way: NudgeReferral['way']): Promise<void> {
    Object.assign(row, { nudges: row.nudges + 1, nudgedAt: new Date(tx.now) });
    await this.moves.note(tx, row, { kind: 'nudged', by: 'sender', words: way });
    const { clinicId, patientId, id: referralId } = row;
    if (way === 'mail') await tx.publish(roomMade(clinicId, { patientId, referralId }));
  }
}
