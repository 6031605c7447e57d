import { Injectable } from '@nestjs/common';
import type { DemoSignInList } from '@holdfast/identity/model';
import { DemoSignIns, PasswordHashing } from '@holdfast/identity/server';
import { newId, systemOf } from '@holdfast/platform/model';
import { Clock, Work } from '@holdfast/platform/server';
import { CAST, DEMO_PASSWORD, emailOf } from './cast';
import { DemoFounding } from './demo-founding';
import { DemoPast } from './demo-past';

/** Makes the demo clinics: the people, and months of what they said to each other, through the product's own doors. */
@Injectable()
export class DemoSeed {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly passwords: PasswordHashing,
    private readonly signIns: DemoSignIns,
    private readonly founding: DemoFounding,
    private readonly past: DemoPast,
  ) {}

  /** Seeds every clinic of the cast. @param say told what is being done, in a few words */
  async seed(say: (line: string) => void): Promise<void> {
    const now = this.clock.now();
    const passwordHash = await this.passwords.hash(DEMO_PASSWORD);
    for (const clinic of CAST) {
      say(`${clinic.name}: ${clinic.staff.length} staff, ${clinic.patients.length} patients`);
      const clinicId = newId();
      const actor = systemOf(clinicId, 'demo.seed');
      const seeded = await this.work.as(actor, (tx) => this.founding.found(tx, clinic, passwordHash));
      await this.past.run(seeded, clinic, now, say);
    }
    this.clock.replay(null);
    this.signIns.keep(signInList());
  }
}

function signInList(): DemoSignInList {
  const items = CAST.flatMap((clinic) =>
    [
      ...clinic.patients.map((one) => ({
        one,
        name: one.name,
        role: 'patient' as const,
        featured: one.featured ?? false,
      })),
      ...clinic.staff.map((one) => ({
        one,
        name: one.name,
        role: one.roles[0] ?? ('admin' as const),
        featured: one.featured ?? false,
      })),
    ].map(({ one, name, role, featured }) => ({
      role,
      name,
      clinic: clinic.name,
      email: emailOf(clinic, one),
      password: DEMO_PASSWORD,
      featured,
    })),
  );
  return { items };
}
