import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  DEFAULT_CHARTS_PER_HOUR,
  type ReadingAlertList,
  type ReadingAlertPath,
  type ReadingSetting,
  type SettleReading,
} from '@holdfast/audit/model';
import { Accounts } from '@holdfast/identity/server';
import { type Actor, type Id, missing, newId, systemOf } from '@holdfast/platform/model';
import { type Prepared, Sealing, Sweeper, type Tx, Work } from '@holdfast/platform/server';
import { OverseerMails } from './overseer-mails';

const EVERY_MS = 15_000;

const FIND: Prepared = { name: 'reading_find', text: 'select * from reading_find($1, $2, $3)' };
const RAISE: Prepared = {
  name: 'reading_raise',
  text: `insert into reading_alert (clinic_id, id, account_id, hour, charts, expected, raised_at)
    values ($1, $2, $3, date_trunc('hour', now()), $4, $5, now()) on conflict do nothing returning id`,
};
const LIST: Prepared = {
  name: 'reading_list',
  text: `select * from reading_alert where clinic_id = $1
      and (settled_at is null or raised_at > now() - interval '30 days') order by raised_at desc limit 100`,
};
const SETTLE: Prepared = {
  name: 'reading_settle',
  text: `update reading_alert set settled_at = now(), settled_by = $3, note_sealed = $4
    where clinic_id = $1 and id = $2 and settled_at is null returning id`,
};
const SETTING: Prepared = {
  name: 'reading_setting',
  text: 'select charts_per_hour from audit_setting where clinic_id = $1',
};
const SET: Prepared = {
  name: 'reading_set',
  text: `insert into audit_setting (clinic_id, charts_per_hour) values ($1, $2)
    on conflict (clinic_id) do update set charts_per_hour = excluded.charts_per_hour`,
};

interface AlertRow {
  [column: string]: unknown;
  id: Id;
  account_id: Id;
  charts: number;
  expected: number;
  raised_at: Date;
  settled_at: Date | null;
  settled_by: Id | null;
  note_sealed: Buffer | null;
}

/** Notices who opens unusually many charts in an hour, and tells who oversees the clinic, once for a person and hour. */
@Injectable()
export class UnusualReading implements OnModuleInit {
  private readonly lookedAt = new Map<Id, number>();

  constructor(
    private readonly work: Work,
    private readonly sweeper: Sweeper,
    private readonly accounts: Accounts,
    private readonly sealing: Sealing,
    private readonly mails: OverseerMails,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'unusual readings found', sweep: (clinicId) => this.sweep(clinicId) });
  }

  /** What nobody has looked into, and what was found of late, newest first. */
  list(actor: Actor): Promise<ReadingAlertList> {
    return this.work.as(actor, async (tx) => {
      const rows = await tx.query<AlertRow>(LIST, [actor.clinicId]);
      const ids = rows.flatMap((row) => [row.account_id, ...(row.settled_by ? [row.settled_by] : [])]);
      const names = await this.accounts.names(tx, ids);
      const notes = await this.notes(tx, rows);
      const items = rows.map((row, index) => ({
        id: row.id,
        who: { id: row.account_id, name: names.get(row.account_id) ?? '' },
        charts: row.charts,
        expected: row.expected,
        raisedAt: row.raised_at.toISOString(),
        settled: row.settled_at && {
          at: row.settled_at.toISOString(),
          by: names.get(row.settled_by ?? '') ?? '',
          note: notes[index] ?? '',
        },
      }));
      return { items, setting: await this.settingIn(tx) };
    });
  }

  /** Writes down what looking into it came to; fails with `missing` where it is settled or not there. */
  async settle(actor: Actor, { alertId }: ReadingAlertPath, { note }: SettleReading): Promise<void> {
    const { clinicId, accountId } = actor;
    await this.work.as(actor, async (tx) => {
      const sealed = await this.sealing.seal(keyOf(clinicId), placeOf(clinicId, alertId), note);
      const settled = await tx.query(SETTLE, [clinicId, alertId, accountId, sealed]);
      if (settled.length === 0) throw missing();
    });
  }

  /** Says how many different charts an hour the clinic expects of one person. */
  async set(actor: Actor, setting: ReadingSetting): Promise<ReadingSetting> {
    await this.work.as(actor, (tx) => tx.query(SET, [actor.clinicId, setting.chartsPerHour]));
    return setting;
  }

  /** Looks at the last hour, at most four times a minute. @returns how many people were found */
  async sweep(clinicId: Id): Promise<number> {
    const before = this.lookedAt.get(clinicId) ?? 0;
    if (Date.now() - before < EVERY_MS) return 0;
    this.lookedAt.set(clinicId, Date.now());
    const raised = await this.work.as(systemOf(clinicId, 'reading.watch'), (tx) => this.raise(tx));
    for (const alertId of raised) await this.mails.tell(clinicId, `unusual-reading/${alertId}`);
    return raised.length;
  }

  private async raise(tx: Tx): Promise<Id[]> {
    const { clinicId } = tx.actor;
    const { chartsPerHour } = await this.settingIn(tx);
    const found = await tx.query<{ account_id: Id; charts: number }>(FIND, [clinicId, null, chartsPerHour]);
    const raised: Id[] = [];
    for (const { account_id: accountId, charts } of found) {
      const rows = await tx.query<{ id: Id }>(RAISE, [clinicId, newId(), accountId, charts, chartsPerHour]);
      raised.push(...rows.map(({ id }) => id));
    }
    return raised;
  }

  private async settingIn(tx: Tx): Promise<ReadingSetting> {
    const [row] = await tx.query<{ charts_per_hour: number }>(SETTING, [tx.actor.clinicId]);
    return { chartsPerHour: row?.charts_per_hour ?? DEFAULT_CHARTS_PER_HOUR };
  }

  private notes(tx: Tx, rows: readonly AlertRow[]): Promise<(string | null)[]> {
    const { clinicId } = tx.actor;
    const values = rows.map(({ id, note_sealed: sealed }) => ({
      subjectId: clinicId,
      place: placeOf(clinicId, id),
      sealed,
    }));
    return this.sealing.openAll(clinicId, 'clinic', values);
  }
}

function keyOf(clinicId: Id) {
  return { clinicId, scope: 'clinic' as const, subjectId: clinicId };
}

function placeOf(clinicId: Id, rowId: Id) {
  return { clinicId, table: 'reading_alert', column: 'note', rowId };
}
