import { Injectable } from '@nestjs/common';
import { CareTeams, Clinics, StaffDirectory, standIns } from '@holdfast/clinic/server';
import { Accounts } from '@holdfast/identity/server';
import type { Id } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { type Mail } from '@holdfast/platform/server';
import { onDuty, type Reachable } from '@holdfast/safety/model';
import type { Arrangements } from '../on-call/safety-arrangements';

const CARE_ROLES = new Set(['provider', 'nurse', 'coordinator']);

/** Who can be told of an alert, and where. */
@Injectable()
export class AlertAudience {
  constructor(
    private readonly careTeams: CareTeams,
    private readonly directory: StaffDirectory,
    private readonly accounts: Accounts,
    private readonly clinics: Clinics,
  ) {}

  /** Everyone who could be told of an alert of this patient; of a drill where there is none. */
  async of(tx: Tx, patientId: Id | null, { opening, list }: Arrangements): Promise<Reachable> {
    const staff = await this.directory.all(tx);
    const team = patientId ? await this.careTeams.of(tx, patientId) : [];
    const leads = team.filter(({ lead }) => lead).map(({ id }) => id);
    // Whoever left the clinic is on no list, whatever the list says.
    const present = list.filter(({ staffId }) => staff.has(staffId));
    const everyone = [...staff.values()].filter(({ roles }) => roles.some((role) => CARE_ROLES.has(role)));
    return {
      // In danger one more is told rather than one fewer: whoever covers a lead beside the lead.
      leads: [...new Set([...leads, ...(await standIns(tx, leads))])],
      onDuty: onDuty(present, opening.zone, tx.now),
      list: [...new Set(present.map(({ staffId }) => staffId))],
      otherwise: (team.length > 0 ? team : everyone).map(({ id }) => id),
    };
  }

  /** Where a neutral mail to this account goes; null when it has no address any more. */
  async addressOf(tx: Tx, accountId: Id): Promise<Mail | null> {
    const address = await this.accounts.mailAddress(tx, accountId);
    return address && this.clinics.letter(tx, address);
  }
}
