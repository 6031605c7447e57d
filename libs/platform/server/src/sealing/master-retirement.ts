import { Injectable } from '@nestjs/common';
import { failure, type Id, systemOf } from '@holdfast/platform/model';
import type { Prepared } from '../work/database';
import { Work } from '../work/work';
import { KeyRing } from './key-ring';

const UNDER: Prepared = {
  name: 'retirement_under',
  text: 'select count(*)::int as count from clinic_key where master_id = $1 and destroyed_at is null',
};

/** A master key that still wraps something, or wraps new keys, cannot be destroyed. */
export const masterInUse = failure('conflict', 'keys.master-in-use', 'This master key is still in use.');

/** Destroys a master key that wraps nothing any more, and with it what only older backups could still have opened. */
@Injectable()
export class MasterRetirement {
  constructor(
    private readonly work: Work,
    private readonly ring: KeyRing,
  ) {}

  /** How many keys of these clinics each master key wraps, the active one first. */
  async uses(clinicIds: readonly Id[]): Promise<{ id: string; active: boolean; wraps: number }[]> {
    const masters = this.ring.masters();
    const counted = masters.map(async ({ id, active }) => ({ id, active, wraps: await this.wraps(id, clinicIds) }));
    return Promise.all(counted);
  }

  /**
   * Takes a master key out of its file for good; fails with `keys.master-in-use` while it is active or wraps a clinic key.
   *
   * @param clinicIds every clinic of the installation
   */
  async retire(id: string, clinicIds: readonly Id[]): Promise<void> {
    const wraps = await this.wraps(id, clinicIds);
    if (wraps > 0 || this.ring.activeMaster().id === id) throw masterInUse({ id, wraps });
    this.ring.removeMaster(id);
  }

  private async wraps(id: string, clinicIds: readonly Id[]): Promise<number> {
    let total = 0;
    for (const clinicId of clinicIds) {
      const rows = await this.work.as(systemOf(clinicId, 'keys.retire'), (tx) =>
        tx.query<{ count: number }>(UNDER, [id]),
      );
      total += rows[0]?.count ?? 0;
    }
    return total;
  }
}
