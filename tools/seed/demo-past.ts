import { Injectable } from '@nestjs/common';
import type { CastClinic } from './cast';
import { CheckInPast } from './check-in-past';
import { CoursePast } from './course-past';
import { pastOf } from './conversations';
import type { SeededClinic } from './demo-founding';
import { DemoReplay } from './demo-replay';
import { DirectoryPast } from './directory-past';
import { ReferralPast } from './referral-past';
import { SafetyPast } from './safety-past';

/** All that a demo clinic lived through, one subject after the other. */
@Injectable()
export class DemoPast {
  constructor(
    private readonly replay: DemoReplay,
    private readonly checkIns: CheckInPast,
    private readonly course: CoursePast,
    private readonly safety: SafetyPast,
    private readonly directory: DirectoryPast,
    private readonly referrals: ReferralPast,
  ) {}

  /** Lives through a clinic's past up to `now`. @param say told what is being done, in a few words */
  async run(seeded: SeededClinic, cast: CastClinic, now: number, say: (line: string) => void): Promise<void> {
    const deeds = pastOf(cast, now);
    say(`${cast.name}: living through ${deeds.length} events of the last five months`);
    await this.replay.run(seeded, deeds, say);
    say(`${cast.name}: living through the check-ins of ${cast.patients.length} patients`);
    await this.checkIns.run(seeded, cast, now);
    await this.course.run(seeded, cast, now);
    await this.safety.run(seeded, cast, now);
    await this.directory.run(seeded, cast, now);
    await this.referrals.run(seeded, cast, now);
  }
}
