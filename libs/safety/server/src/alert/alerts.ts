import { Injectable } from '@nestjs/common';
import { type Id, missing, newId, SYSTEM_ACCOUNT } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx } from '@holdfast/platform/server';
import type { AlertLevel, Concern } from '@holdfast/safety/model';
import { SafetyArrangements } from '../on-call/safety-arrangements';
import { factsPlace, patientKey } from './alert-sealing';

/** What raises an alert, inside ongoing work. */
export interface AlertCause {
  /** The caller's identifier where a retry must be safe and there is no source. */
  readonly id?: Id;
  readonly patientId: Id;
  readonly kind: 'finding' | 'unsafe-now';
  readonly level: AlertLevel;
  /** The rule that fired, for example `phq-9.item-9`. */
  readonly rule: string;
  /** Whether the rule is about harming oneself or about the body; it decides what the record must hold. */
  readonly concern: Concern;
  /** What the words of the reason need. Sealed under the patient's key; never free text that someone typed. */
  readonly facts: Readonly<Record<string, number | string>>;
  /** The check-in that the answer belongs to; one source has one alert, whatever number of rules speak. */
  readonly sourceId: Id | null;
  /** Whether it is said after something else was said, and not only said again. */
  readonly anew?: boolean;
}

/** What stands after an alert was raised, and what the patient may be told of it. */
export interface RaisedAlert {
  readonly id: Id;
  readonly level: AlertLevel;
  /** Whether this call made the alert. */
  readonly made: boolean;
  /** By when someone contacts the patient; null where nobody can promise that. */
  readonly contactBy: Date | null;
  /** Whether anyone is there to read it now. */
  readonly someoneReads: boolean;
}

const RAISE: Prepared = {
  name: 'alert_raise',
  text: 'select * from alert_raise($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)',
};

interface Raised {
  [column: string]: unknown;
  id: string;
  level: AlertLevel;
  made: boolean;
  changed: boolean;
  contact_by: Date | null;
  someone_reads: boolean;
}

/** Raises alerts, in the commit of what raised them. */
@Injectable()
export class Alerts {
  constructor(
    private readonly sealing: Sealing,
    private readonly arrangements: SafetyArrangements,
  ) {}

  /**
   * Raises an alert. Again from the same source it is the same alert: another rule adds its reason, a graver one raises the
   * level and begins the climb anew, and where a record was written already anything that is new opens it again. It never
   * closes anything.
   * Fails with `missing` when the identifier belongs to something else.
   */
  async raise(tx: Tx, cause: AlertCause): Promise<RaisedAlert> {
    const { clinicId, accountId } = tx.actor;
    const { patientId, kind, level, rule, sourceId } = cause;
    const times = await this.arrangements.dueTimes(tx, level);
    const [id, stepId] = [cause.id ?? newId(), newId()];
    const facts = JSON.stringify(cause.facts);
    const key = patientKey(clinicId, patientId);
    const [raised] = await tx.query<Raised>(RAISE, [
      ...[clinicId, id, patientId, kind, level, rule, sourceId, stepId],
      await this.sealing.seal(key, factsPlace(clinicId, stepId), facts),
      await this.sealing.digest(key, `${level} ${facts}`),
      accountId === SYSTEM_ACCOUNT ? null : accountId,
      new Date(tx.now),
      new Date(times.acknowledgeBy),
      times.contactBy === null ? null : new Date(times.contactBy),
      times.someoneReads,
      cause.anew ?? false,
      cause.concern,
    ]);
    if (!raised) throw missing();
    const hint = { kind: 'alert', patientId, threadId: null, seq: 0, accountId: null, on: raised.made } as const;
    if (raised.changed) tx.hint(hint, 'safety');
    tx.touch(patientId, 'alert');
    return {
      id: raised.id,
      level: raised.level,
      made: raised.made,
      contactBy: raised.contact_by,
      someoneReads: raised.someone_reads,
    };
  }
}
