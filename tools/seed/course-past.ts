import { Injectable } from '@nestjs/common';
import { addDays, localDay } from '@holdfast/check-in/model';
import { type Actor, type Id, newId } from '@holdfast/platform/model';
import { Clock } from '@holdfast/platform/server';
import {
  consentHash,
  type ConsentLanguage,
  CURRENT_CONSENT,
  FACTOR_IDS,
  type SuitabilityAnswers,
  type TreatmentPlan,
} from '@holdfast/treatment/model';
import { SuitabilityScreens, TreatmentConsents, TreatmentPlans } from '@holdfast/treatment/server';
import type { CastClinic } from './cast';
import type { SeededClinic } from './demo-founding';
import { trajectoriesOf } from './trajectories';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What one patient did before their infusions, and how far they came. */
interface PastCourse {
  readonly patient: string;
  readonly raised: Partial<SuitabilityAnswers['factors']>;
  readonly medicines: readonly string[];
  readonly anythingElse: string | null;
  /** What was talked about; null while it waits. */
  readonly note: string | null;
  readonly consent: 'none' | 'signed' | 'withdrawn';
  readonly language: ConsentLanguage;
  /** In the patient's words; null where no plan was made. */
  readonly goals: string | null;
  readonly mgPerKg: number;
  readonly weightKg: number;
  readonly escort: TreatmentPlan['escort'];
}

const WILLOW_COURSES: readonly PastCourse[] = [
  {
    patient: 'sam.rivera',
    raised: { bipolar: 'unsure' },
    medicines: ['Sertraline 100 mg', 'Lorazepam 0.5 mg when needed'],
    anythingElse: 'I get cold easily. A blanket would help.',
    note: 'One low summer in 2012, never high. Lorazepam about once a week; stays as it is, not before an infusion.',
    ...{ consent: 'signed', language: 'en', mgPerKg: 0.5, weightKg: 68 },
    goals: 'To get up with my kids on weekdays, and to want to.',
    escort: { name: 'Ana Rivera', relation: 'sister', phone: '503 555 0142' },
  },
  {
    patient: 'jordan.park',
    raised: { 'other-illness': 'yes' },
    medicines: ['Methylphenidate 20 mg'],
    ...{ anythingElse: null, note: null },
    ...{ consent: 'signed', language: 'en', mgPerKg: 0.5, weightKg: 74 },
    goals: 'To finish the course I began, one class at a time.',
    escort: null,
  },
  {
    patient: 'rosa.diaz',
    raised: { cardiovascular: 'yes' },
    medicines: ['Lisinopril 10 mg'],
    anythingElse: null,
    note: 'Pressure at home 128/78 for three weeks. Goes on with lisinopril, also on the day.',
    ...{ consent: 'signed', language: 'es', mgPerKg: 0.5, weightKg: 61 },
    goals: 'Volver a cantar con mis vecinas.',
    escort: { name: 'Lucía Díaz', relation: 'daughter', phone: '503 555 0178' },
  },
  {
    patient: 'mateo.ito',
    raised: { 'substance-use': 'unsure' },
    medicines: [],
    ...{ anythingElse: 'I would rather talk about this than write it.', note: null },
    ...{ consent: 'none', language: 'en', goals: null, mgPerKg: 0.5, weightKg: 80, escort: null },
  },
  {
    patient: 'alma.cole',
    raised: {},
    medicines: [],
    ...{ anythingElse: null, note: 'Nothing to add.' },
    ...{ consent: 'withdrawn', language: 'en', mgPerKg: 0.5, weightKg: 70 },
    goals: 'To sleep through a night.',
    escort: null,
  },
];

/** What the patients of a demo clinic were asked before their infusions, what they signed, and what was planned. */
@Injectable()
export class CoursePast {
  constructor(
    private readonly clock: Clock,
    private readonly screens: SuitabilityScreens,
    private readonly consents: TreatmentConsents,
    private readonly plans: TreatmentPlans,
  ) {}

  /** Lives through it, ending at `now`, milliseconds since 1970. */
  async run(seeded: SeededClinic, clinic: CastClinic, now: number): Promise<void> {
    for (const one of clinic.key === 'willow' ? WILLOW_COURSES : []) {
      const patientId = seeded.patientIds.get(one.patient);
      const { startedAgo } = trajectoriesOf(clinic).find(({ patient }) => patient === one.patient) ?? {};
      // A smaller cast has fewer patients.
      if (patientId && startedAgo !== undefined) await this.live(seeded, clinic, one, patientId, startedAgo, now);
    }
    this.clock.replay(now);
  }

  private async live(
    seeded: SeededClinic,
    clinic: CastClinic,
    one: PastCourse,
    patientId: Id,
    startedAgo: number,
    now: number,
  ): Promise<void> {
    const begun = now - (startedAgo + 3) * DAY;
    const team = clinic.patients.find(({ key }) => key === one.patient)?.team ?? [];
    const [provider = '', nurse = ''] = team;
    const as = (key: string): Actor => actorOf(seeded, key, patientId);
    this.clock.replay(begun);
    const screenId = newId();
    await this.screens.save(as(one.patient), { patientId, screenId }, answersOf(one));
    this.clock.replay(begun + 5 * HOUR);
    const { note } = one;
    if (note) await this.screens.talk(as(nurse), { patientId, screenId, talkId: newId() }, { note });
    this.clock.replay(begun + DAY);
    if (one.consent !== 'none') await this.sign(as(one.patient), one, patientId, nameOf(clinic, one.patient));
    this.clock.replay(begun + 2 * DAY);
    const from = addDays(localDay(now, clinic.zone), -startedAgo);
    const plan = planOf(one, from);
    const signedName = nameOf(clinic, provider);
    if (plan) await this.plans.sign(as(provider), patientId, { version: 0, plan, signedName });
    this.clock.replay(begun + 2.5 * DAY);
    if (one.consent === 'withdrawn')
      await this.consents.withdraw(as(one.patient), { patientId, withdrawalId: newId() });
  }

  private async sign(patient: Actor, { language }: PastCourse, patientId: Id, signedName: string): Promise<void> {
    const { version } = CURRENT_CONSENT;
    const statements = CURRENT_CONSENT[language].statements.map(({ id }) => id);
    const sha256 = consentHash(version, language) ?? '';
    const input = { version, language, sha256, statements, signedName };
    await this.consents.sign(patient, { patientId, consentId: newId() }, input);
  }
}

function answersOf({ raised, medicines, anythingElse }: PastCourse): SuitabilityAnswers {
  const calm = Object.fromEntries(FACTOR_IDS.map((id) => [id, 'no'])) as SuitabilityAnswers['factors'];
  return { factors: { ...calm, ...raised }, medicines: [...medicines], anythingElse };
}

function planOf({ goals, mgPerKg, weightKg, escort }: PastCourse, countsFrom: string): TreatmentPlan | null {
  if (!goals) return null;
  const dose = { basis: 'actual-weight' as const, mgPerKg, weightKg };
  return { route: 'iv', dose, infusions: 6, countsFrom, leastDays: 2, mostDays: 4, goals, escort, notes: null };
}

function nameOf({ staff, patients }: CastClinic, key: string): string {
  return [...staff, ...patients].find((one) => one.key === key)?.name ?? '';
}

function actorOf({ actors }: SeededClinic, key: string, chart: Id): Actor {
  const actor = actors.get(key);
  if (!actor) throw new Error(`Nobody of the cast is called ${key}.`);
  return { ...actor, action: 'demo.seed', chart };
}
