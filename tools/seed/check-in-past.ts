import { Injectable } from '@nestjs/common';
import { addDays, localDay, localInstant } from '@holdfast/check-in/model';
import { Entering, Plans, Reports } from '@holdfast/check-in/server';
import { type Actor, type Id, newId } from '@holdfast/platform/model';
import { Clock } from '@holdfast/platform/server';
import { AlertHandling, AlertReading } from '@holdfast/safety/server';
import type { CastClinic } from './cast';
import type { SeededClinic } from './demo-founding';
import { type Trajectory, type TrajectoryPoint, trajectoriesOf } from './trajectories';

const DAY = 86_400_000;
const INFUSION_DAYS = [0, 3, 7, 10, 14, 17];
const SILENT_SINCE = 30;
const UNREAD_DAYS = 2;

/** Lives through the check-ins of a demo clinic: months of answers, given, read and, where they alarmed, dealt with. */
@Injectable()
export class CheckInPast {
  constructor(
    private readonly clock: Clock,
    private readonly plans: Plans,
    private readonly entering: Entering,
    private readonly reports: Reports,
    private readonly alerts: AlertReading,
    private readonly handling: AlertHandling,
  ) {}

  /** Lives through it, ending at `now`, milliseconds since 1970. */
  async run(seeded: SeededClinic, clinic: CastClinic, now: number): Promise<void> {
    for (const one of trajectoriesOf(clinic)) await this.live(clinic, seeded, one, now);
    this.clock.replay(now);
  }

  private async live(clinic: CastClinic, seeded: SeededClinic, one: Trajectory, now: number): Promise<void> {
    const patientId = seeded.patientIds.get(one.patient) ?? '';
    const team = clinic.patients.find(({ key }) => key === one.patient)?.team ?? [];
    const nurse = actorOf(seeded, team[1] ?? '', patientId);
    const patient = actorOf(seeded, one.patient, patientId);
    const today = localDay(now, clinic.zone);
    const first = addDays(today, -one.startedAgo);
    // The past is lived without a plan; it takes over from where the answers end.
    this.clock.replay(now - (one.startedAgo + 4) * DAY);
    await this.plans.set(nurse, patientId, { version: 1, plan: null, zone: clinic.zone, paused: true });
    for (const point of one.points) {
      const at = localInstant(addDays(first, point.day), '09:40', clinic.zone);
      if (at < now) await this.answer(patient, nurse, patientId, point, at, now);
    }
    this.clock.replay(one.course === 'silent' ? now - SILENT_SINCE * DAY : now);
    await this.anchors(nurse, patientId, one, first, today);
    await this.plans.set(nurse, patientId, { version: 2, plan: null, zone: clinic.zone, paused: false });
  }

  private async answer(patient: Actor, nurse: Actor, patientId: Id, point: TrajectoryPoint, at: number, now: number) {
    const checkInId = newId();
    this.clock.replay(at);
    const forms = [{ id: 'phq-9', version: 1, answers: phq9Of(point) }];
    if (point.gad7 !== null) forms.push({ id: 'gad-7', version: 1, answers: spread(point.gad7, 7) });
    const byStaff = point.mode === 'phone' || point.mode === 'paper';
    const input = { mode: point.mode, takenAt: new Date(at).toISOString(), forms };
    await this.entering.enter(byStaff ? nurse : patient, { patientId, checkInId }, input);
    if (at > now - UNREAD_DAYS * DAY) return;
    this.clock.replay(at + 3 * 3_600_000);
    await this.reports.markRead(nurse, { patientId, checkInId });
    if (point.item9 > 0) await this.settle(nurse, patientId, at);
  }

  private async settle(nurse: Actor, patientId: Id, at: number): Promise<void> {
    const open = await this.alerts.list(nurse, { state: 'open', limit: 50 });
    for (const { id: alertId, version } of open.items.filter((one) => one.patientId === patientId)) {
      await this.handling.dispose(
        nurse,
        { patientId, alertId },
        {
          version,
          contactedAt: new Date(at + 2 * 3_600_000).toISOString(),
          method: 'phone',
          whereabouts: 'At home.',
          safeNow: 'yes',
          screenLevel: 'low',
          riskFactors: 'Long depression; thoughts of being better off dead, no plan.',
          protectiveFactors: 'Family, wants to begin treatment.',
          meansAsked: 'asked',
          plan: 'plan-updated',
          nextCheckOn: new Date(at + 2 * DAY).toISOString().slice(0, 10),
          supervisorId: null,
          note: null,
        },
      );
    }
  }

  private async anchors(nurse: Actor, patientId: Id, one: Trajectory, first: string, today: string): Promise<void> {
    const set = (kind: 'intake' | 'infusion' | 'induction-end', day: string) =>
      this.plans.setAnchor(nurse, { patientId, anchorId: newId() }, { kind, day });
    if (one.course === 'starting') {
      const before = addDays(today, -120);
      for (const day of INFUSION_DAYS) await set('infusion', addDays(before, day));
      await set('induction-end', addDays(before, INFUSION_DAYS.at(-1) ?? 0));
    }
    await set('intake', first);
    for (const offset of INFUSION_DAYS)
      if (addDays(first, offset) <= today) await set('infusion', addDays(first, offset));
    if (one.course === 'starting') await set('infusion', today);
    else await set('induction-end', addDays(first, INFUSION_DAYS.at(-1) ?? 0));
  }
}

/** Answers to the nine questions that add up to a total, item 9 as told. */
function phq9Of({ phq9, item9 }: TrajectoryPoint): Record<string, number> {
  const difficulty = phq9 < 5 ? 0 : phq9 < 15 ? 1 : 2;
  return { ...spread(phq9 - item9, 8), 9: item9, ...(phq9 > 0 ? { 10: difficulty } : {}) };
}

/** A total spread over so many questions of 0 to 3 points. */
function spread(total: number, questions: number): Record<string, number> {
  const each = Math.floor(total / questions);
  const more = total % questions;
  const values = Array.from({ length: questions }, (_, index) =>
    Math.min(3, each + ((index * 3) % questions < more ? 1 : 0)),
  );
  return Object.fromEntries(values.map((value, index) => [String(index + 1), value]));
}

function actorOf(seeded: SeededClinic, key: string, chart: Id): Actor {
  const actor = seeded.actors.get(key);
  if (!actor) throw new Error(`Nobody of the cast is called ${key}.`);
  return { ...actor, action: 'demo.live', chart };
}
