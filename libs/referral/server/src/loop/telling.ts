import { Injectable } from '@nestjs/common';
import { Clinics } from '@holdfast/clinic/server';
import type { Actor } from '@holdfast/platform/model';
import { Mailer, type Tx, Work } from '@holdfast/platform/server';
import {
  isRoomShut,
  type NudgePreview,
  type NudgeReferral,
  ownerWaits,
  roomMade,
  roomOpenedAnew,
} from '@holdfast/referral/model';
import { Directory } from '../directory/directory';
import { ReleaseJudging } from '../release/release-judging';
import { RoomLink } from '../room/room-link.entity';
import { Moves } from './moves';
import { Referral } from './referral.entity';

/** Tells therapists that something waits in their room: by mail where that is their way, else somebody has to call or fax. */
@Injectable()
export class Telling {
  constructor(
    private readonly work: Work,
    private readonly moves: Moves,
    private readonly directory: Directory,
    private readonly clinics: Clinics,
    private readonly mailer: Mailer,
    private readonly judging: ReleaseJudging,
  ) {}

  /** What the mail says with which therapists are asked. */
  preview(actor: Actor): Promise<NudgePreview> {
    return this.work.as(actor, async (tx) => {
      const { neutralName: clinicName, phone: codeFrom } = await this.clinics.contact(tx);
      const words = (language: 'en' | 'es') => this.mailer.words({ language, clinicName, codeFrom, path: '/room#…' });
      return { en: words('en'), es: words('es') };
    });
  }

  /** Whether a therapist is told by mail, as the directory says they want to be. */
  async isMailed(tx: Tx, { therapistId }: Pick<Referral, 'therapistId'>): Promise<boolean> {
    const entry = (await this.directory.entriesOf(tx, [therapistId])).get(therapistId)?.entry;
    return entry?.contactBy === 'mail' && Boolean(entry.email);
  }

  /** Whether the directory has an address or number of this kind. */
  async reaches(tx: Tx, { therapistId }: Referral, way: NudgeReferral['way']): Promise<boolean> {
    const entry = (await this.directory.entriesOf(tx, [therapistId])).get(therapistId)?.entry;
    return Boolean(entry && { mail: entry.email, phone: entry.phone, fax: entry.fax }[way]);
  }

  /** Tells of something new an attempt that is held for writing. @returns whether a mail goes out */
  async tell(tx: Tx, row: Referral, isAnew = tx.actor.kind === 'staff'): Promise<boolean> {
    const isMailed = await this.isMailed(tx, row);
    if (isMailed) await this.mail(tx, row, isAnew);
    else if (!row.callAt) await this.toCall(tx, row);
    return isMailed;
  }

  /** Sends the mail with the link; by somebody of the clinic, also where the last link was ended. */
  async mail(tx: Tx, row: Referral, isAnew = tx.actor.kind === 'staff'): Promise<void> {
    const { clinicId, patientId, id: referralId } = row;
    await tx.publish((isAnew ? roomOpenedAnew : roomMade)(clinicId, { patientId, referralId }));
  }

  /** Whether the clock may send another mail: the room shows what was sent, and nobody ended its last link. */
  async mayRemind(tx: Tx, row: Referral): Promise<boolean> {
    const { clinicId, id: referralId, therapistId } = row;
    const therapistName = (await this.directory.entriesOf(tx, [therapistId])).get(therapistId)?.entry.name ?? null;
    const faults = await this.judging.many(tx, [{ ...row, therapistName }]);
    return !faults.get(referralId) && !isRoomShut(await tx.manager.findBy(RoomLink, { clinicId, referralId }));
  }

  /** Puts down that a mail could not go out: somebody has to call, whoever owns it is told, and the days begin with the call. */
  async unreached(tx: Tx, row: Referral): Promise<void> {
    await this.toCall(tx, row);
    await this.moves.due(tx, row);
  }

  /** Puts down that somebody has to call or fax, and tells whoever owns the attempt, who may have been told before. */
  async toCall(tx: Tx, row: Referral): Promise<void> {
    if (!row.callAt) {
      row.callAt = new Date(tx.now);
      await this.moves.note(tx, row, { kind: 'to-call', by: 'timer' });
    }
    await this.ownerCalls(tx, row);
  }

  /** Tells whoever owns an attempt that its therapist is reached by them alone; not where they have just done it themselves. */
  async ownerCalls(tx: Tx, { clinicId, patientId, id: referralId, ownerId }: Referral): Promise<void> {
    if (tx.actor.accountId !== ownerId) await tx.publish(ownerWaits(clinicId, { patientId, referralId }));
  }
}
