import { Injectable } from '@nestjs/common';
import type { CheckInPath, Finding } from '@holdfast/check-in/model';
import type { Actor, Id } from '@holdfast/platform/model';
import { hotCall, type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { factsPlace, patientKey } from '../check-in-view';

const SETTLE: Prepared = {
  name: 'check_in_settle',
  text: `select check_in_settle($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, null)`,
};

// What the database says where the sheet is not the latest.
const CHANGED = 'HF409';
const SUBMIT = hotCall('check_in_submit', 17);

/** What a finished check-in came to. */
export interface Settled {
  readonly seconds: number;
  readonly partial: boolean;
  readonly late: boolean;
  readonly scores: readonly {
    readonly form: string;
    readonly version: number;
    readonly total: number;
    readonly band: string | null;
    readonly step: number | null;
  }[];
  readonly findings: readonly Finding[];
  /** Index of the most pressing finding in URGENCIES. */
  readonly urgency: number;
  /** What item 9 of the PHQ-9 said; null where it was not asked. */
  readonly item9: 'zero' | 'positive' | null;
  /** Whether it tells of thoughts of harm; null where nothing asked about them. */
  readonly atRisk: boolean | null;
}

/** Writes down what a check-in came to: state, scores, findings, where the patient stands; one statement. */
@Injectable()
export class Settlement {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
  ) {}

  /** Settles a check-in that is held, inside ongoing work, and tells those who may know. */
  async settle(tx: Tx, { patientId, checkInId }: CheckInPath, settled: Settled): Promise<void> {
    const { clinicId } = tx.actor;
    const place = [clinicId, checkInId, patientId, new Date(tx.now)];
    await tx.query(SETTLE, [...place, ...(await this.values(clinicId, { patientId, checkInId }, settled))]);
    tx.hint({ kind: 'check-in', patientId, threadId: null, seq: 0, accountId: null, on: true });
    tx.touch(patientId, 'check-in');
  }

  /**
   * The same in one statement without a lock, leaving the actor's entry in the trail.
   *
   * @param revision of the sheet that this was made from
   * @param sequel what follows from it for the patient
   * @returns false where something changed since the sheet was read; then nothing was written
   */
  async once(
    actor: Actor,
    { patientId, checkInId }: CheckInPath,
    settled: Settled,
    { revision, sequel }: { revision: number; sequel: string | null },
  ): Promise<boolean> {
    const own = await this.values(actor.clinicId, { patientId, checkInId }, settled);
    try {
      await this.work.once(actor, SUBMIT, [checkInId, revision, ...own, sequel]);
    } catch (cause) {
      if ((cause as { code?: string }).code === CHANGED) return false;
      throw cause;
    }
    this.work.hint(actor.clinicId, { kind: 'check-in', patientId, threadId: null, seq: 0, accountId: null, on: true });
    return true;
  }

  private async values(clinicId: Id, { patientId, checkInId }: CheckInPath, settled: Settled): Promise<unknown[]> {
    const { scores, findings } = settled;
    const key = patientKey(clinicId, patientId);
    const facts = findings.map(({ rule, facts: one }) =>
      this.sealing.seal(key, factsPlace(clinicId, checkInId, rule), JSON.stringify(one)),
    );
    return [
      ...[settled.seconds, settled.partial, settled.late, settled.urgency, settled.item9, settled.atRisk],
      scores.map(({ form }) => form),
      scores.map(({ version }) => version),
      scores.map(({ total }) => total),
      scores.map(({ band }) => band),
      scores.map(({ step }) => step),
      findings.map(({ rule }) => rule),
      findings.map(({ urgency }) => urgency),
      await Promise.all(facts),
    ];
  }
}
