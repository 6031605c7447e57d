import { Injectable } from '@nestjs/common';
import {
  type CheckInPath,
  type CheckInReceipt,
  closedBecause,
  type FormRef,
  isAlarming,
  type SubmitCheckIn,
} from '@holdfast/check-in/model';
import { type Instrument, instrumentOf } from '@holdfast/instruments/model';
import type { Actor } from '@holdfast/platform/model';
import { Clock } from '@holdfast/platform/server';
import { RuleSettings } from '../setting/rule-settings';
import { AnswerSheets, type OpenSheet } from './answer-sheet';
import { reckon } from './reckoning';
import { type Settled, Settlement } from './settlement';
import { Submission } from './submission';
import { SubmissionSequel } from './submission-sequel';

/**
 * The hot path of finishing: reads ahead, reckons, and writes in one statement. Whatever is out of the ordinary goes the
 * whole way of Submission: danger, a form of the clinic's own, a checklist that looks back, an answer that came meanwhile.
 */
@Injectable()
export class SwiftSubmission {
  constructor(
    private readonly clock: Clock,
    private readonly sheets: AnswerSheets,
    private readonly rules: RuleSettings,
    private readonly settlement: Settlement,
    private readonly submission: Submission,
    private readonly sequel: SubmissionSequel,
  ) {}

  /** Finishes a check-in; a repeat changes nothing. Fails as Submission does. */
  async submit(actor: Actor, path: CheckInPath, input: SubmitCheckIn): Promise<CheckInReceipt> {
    return (await this.swiftly(actor, path, input)) ?? this.submission.submit(actor, path, input);
  }

  private async swiftly(actor: Actor, path: CheckInPath, input: SubmitCheckIn): Promise<CheckInReceipt | null> {
    const thresholds = this.rules.kept(actor.clinicId);
    const now = this.clock.now();
    const sheet = thresholds && (await this.sheets.peek(actor, path.patientId, path.checkInId, now));
    if (!sheet || closedBecause(sheet, now) !== null) return null;
    const instruments = shipped(sheet.forms);
    const screen = sheet.screen ? shipped([sheet.screen]) : [null];
    if (!instruments || !screen || instruments.some(({ id }) => id === 'symptoms')) return null;
    const basis = { instruments, screen: screen[0] ?? null, thresholds, previous: [], now };
    const { open, settled } = reckon(sheet, basis, input);
    if (open.length > 0 && !input.partial) return null;
    if (settled.findings.some(({ urgency }) => isAlarming(urgency))) return null;
    const at = sheet.takenAt ?? now;
    const totals = settled.scores.map(({ form, total }) => ({ form, total, at }));
    const sequel = await this.sequel.of(actor, path.patientId, totals);
    const news = newsOf(settled, sheet);
    if (!(await this.settlement.once(actor, path, news, { revision: sheet.revision, sequel }))) return null;
    return { submittedAt: new Date(now).toISOString(), seconds: input.seconds, late: settled.late, support: null };
  }
}

function shipped(refs: readonly FormRef[]): Instrument[] | null {
  const found = refs.flatMap(({ id, version }) => instrumentOf(id, version) ?? []);
  return found.length === refs.length ? found : null;
}

// That all is well as before need not be written again. Who says otherwise meanwhile is then the one who is believed.
function newsOf(settled: Settled, { earlierItem9, wasAtRisk }: OpenSheet): Settled {
  const [isKnown, isAsBefore] = [settled.item9 === 'zero' && earlierItem9 === 'zero', !settled.atRisk && !wasAtRisk];
  return { ...settled, item9: isKnown ? null : settled.item9, atRisk: isAsBefore ? null : settled.atRisk };
}
