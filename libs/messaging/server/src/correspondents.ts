import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '@holdfast/clinic/server';
import { Accounts } from '@holdfast/identity/server';
import { type Id, systemOf } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';

/** How someone in a conversation is called. */
export interface Correspondent {
  readonly name: string;
  /** Professional title; empty for patients. */
  readonly title: string;
}

const KEPT_MS = 60_000;
const MOST = 20_000;

/** The names of those who write, remembered for a minute because every page of messages needs them. */
@Injectable()
export class Correspondents {
  private readonly known = new Map<string, Correspondent & { until: number }>();

  constructor(
    private readonly work: Work,
    private readonly accounts: Accounts,
    private readonly directory: StaffDirectory,
  ) {}

  /**
   * How these accounts are called; nobody is absent.
   *
   * @param ongoing work to look them up in; without it the look-up is work of its own
   */
  async of(clinicId: Id, ids: readonly Id[], ongoing?: Tx): Promise<Map<Id, Correspondent>> {
    const now = Date.now();
    const unknown = [...new Set(ids)].filter((id) => (this.known.get(keyOf(clinicId, id))?.until ?? 0) < now);
    if (unknown.length > 0) {
      if (ongoing) await this.load(ongoing, unknown, now + KEPT_MS);
      else await this.work.as(systemOf(clinicId, 'correspondent.read'), (tx) => this.load(tx, unknown, now + KEPT_MS));
    }
    return new Map(ids.map((id) => [id, this.known.get(keyOf(clinicId, id)) ?? { name: '', title: '' }]));
  }

  private async load(tx: Tx, ids: readonly Id[], until: number): Promise<void> {
    if (this.known.size > MOST) this.known.clear();
    const names = await this.accounts.names(tx, ids);
    const staff = await this.directory.all(tx);
    for (const id of ids) {
      const card = { name: names.get(id) ?? '', title: staff.get(id)?.title ?? '', until };
      this.known.set(keyOf(tx.actor.clinicId, id), card);
    }
  }
}

// A name learnt in one clinic is never told in another, whatever identifier is asked for.
function keyOf(clinicId: Id, id: Id): string {
  return `${clinicId}/${id}`;
}
