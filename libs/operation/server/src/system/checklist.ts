import { Inject, Injectable } from '@nestjs/common';
import { CHECKLIST, type ChecklistItem, type ChecklistView, isProven } from '@holdfast/operation/model';
import type { Actor } from '@holdfast/platform/model';
import { type Prepared, Work } from '@holdfast/platform/server';
import { BackupRuns } from '../copies/backup-runs';
import { type Installation, INSTALLATION } from '../installation';

// Whether something is there at all: nothing of it is read, and nobody is named.
const THERE: Prepared = {
  name: 'system_checklist',
  text: `select
      exists (select from account a where a.clinic_id = $1 and a.state = 'active'
        and a.roles && array['provider', 'nurse', 'coordinator']) as staff,
      (select count(*) > 1 from account a where a.clinic_id = $1 and a.state = 'active' and 'admin' = any (a.roles))
        as "second-admin",
      exists (select from clinic_hours h where h.clinic_id = $1) as hours,
      exists (select from on_call_entry e where e.clinic_id = $1) as "on-call",
      exists (select from clinic_setting s where s.clinic_id = $1 and s.kind = 'crisis' and s.changed_by is not null)
        as crisis,
      exists (select from clinic_setting s where s.clinic_id = $1 and s.kind = 'retention' and s.changed_by is not null)
        as retention,
      exists (select from patient p where p.clinic_id = $1) as patients`,
};

/** Tells an administrator what a new clinic still lacks, until it lacks nothing. */
@Injectable()
export class Checklist {
  constructor(
    private readonly work: Work,
    private readonly runs: BackupRuns,
    @Inject(INSTALLATION) private readonly installation: Installation,
  ) {}

  /** Each thing, done or not. */
  view(actor: Actor): Promise<ChecklistView> {
    return this.work.as(actor, async (tx) => {
      const [there] = await tx.query<Record<string, boolean>>(THERE, [actor.clinicId]);
      const { SMTP_URL, BACKUP_DIR } = this.installation.settings;
      const { backup, proof } = await this.runs.proven();
      const done: Partial<Record<ChecklistItem, boolean>> = {
        ...there,
        mail: SMTP_URL !== undefined,
        'daily-copy': BACKUP_DIR !== undefined && backup !== null,
        proof: isProven(Date.now(), proof),
      };
      return { items: CHECKLIST.map((item) => ({ item, isDone: done[item] ?? false })) };
    });
  }
}
