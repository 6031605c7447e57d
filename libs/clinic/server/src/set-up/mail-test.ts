import { Injectable } from '@nestjs/common';
import { mailFailed, type SetUpMail } from '@holdfast/clinic/model';
import { Mailer } from '@holdfast/platform/server';
import { SetupLinks } from './setup-links';

/** Sends one mail while an installation is set up, so that nobody finds out later that mail does not work. */
@Injectable()
export class MailTest {
  constructor(
    private readonly links: SetupLinks,
    private readonly mailer: Mailer,
  ) {}

  /** Fails with `link.over`, or with `set-up.mail-failed` and the mail server's code. */
  async send({ token, email, clinicName }: SetUpMail): Promise<void> {
    await this.links.mustBeGood(token);
    await this.mailer
      .send({ to: email, kind: 'test', language: 'en', clinicName })
      .catch((cause: { code?: string }) => {
        throw mailFailed({ reason: cause.code ?? 'UNKNOWN' });
      });
  }
}
