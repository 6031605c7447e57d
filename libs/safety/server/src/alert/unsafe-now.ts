import { Injectable } from '@nestjs/common';
import type { Actor } from '@holdfast/platform/model';
import { type Made, Work } from '@holdfast/platform/server';
import type { AlertPath, SayUnsafe, UnsafeAnswer } from '@holdfast/safety/model';
import { Alerts } from './alerts';

/** A patient says that they are not safe now: heard at once, and the same however often the device says it. */
@Injectable()
export class UnsafeNow {
  constructor(
    private readonly work: Work,
    private readonly alerts: Alerts,
  ) {}

  /** Raises the alert under the device's own identifier for it. @returns what the patient is told */
  say(actor: Actor, { patientId, alertId: id }: AlertPath, { saidAt }: SayUnsafe): Promise<Made<UnsafeAnswer>> {
    return this.work.as(actor, async (tx) => {
      const cause = {
        id,
        patientId,
        kind: 'unsafe-now',
        level: 'critical',
        rule: 'unsafe-now',
        concern: 'harm',
      } as const;
      const raised = await this.alerts.raise(tx, { ...cause, facts: { saidAt }, sourceId: null });
      const { made, someoneReads, contactBy } = raised;
      return { made, view: { contactBy: contactBy?.toISOString() ?? null, someoneReads } };
    });
  }
}
