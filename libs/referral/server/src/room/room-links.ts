import { createHash, randomBytes, randomInt } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clinics } from '@holdfast/clinic/server';
import { type Actor, type EventNote, type Id, newId, systemOf } from '@holdfast/platform/model';
import { Effects, JobQueue, type Mail, Mailer, Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  isLater,
  isOver,
  isRoomShut,
  referralEdge,
  ROOM_LINK_HOLDS_MS,
  type RoomLinkEnd,
  type RoomLinkMade,
  roomLinkStanding,
  type RoomLinkView,
  type ReferralPath,
  roomMade,
  roomOpenedAnew,
} from '@holdfast/referral/model';
import { IsNull, Not } from 'typeorm';
import { Directory } from '../directory/directory';
import { hintReferral, referralForWriting } from '../loop/loop-rows';
import { Referral } from '../loop/referral.entity';
import { Telling } from '../loop/telling';
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
    private readonly telling: Telling,
  ) {}

  onModuleInit(): void {
    this.post.each(roomMade.eventName, (note) => this.mailOf(note, false));
    this.post.each(roomOpenedAnew.eventName, (note) => this.mailOf(note, true));
  }

  /** How the link stands that waits, else the latest; null where none was made. */
  async view(tx: Tx, row: Referral): Promise<RoomLinkView | null> {
    const links = await this.linksOf(tx, row);
    const [latest] = links;
    const waiting = links.find((one) => roomLinkStanding(one, links, tx.now).state === 'waiting');
    return latest ? this.told(tx, waiting ?? latest, links) : null;
  }

  /** Every link of an attempt, the latest first. */
  async linksOf(tx: Tx, { clinicId, id: referralId }: { clinicId: Id; id: Id }): Promise<RoomLink[]> {
    const links = await tx.manager.findBy(RoomLink, { clinicId, referralId });
    return links.sort((one, other) => (isLater(one, other) ? -1 : 1));
  }

  /**
   * Makes a link by hand, for somebody who is not reached by mail or whose links are locked; its secret is told once. It ends
   * every other that waits. Fails with `referral.edge`.
   */
  make(actor: Actor, path: ReferralPath): Promise<RoomLinkMade> {
    return this.work.as(actor, async (tx) => {
      const row = await referralForWriting(tx, path);
      if (row.state === 'draft' || isOver(row.state)) throw referralEdge({ state: row.state });
      const waiting = { clinicId: row.clinicId, referralId: row.id, passHash: IsNull(), revokedAt: IsNull() };
      await tx.manager.update(RoomLink, waiting, ended(tx, 'replaced'));
      const { token, link } = await this.makeIn(tx, row, true, newCode());
      return { token, link: await this.told(tx, link, [link]) };
    });
  }

  /** Ends every link and pass of an attempt; again is the same. */
  end(actor: Actor, path: ReferralPath): Promise<void> {
    return this.work.as(actor, async (tx) => this.revoke(tx, await referralForWriting(tx, path), 'clinic'));
  }

  /** The same inside ongoing work, with why; one link may stay. */
  async revoke(tx: Tx, row: Referral, why: RoomLinkEnd, but: Id | null = null): Promise<void> {
    const { clinicId, id: referralId, patientId } = row;
    const where = { clinicId, referralId, revokedAt: IsNull(), ...(but === null ? {} : { id: Not(but) }) };
    const { affected } = await tx.manager.update(RoomLink, where, ended(tx, why));
    if (affected) hintReferral(tx, patientId);
  }

  /** Ends one link and its pass, because its therapist leaves the browser that they are in. */
  async leave(tx: Tx, linkId: Id, patientId: Id): Promise<void> {
    // Why it was ended before stays as it is: who leaves late undoes nothing that the clinic or the patient ended.
    const where = { clinicId: tx.actor.clinicId, id: linkId, revokedAt: IsNull() };
    await tx.manager.update(RoomLink, where, ended(tx, 'left'));
    hintReferral(tx, patientId);
  }

  private async makeIn(
    tx: Tx,
    row: Referral,
    byHand: boolean,
    code: string,
  ): Promise<{ token: string; link: RoomLink }> {
    const { clinicId, id: referralId, patientId } = row;
    const [id, token] = [newId(), secretOf(clinicId)];
    const link: RoomLink = {
      ...{ clinicId, id, referralId, patientId, tokenHash: hashOf(token), codeHash: codeHashOf(token, code) },
      codeSealed: await this.sealing.seal(patientKey(clinicId, patientId), codePlace(clinicId, id), code),
      ...{ tries: 0, wrongAt: [], passHash: null, madeAt: new Date(tx.now), madeBy: tx.actor.accountId, byHand },
      expiresAt: new Date(tx.now + ROOM_LINK_HOLDS_MS),
      ...{ openedAt: null, usedAt: null, revokedAt: null, endedWhy: null, endedBy: null },
    };
    await tx.manager.insert(RoomLink, link);
    hintReferral(tx, patientId);
    return { token, link };
  }

  // The clinic reads out one code, and whichever mail the therapist has before them opens with it: links that wait live on.
  private async codeFor(tx: Tx, row: Referral): Promise<string> {
    return (await this.view(tx, row))?.code ?? newCode();
  }

  // Whom no mail reaches any more when it is to go out, somebody has to call: their silence is none before that.
  private async mailOf({ clinicId, ids }: EventNote, isAnew: boolean): Promise<Mail | null> {
    const { patientId = '', referralId = '' } = ids;
    return this.work.as(systemOf(clinicId, 'room.mail', patientId), async (tx) => {
      const row = await referralForWriting(tx, { patientId, referralId });
      if (row.state === 'draft' || isOver(row.state)) return null;
      const entry = (await this.directory.entriesOf(tx, [row.therapistId])).get(row.therapistId)?.entry;
      const isShut = !isAnew && isRoomShut(await this.linksOf(tx, row));
      if (!entry?.email || isShut) return this.telling.unreached(tx, row).then(() => null);
      const { token } = await this.makeIn(tx, row, false, await this.codeFor(tx, row));
      const { neutralName: clinicName, phone: codeFrom } = await this.clinics.contact(tx);
      const language = languageFor(entry.languages);
      return { to: entry.email, language, clinicName, path: `/room#${token}`, codeFrom };
    });
  }

  // The code is told while somebody has still to be told it.
  private async told(tx: Tx, row: RoomLink, links: readonly RoomLink[]): Promise<RoomLinkView> {
    const { clinicId, id, patientId } = row;
    const { state, why } = roomLinkStanding(row, links, tx.now);
    const key = patientKey(clinicId, patientId);
    return {
      ...{ state, why },
      ...{ madeAt: row.madeAt.toISOString(), expiresAt: row.expiresAt.toISOString(), openedAt: iso(row.openedAt) },
      code: state === 'waiting' ? await this.sealing.open(key, codePlace(clinicId, id), row.codeSealed) : null,
    };
  }
}

function ended(tx: Tx, why: RoomLinkEnd): Pick<RoomLink, 'revokedAt' | 'endedWhy' | 'endedBy'> {
  return { revokedAt: new Date(tx.now), endedWhy: why, endedBy: tx.actor.accountId };
}

function newCode(): string {
  return String(randomInt(CODES)).padStart(6, '0');
}

/** In which language a mail to a therapist is: Spanish for whoever speaks it and no English. */
function languageFor(languages: readonly string[]): Mail['language'] {
  const speaks = (language: string) => languages.some((one) => one.split('-')[0] === language);
  return speaks('es') && !speaks('en') ? 'es' : 'en';
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
