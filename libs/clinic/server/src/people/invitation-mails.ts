import { createHash, randomBytes } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type Id, systemOf } from '@holdfast/platform/model';
import { Effects, Mailer, type Prepared, Sealing, Sweeper, Work } from '@holdfast/platform/server';
import { Clinics } from '../clinics';
import { keyOf, placeOf } from './invitations';

const BATCH = 50;
/** An address that refuses so many mails gets no more: who invited sees that none went out. */
const MOST_MAILS = 12;

const CLAIM: Prepared = {
  name: 'invitation_mail_claim',
  text: `update invitation i set mail_due_at = $2::timestamptz + interval '5 minutes' where i.clinic_id = $1 and i.id in
      (select d.id from invitation d where d.clinic_id = $1 and d.mail_due_at <= $2 and d.accepted_at is null
        and d.revoked_at is null and d.expires_at > $2 and d.mails < ${MOST_MAILS} order by d.mail_due_at limit $3 for update skip locked)
    returning i.id, i.mails, i.language, i.email_sealed`,
};
const LINK: Prepared = {
  name: 'invitation_mail_link',
  text: `update invitation set token_hash = $3, mails = mails + 1 where clinic_id = $1 and id = $2 and mails = $4
    and revoked_at is null and accepted_at is null returning id`,
};
const DONE: Prepared = {
  name: 'invitation_mail_done',
  text: 'update invitation set mail_due_at = null, mailed_at = $3 where clinic_id = $1 and id = $2 and mails = $4',
};

interface Due {
  id: string;
  mails: number;
  language: 'en' | 'es';
  email_sealed: Buffer;
  [column: string]: unknown;
}

/** Mails the links of invitations. One that could not be sent is tried again five minutes later, with a new link. */
@Injectable()
export class InvitationMails implements OnModuleInit {
  private readonly log = new Logger(InvitationMails.name);

  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly clinics: Clinics,
    private readonly effects: Effects,
    private readonly mailer: Mailer,
    private readonly sweeper: Sweeper,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'invitations mailed', sweep: (clinicId) => this.sweep(clinicId) });
  }

  private async sweep(clinicId: Id): Promise<number> {
    const actor = systemOf(clinicId, 'invitation.mail');
    const { due, clinicName } = await this.work.as(actor, async (tx) => {
      const due = await tx.query<Due>(CLAIM, [clinicId, new Date(tx.now), BATCH]);
      return { due, clinicName: due.length > 0 ? await this.clinics.neutralName(tx) : '' };
    });
    for (const one of due) {
      // One address that is refused keeps nobody else's mail back; it is due again in five minutes.
      await this.mail(clinicId, clinicName, one).catch((error: unknown) =>
        this.log.warn({ err: error }, 'An invitation could not be mailed.'),
      );
    }
    return due.length;
  }

  private async mail(
    clinicId: Id,
    clinicName: string,
    { id, mails, language, email_sealed: sealed }: Due,
  ): Promise<void> {
    const to = await this.sealing.open(keyOf(clinicId), placeOf(clinicId, id, 'email'), sealed);
    if (!to) return;
    const secret = `${clinicId}.${randomBytes(32).toString('base64url')}`;
    const actor = systemOf(clinicId, 'invitation.mail');
    const values = [clinicId, id, invitationHash(secret), mails];
    if ((await this.work.as(actor, (tx) => tx.query(LINK, values))).length === 0) return;
    const path = `/invitation#t=${secret}`;
    await this.effects.once(clinicId, `invitation/${id}/${mails + 1}`, id, () =>
      this.mailer.send({ to, language, clinicName, kind: 'invitation', path }),
    );
    await this.work.as(actor, (tx) => tx.query(DONE, [clinicId, id, new Date(tx.now), mails + 1]));
  }
}

/** What is kept of the secret of an invitation's link. */
export function invitationHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
