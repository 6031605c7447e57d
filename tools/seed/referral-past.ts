import { Injectable } from '@nestjs/common';
import { type Actor, type Id, newId } from '@holdfast/platform/model';
import { Clock } from '@holdfast/platform/server';
import { DirectoryKeeping } from '@holdfast/referral/server';
import { AttemptPast } from './attempt-past';
import type { CastClinic } from './cast';
import type { SeededClinic } from './demo-founding';
import { type ReferralDeed, type ReferralScript, WILLOW_REFERRALS } from './referral-scripts';
import { type PastSearch, SearchPast } from './search-past';

const DAY_MS = 86_400_000;

/** The ways to a therapist that patients of a demo clinic are on, each step by whoever takes it. */
@Injectable()
export class ReferralPast {
  constructor(
    private readonly clock: Clock,
    private readonly directory: DirectoryKeeping,
    private readonly searches: SearchPast,
    private readonly attempts: AttemptPast,
  ) {}

  /** Lives through them, ending at `now`, milliseconds since 1970. */
  async run(seeded: SeededClinic, clinic: CastClinic, now: number): Promise<void> {
    if (clinic.key !== 'willow') return;
    const { items } = await this.directory.list(actorOf(seeded, 'lee', null));
    const therapists = new Map(items.map(({ id, entry }) => [entry.name, id]));
    for (const script of WILLOW_REFERRALS) {
      const patientId = seeded.patientIds.get(script.patient);
      const name = clinic.patients.find(({ key }) => key === script.patient)?.name ?? '';
      // A smaller cast has fewer patients.
      if (!patientId) continue;
      const [lee, patient] = [actorOf(seeded, 'lee', patientId), actorOf(seeded, script.patient, patientId)];
      const past: PastSearch = { patientId, name, lee, patient, searchId: newId(), therapistIds: [], referralId: '' };
      await this.live(past, script, therapists, now);
    }
    this.clock.replay(now);
  }

  private async live(
    past: PastSearch,
    { deeds }: ReferralScript,
    therapists: ReadonlyMap<string, Id>,
    now: number,
  ): Promise<void> {
    for (const deed of deeds) {
      this.clock.replay(now - deed.ago * DAY_MS);
      await this.enact(past, deed, therapists, now);
    }
  }

  private async enact(
    past: PastSearch,
    deed: ReferralDeed,
    therapists: ReadonlyMap<string, Id>,
    now: number,
  ): Promise<void> {
    switch (deed.does) {
      case 'ask':
        return this.searches.ask(past);
      case 'search': {
        const among = deed.among.map((name) => therapists.get(name) ?? '');
        return this.searches.begin(past, among, deed.words, deed.urgency ?? 'routine');
      }
      case 'rank':
        return this.searches.rank(past, deed.isStanding ?? false);
      case 'sign':
        return this.searches.sign(past);
      case 'draft':
      case 'send':
        return this.attempts.begin(past, therapists.get(deed.to) ?? '', deed.does === 'send');
      case 'call':
        return this.attempts.call(past);
      case 'write':
        return this.attempts.write(past, deed.says);
      case 'close':
        return this.attempts.close(past);
      case 'move': {
        const { to, says: reason = null, outcome = null, visitIn, sessions } = deed;
        const appointmentAt = visitIn === undefined ? null : new Date(atTen(now + visitIn * DAY_MS)).toISOString();
        const attended = sessions ? { attended: sessions[0], planned: sessions[1] } : null;
        return this.attempts.move(past, { to, reason, outcome, appointmentAt, sessions: attended });
      }
    }
  }
}

// A visit stands at a full hour.
function atTen(at: number): number {
  const day = new Date(at);
  day.setUTCHours(18, 0, 0, 0);
  return day.getTime();
}

function actorOf({ actors }: SeededClinic, key: string, chart: Id | null): Actor {
  const actor = actors.get(key);
  if (!actor) throw new Error(`Nobody of the cast is called ${key}.`);
  return { ...actor, action: 'demo.seed', chart };
}
