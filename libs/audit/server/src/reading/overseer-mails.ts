import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Accounts } from '@holdfast/identity/server';
import { type Id, systemOf } from '@holdfast/platform/model';
import { Effects, Mailer, type Prepared, Sweeper, Work } from '@holdfast/platform/server';

const DAY_MS = 86_400_000;
const PLACE = '/admin/trail/watch';

const ANY_YESTERDAY: Prepared = {
  name: 'glass_any_between',
  text: 'select id from break_glass where clinic_id = $1 and began_at >= $2 and began_at < $3 limit 1',
};

/** Neutral mails to the administrators of a clinic: that there is something to look at, never what or about whom. */
@Injectable()
export class OverseerMails implements OnModuleInit {
  private readonly reported = new Map<Id, string>();

  constructor(
    private readonly work: Work,
    private readonly sweeper: Sweeper,
    private readonly accounts: Accounts,
    private readonly effects: Effects,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'emergency reports mailed', sweep: (clinicId) => this.report(clinicId, Date.now()) });
  }

  /** Mails every administrator once for this occasion. @returns how many were mailed now */
  async tell(clinicId: Id, occasion: string): Promise<number> {
    const mails = await this.work.as(systemOf(clinicId, 'notice.address'), async (tx) => {
      const ids = await this.accounts.withRole(tx, 'admin');
      const { clinicName } = await this.accounts.labels(tx);
      const addresses = await Promise.all(
        ids.map(async (id) => ({ id, mail: await this.accounts.mailAddress(tx, id) })),
      );
      return addresses.flatMap(({ id, mail }) => (mail ? [{ id, mail: { ...mail, clinicName, path: PLACE } }] : []));
    });
    let done = 0;
    for (const { id, mail } of mails)
      if (await this.effects.once(clinicId, occasion, id, () => this.mailer.sendUpdate(mail))) done += 1;
    return done;
  }

  /** Once a day, where somebody opened a chart in an emergency the day before (UTC). @param now ms since 1970 */
  async report(clinicId: Id, now: number): Promise<number> {
    const day = new Date(now).toISOString().slice(0, 10);
    if (this.reported.get(clinicId) === day) return 0;
    const today = Date.parse(day);
    const found = await this.work.as(systemOf(clinicId, 'break-glass.report'), (tx) =>
      tx.query(ANY_YESTERDAY, [clinicId, new Date(today - DAY_MS), new Date(today)]),
    );
    const told = found.length > 0 ? await this.tell(clinicId, `break-glass-report/${day}`) : 0;
    this.reported.set(clinicId, day);
    return told;
  }
}
