import { Injectable } from '@nestjs/common';
import { CareTeams, Patients } from '@holdfast/clinic/server';
import type { ThreadMember } from '@holdfast/messaging/model';
import type { Id } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { Correspondents } from '../correspondents';
import { Draft } from '../message/message.entity';
import { ThreadMemberRow } from './thread.entity';

/** Who takes part in a conversation. */
@Injectable()
export class ThreadPeople {
  constructor(
    private readonly patients: Patients,
    private readonly careTeams: CareTeams,
    private readonly correspondents: Correspondents,
  ) {}

  /** Fails with `missing` unless the clinic has this patient. */
  mustExist(tx: Tx, patientId: Id): Promise<void> {
    return this.patients.mustExist(tx, patientId);
  }

  /** The account a patient writes from; null where there is none. */
  patientAccount(tx: Tx, patientId: Id): Promise<Id | null> {
    return this.patients.accountOf(tx, patientId);
  }

  /** Everyone in a conversation: the patient, the care team, and whoever else has read it. */
  async members(tx: Tx, threadId: Id, patientId: Id): Promise<ThreadMember[]> {
    const { clinicId, kind } = tx.actor;
    const rows = await tx.manager.findBy(ThreadMemberRow, { clinicId, threadId });
    const team = await this.careTeams.of(tx, patientId);
    const marks = new Map(rows.map((row) => [row.accountId, row]));
    const ids = [...new Set([...rows.map((row) => row.accountId), ...team.map(({ id }) => id)])];
    const drafts = kind === 'staff' ? await tx.manager.findBy(Draft, { clinicId, threadId, side: 'staff' }) : [];
    const drafting = new Set(drafts.map((draft) => draft.accountId));
    const names = await this.correspondents.of(clinicId, ids, tx);
    return ids.map((accountId) => {
      const mark = marks.get(accountId);
      return {
        accountId,
        name: names.get(accountId)?.name ?? '',
        title: names.get(accountId)?.title ?? '',
        side: mark?.side ?? 'staff',
        readSeq: mark?.readSeq ?? 0,
        readAt: mark?.readAt?.toISOString() ?? null,
        drafting: drafting.has(accountId),
      };
    });
  }
}
