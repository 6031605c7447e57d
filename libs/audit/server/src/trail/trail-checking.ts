import { Injectable } from '@nestjs/common';
import type { TrailCheck } from '@holdfast/audit/model';
import type { Actor } from '@holdfast/platform/model';
import { KeyRing, Work } from '@holdfast/platform/server';
import { checkLog, readLog } from '../check/log-reading';
import { checkTools } from '../seal/audit-key';
import { CheckpointFolder } from '../seal/checkpoint-folder';

const LATEST = 100_000; // entries; more would keep a person waiting, and the command line checks all

/** Checks the clinic's log while it lives, for a person who asks. */
@Injectable()
export class TrailChecking {
  constructor(
    private readonly work: Work,
    private readonly ring: KeyRing,
    private readonly folder: CheckpointFolder,
  ) {}

  /** Checks every place of the log, and the entries of the latest hundred thousand. */
  now(actor: Actor): Promise<TrailCheck> {
    const { clinicId } = actor;
    // Before the log is read, so that nothing outside can be newer than what is read.
    const outside = this.folder.read(clinicId);
    return this.work.as(actor, async (tx) => {
      const lines = readLog((...given) => tx.query(...given), clinicId, LATEST);
      const { flaws, ...verdict } = await checkLog(lines, clinicId, checkTools(this.ring.auditKey), outside);
      return {
        at: new Date().toISOString(),
        size: verdict.size,
        checkpoints: verdict.checkpoints,
        waiting: verdict.waiting,
        entriesFrom: Math.max(0, verdict.size - LATEST),
        isOutside: outside !== null,
        flaws: flaws.map(({ kind, position, entryId }) => ({ kind, position, entryId })),
      };
    });
  }
}
