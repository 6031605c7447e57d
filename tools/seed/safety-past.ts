import { Injectable } from '@nestjs/common';
import type { Actor, Id } from '@holdfast/platform/model';
import { Clock, Work } from '@holdfast/platform/server';
import { type AlertLevel, DEFAULT_TERMS, type Disposition, type OnCallEntry } from '@holdfast/safety/model';
import { AlertHandling, Alerts, SafetySettings } from '@holdfast/safety/server';
import type { CastClinic } from './cast';
import type { SeededClinic } from './demo-founding';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NIGHTS = { weekdays: [1, 2, 3, 4, 5], from: '17:00', to: '08:00' };
const WEEKEND = { weekdays: [6, 7], from: '08:00', to: '08:00' };

/** One answer that raised an alert, and what people made of it. */
interface PastAlert {
  readonly patient: string;
  readonly agoMs: number;
  readonly level: AlertLevel;
  readonly value: number;
  readonly note: string;
  /** Left out where the person is still at it. */
  readonly record?: Omit<Disposition, 'contactedAt' | 'nextCheckOn' | 'supervisorId' | 'method'>;
}

const WILLOW_ALERTS: readonly PastAlert[] = [
  {
    patient: 'rosa.diaz',
    agoMs: 41 * DAY,
    level: 'high',
    value: 2,
    note: 'Calling her now.',
    record: {
      whereabouts: 'At home in Gresham, her daughter is with her.',
      safeNow: 'yes',
      screenLevel: 'low',
      riskFactors: 'Two bad nights, anniversary of her husband’s death this week.',
      protectiveFactors: 'Her daughter stays until Sunday. She wants to see the spring.',
      meansAsked: 'asked',
      plan: 'moved-up',
      note: 'Visit moved to Thursday. She has 988 on the fridge.',
    },
  },
  {
    patient: 'grace.kim',
    agoMs: 9 * DAY,
    level: 'moderate',
    value: 1,
    note: 'Will call before lunch.',
    record: {
      whereabouts: 'At work, took the call in an empty room.',
      safeNow: 'yes',
      screenLevel: 'none',
      riskFactors: 'Tired of being tired, no wish to die.',
      protectiveFactors: 'Her sister, her choir, the next infusion is booked.',
      meansAsked: 'asked',
      plan: 'plan-updated',
      note: 'We went through her safety plan and added the choir.',
    },
  },
  {
    patient: 'nadia.voss',
    agoMs: 100 * MINUTE,
    level: 'high',
    value: 2,
    note: 'Tried once, voicemail. Trying again in ten minutes.',
  },
];

/** What a demo clinic arranged about alerts, and the few it had: raised, taken on and closed by its own people. */
@Injectable()
export class SafetyPast {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly alerts: Alerts,
    private readonly handling: AlertHandling,
    private readonly settings: SafetySettings,
  ) {}

  /** Lives through it, ending at `now`, milliseconds since 1970. */
  async run(seeded: SeededClinic, cast: CastClinic, now: number): Promise<void> {
    this.clock.replay(now - 150 * DAY);
    await this.arrange(seeded, cast);
    if (cast.key !== 'willow') return;
    for (const past of WILLOW_ALERTS) await this.live(seeded, past, now);
  }

  private async arrange(seeded: SeededClinic, { staff }: CastClinic): Promise<void> {
    const keysOf = (role: string) =>
      staff.filter(({ roles }) => (roles as readonly string[]).includes(role)).map(({ key }) => key);
    const [nurses, providers] = [keysOf('nurse'), keysOf('provider')];
    const boss = actorOf(seeded, providers[0] ?? '', 'on-call.set', null);
    const entry = (key: string, hours: typeof NIGHTS): OnCallEntry => ({
      staffId: actorOf(seeded, key, '', null).accountId,
      ...hours,
    });
    const entries = [
      ...nurses.slice(0, 1).map((key) => entry(key, NIGHTS)),
      ...nurses.slice(-1).map((key) => entry(key, WEEKEND)),
      ...providers.map((key) => entry(key, NIGHTS)),
    ];
    await this.settings.setOnCall(boss, { version: 0, entries });
    await this.settings.setTerms({ ...boss, action: 'safety-terms.set' }, { version: 0, terms: DEFAULT_TERMS });
  }

  private async live(seeded: SeededClinic, past: PastAlert, now: number): Promise<void> {
    const patientId = seeded.patientIds.get(past.patient);
    // A smaller cast has fewer patients.
    if (!patientId) return;
    const at = now - past.agoMs;
    this.clock.replay(at);
    const { level, value } = past;
    const cause = { patientId, kind: 'finding', level, rule: 'phq-9.item-9', concern: 'harm', sourceId: null } as const;
    const patient = actorOf(seeded, past.patient, 'answer.save', patientId);
    const raised = await this.work.as(patient, (tx) => this.alerts.raise(tx, { ...cause, facts: { value } }));
    const path = { patientId, alertId: raised.id };
    const dana = (action: string) => actorOf(seeded, 'dana', action, patientId);
    this.clock.replay(at + 6 * MINUTE);
    const claimed = await this.handling.own(dana('alert.claim'), path, { version: 1, mine: true });
    this.clock.replay(at + 8 * MINUTE);
    const seen = { version: claimed.version, note: past.note };
    const { version } = await this.handling.acknowledge(dana('alert.acknowledge'), path, seen);
    if (!past.record) return;
    this.clock.replay(at + 45 * MINUTE);
    await this.handling.dispose(dana('alert.dispose'), path, {
      ...past.record,
      version,
      method: 'phone',
      contactedAt: new Date(at + 20 * MINUTE).toISOString(),
      nextCheckOn: new Date(at + 2 * DAY).toISOString().slice(0, 10),
      supervisorId: actorOf(seeded, 'okafor', '', null).accountId,
    });
  }
}

function actorOf({ actors }: SeededClinic, key: string, action: string, chart: Id | null): Actor {
  const actor = actors.get(key);
  if (!actor) throw new Error(`Nobody of the cast is called ${key}.`);
  return { ...actor, action, chart };
}
