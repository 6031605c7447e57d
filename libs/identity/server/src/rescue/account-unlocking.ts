import { Inject, Injectable } from '@nestjs/common';
import { Database, type Prepared, SETTINGS, type Settings } from '@holdfast/platform/server';
import { Accounts } from '../account/accounts';
import { ResetWishes } from '../password/reset-wishes';
import { Rescues } from './rescues';

const FIND: Prepared = { name: 'account_find_by_email', text: 'select * from account_find_by_email($1)' };

/** The way back in for a clinic's last administrator, made at the machine: nobody else could begin it for them. */
@Injectable()
export class AccountUnlocking {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly rescues: Rescues,
    private readonly wishes: ResetWishes,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @returns a link that works once, for half an hour where the password is lost too; null for anybody else's address */
  async make(email: string): Promise<string | null> {
    const token = this.accounts.emailToken(email);
    const [found] = await this.database.run<{ clinic_id: string; id: string; state: string }>(FIND, [token]);
    if (found?.state !== 'active') return null;
    const secret = await this.rescues.askAtTheMachine(found.clinic_id, found.id);
    if (!secret) return null;
    const { PUBLIC_URL, HOST, PORT } = this.settings;
    const reset = await this.wishes.link(found.clinic_id, found.id);
    return `${PUBLIC_URL ?? `http://${HOST}:${PORT}`}/rescue#t=${secret}&r=${reset}`;
  }
}
