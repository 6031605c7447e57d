import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { newId } from '@holdfast/platform/model';
import nodemailer, { type Transporter } from 'nodemailer';
import { SETTINGS, type Settings } from '../settings/settings';
import { type MailKind, type MailWording, mailWords } from './mail-words';

/** A mail: where it goes and which neutral text it carries. No clinical word fits into it. */
export interface Mail {
  readonly to: string;
  /** What it is about; news that wait in the portal where nothing else is said. */
  readonly kind?: MailKind;
  readonly language: 'en' | 'es';
  readonly clinicName: string;
  /** Where in the portal the mail leads, with its secret behind `#`; the first page without one. */
  readonly path?: string;
  /** Whether that path opens without a sign-in, once. */
  readonly opensAlone?: boolean;
  /** Where the code is asked for that opens the path; for somebody who has no account here. */
  readonly codeFrom?: string;
  /** How the clinic words it itself; only news can be worded. */
  readonly wording?: MailWording | undefined;
  /** Who it says it is from; the address stays the installation's. */
  readonly sender?: string | undefined;
}

/** A mail in the demo outbox. */
export interface OutboxMail {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends the neutral mails. Without a mail server they go to the demo outbox, a folder of files. */
@Injectable()
export class Mailer {
  private readonly transport: Transporter | null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    this.transport = settings.SMTP_URL ? nodemailer.createTransport(settings.SMTP_URL) : null;
  }

  /** Tells someone that something new waits for them, without saying what. */
  sendUpdate(mail: Omit<Mail, 'kind'>): Promise<void> {
    return this.send(mail);
  }

  /** Sends a mail of any kind. */
  async send(mail: Mail): Promise<void> {
    await this.deliver({ to: mail.to, ...this.words(mail) }, mail.sender);
  }

  /** Sends what one machine keeps for another, such as a signed checkpoint; nothing of a person fits into it. */
  sendRecord(record: { readonly to: string; readonly subject: string; readonly text: string }): Promise<void> {
    return this.deliver(record);
  }

  /** What such a mail says, for whoever is about to send it. */
  words(mail: Omit<Mail, 'to'>): Pick<OutboxMail, 'subject' | 'text'> {
    return mailWords(mail, this.address() + (mail.path ?? ''));
  }

  /** The mails of the demo outbox, oldest first. */
  outbox(): OutboxMail[] {
    mkdirSync(this.folder(), { recursive: true, mode: 0o700 });
    const files = readdirSync(this.folder())
      .filter((name) => name.endsWith('.json'))
      .sort();
    return files.map((name) => JSON.parse(readFileSync(path.join(this.folder(), name), 'utf8')) as OutboxMail);
  }

  private async deliver(
    { to, subject, text }: Pick<OutboxMail, 'to' | 'subject' | 'text'>,
    sender?: string,
  ): Promise<void> {
    const from = sender ? { name: sender, address: addressIn(this.settings.MAIL_FROM) } : this.settings.MAIL_FROM;
    if (this.transport) await this.transport.sendMail({ from, to: { name: '', address: to }, subject, text });
    else this.keep({ id: newId(), at: new Date().toISOString(), to, subject, text });
  }

  private keep(mail: OutboxMail): void {
    mkdirSync(this.folder(), { recursive: true, mode: 0o700 });
    const file = path.join(this.folder(), `${mail.id}.json`);
    writeFileSync(`${file}.new`, JSON.stringify(mail), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  private address(): string {
    return this.settings.PUBLIC_URL ?? `http://${this.settings.HOST}:${this.settings.PORT}`;
  }

  private folder(): string {
    return path.join(this.settings.DATA_DIR, 'outbox');
  }
}

// The address alone, of `Name <address>`.
function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
}
