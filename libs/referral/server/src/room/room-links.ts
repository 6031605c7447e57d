import { createHash, randomBytes, randomInt } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clinics } from '@holdfast/clinic/server';
import { type Actor, type EventNote, type Id, newId, systemOf } from '@holdfast/platform/model';
import { Effects, JobQueue, type Mail, Mailer, Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  isOver,
  referralEdge,
  ROOM_CODE_TRIES,
  ROOM_LINK_HOLDS_MS,
  type RoomLinkMade,
  type RoomLinkView,
  type ReferralPath,
  roomMade,
} from '@holdfast/referral/model';
import { IsNull } from 'typeorm';
import { Directory } from '../directory/directory';
import { hintReferral, referralForWriting } from '../loop/loop-rows';
import { Referral } from '../loop/referral.entity';
import { iso, patientKey, placeOf } from '../referral-rows';
import { RoomLink } from './room-link.entity';

const CODES = 1_000_000;

/** Sends the mails of rooms, each once for each time that something is to be told. */
@Injectable()
export class RoomPost {
  constructor(
    private readonly jobs: JobQueue,
    private readonly effects: Effects,
    private readonly mailer: Mailer,
  ) {}

  /** Sends what comes of each such event; nothing where nothing does. */
  each(eventName: string, mailOf: (note: EventNote) => Promise<Mail | null>): void {
    this.jobs.subscribe(eventName, 'mail', async (note, job) => {
      await this.effects.once(note.clinicId, job, note.ids['referralId'] ?? note.ids['patientId'] ?? '', async () => {
        const mail = await mailOf(note);
        if (mail) await this.mailer.sendUpdate(mail);
      });
    });
  }
}

/** Links to the room of one attempt: made when there is a mail to put them into, and known to nobody else. */
@Injectable()
export class RoomLinks implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly directory: Directory,
    private readonly clinics: Clinics,
    private readonly post: RoomPost,
  ) {}

  onModuleInit(): void {
    this.post.each(roomMade.eventName, (note) => this.mailOf(note));
  }

  /** How the latest link of an attempt stands; null where none was made. */
  async view(tx: Tx, { clinicId, id: referralId }: Referral): Promise<RoomLinkView | null> {
    const row = await tx.manager.findOne(RoomLink, { where: { clinicId, referralId }, order: { madeAt: 'DESC' } });
    return row && this.told(tx, row);
  }

  /** Makes a link by hand, for somebody who is not reached by mail; its secret is told once. Fails with `referral.edge`. */
  make(actor: Actor, path: ReferralPath): Promise<RoomLinkMade> {
    return this.work.as(actor, async (tx) => {
      const row = await referralForWriting(tx, path);
      if (row.state === 'draft' || isOver(row.state)) throw referralEdge({ state: row.state });
      const { token, link } = await this.makeIn(tx, row);
      return { token, link: await this.told(tx, link) };
    });
  }

  /** Ends every link and pass of an attempt; again is the same. */
  end(actor: Actor, path: ReferralPath): Promise<void> {
    return this.work.as(actor, async (tx) => this.revoke(tx, await referralForWriting(tx, path)));
  }

  /** The same inside ongoing work. */
  async revoke(tx: Tx, { clinicId, id: referralId, patientId }: Referral, but: Id | null = null): Promise<void> {
    const rows = await tx.manager.findBy(RoomLink, { clinicId, referralId, revokedAt: IsNull() });
    for (const { id } of rows) {
      if (id !== but) await tx.manager.update(RoomLink, { clinicId, id }, { revokedAt: new Date(tx.now) });
    }
    if (rows.length > 0) hintReferral(tx, patientId);
  }

  // Links that wait are ended by a new one; a browser that is in stays in until the new one is opened.
  private async makeIn(tx: Tx, row: Referral): Promise<{ token: string; link: RoomLink }> {
    const { clinicId, id: referralId, patientId } = row;
    const waiting = { clinicId, referralId, passHash: IsNull(), revokedAt: IsNull() };
    await tx.manager.update(RoomLink, waiting, { revokedAt: new Date(tx.now) });
    const [id, token, code] = [newId(), secretOf(clinicId), String(randomInt(CODES)).padStart(6, '0')];
    const link: RoomLink = {
      ...{ clinicId, id, referralId, patientId, tokenHash: hashOf(token), codeHash: codeHashOf(token, code) },
      codeSealed: await this.sealing.seal(patientKey(clinicId, patientId), codePlace(clinicId, id), code),
      ...{ tries: 0, passHash: null, madeAt: new Date(tx.now), madeBy: tx.actor.accountId },
      expiresAt: new Date(tx.now + ROOM_LINK_HOLDS_MS),
      ...{ openedAt: null, usedAt: null, revokedAt: null },
    };
    await tx.manager.insert(RoomLink, link);
    hintReferral(tx, patientId);
    return { token, link };
  }

  private async mailOf({ clinicId, ids }: EventNote): Promise<Mail | null> {
    const { patientId = '', referralId = '' } = ids;
    return this.work.as(systemOf(clinicId, 'room.mail', patientId), async (tx) => {
      const row = await referralForWriting(tx, { patientId, referralId });
      if (row.state === 'draft' || isOver(row.state)) return null;
      const to = (await this.directory.entriesOf(tx, [row.therapistId])).get(row.therapistId)?.entry.email;
      if (!to) return null;
      const { token } = await this.makeIn(tx, row);
      const { neutralName: clinicName, phone: codeFrom } = await this.clinics.contact(tx);
      return { to, language: 'en', clinicName, path: `/room#${token}`, codeFrom };
    });
  }

  // The code is told while somebody has still to be told it.
  private async told(tx: Tx, row: RoomLink): Promise<RoomLinkView> {
    const { clinicId, id, patientId } = row;
    const state = stateOf(row, tx.now);
    const key = patientKey(clinicId, patientId);
    return {
      state,
      ...{ madeAt: row.madeAt.toISOString(), expiresAt: row.expiresAt.toISOString(), openedAt: iso(row.openedAt) },
      code: state === 'waiting' ? await this.sealing.open(key, codePlace(clinicId, id), row.codeSealed) : null,
    };
  }
}

function stateOf({ revokedAt, openedAt, tries, expiresAt }: RoomLink, now: number): RoomLinkView['state'] {
  if (revokedAt) return 'revoked';
  if (openedAt) return 'opened';
  if (tries >= ROOM_CODE_TRIES) return 'locked';
  return expiresAt.getTime() <= now ? 'expired' : 'waiting';
}

function codePlace(clinicId: Id, linkId: Id) {
  return placeOf(clinicId, 'room_link', 'code', linkId);
}

/** A secret nobody can guess, with the clinic that it is for. */
export function secretOf(clinicId: Id): string {
  return `${clinicId}.${randomBytes(32).toString('base64url')}`;
}

/** What is kept of a secret. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** What is kept of a code: nothing without the link that it belongs to, because six digits alone are soon tried. */
export function codeHashOf(token: string, code: string): Buffer {
  return createHash('sha256').update(`${token}/${code}`).digest();
}
