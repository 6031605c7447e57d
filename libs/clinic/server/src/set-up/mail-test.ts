import { Injectable } from '@nestjs/common';
import { mailFailed, type SetUpMail } from '@holdfast/clinic/model';
import { Guesses } from '@holdfast/identity/server';
import { Mailer } from '@holdfast/platform/server';
import { SetupLinks } from './setup-links';

/** Sends one mail while an installation is set up, so that nobody finds out later that mail does not work. */
@Injectable()
export class MailTest {
  constructor(
    private readonly links: SetupLinks,
    private readonly mailer: Mailer,
    private readonly guesses: Guesses,
  ) {}

  /** Fails with `link.over`, `session.limited`, or with `set-up.mail-failed` and the mail server's code. */
  send(input: SetUpMail, address: string): Promise<void> {
    return this.guesses.bySecret(address, () => this.try(input));
  }

  private async try({ token, email, clinicName }: SetUpMail): Promise<void> {
    await this.links.mustBeGood(token);
    await this.mailer
      .send({ to: email, kind: 'test', language: 'en', clinicName })
      .catch((cause: { code?: string }) => {
        throw mailFailed({ reason: cause.code ?? 'UNKNOWN' });
      });
  }
}
