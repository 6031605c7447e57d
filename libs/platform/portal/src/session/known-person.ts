import { Injectable, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter } from 'rxjs';
import { DeviceStore } from '../offline/device-store';
import { Clock } from '../time/clock';
import type { Person } from './person';
import { Session } from './session';

const KEY = 'person';
const LONGEST_MS = { patient: 3 * 86_400_000, proxy: 0, staff: 12 * 3_600_000 };

/**
 * Which patient was signed in here last, so that what lies on the device can be answered after a start without a network.
 * Somebody who works for the clinic is known only where work of theirs asked for it. It is forgotten at sign-out, when a
 * sign-in ends elsewhere, and after three days; for staff at the end of a shift.
 */
@Injectable({ providedIn: 'root' })
export class KnownPerson {
  private readonly store = inject(DeviceStore);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);

  constructor() {
    effect(() => {
      const person = this.session.person();
      if (person?.kind === 'patient' && this.session.accessToken()) untracked(() => void this.keep(person));
    });
    this.session.ended
      .pipe(
        filter((why) => why === 'lost'),
        takeUntilDestroyed(),
      )
      .subscribe(() => void this.forget());
  }

  /** Lets whoever is signed in go on here without a network, because what they do cannot wait for one. */
  async vouch(): Promise<void> {
    const person = this.session.person();
    if (person && this.session.accessToken()) await this.keep(person);
  }

  /** Who this device knows; null for nobody, or where it was too long ago. */
  async find(): Promise<Person | null> {
    const shelves = await this.store.open();
    const known = (await shelves.getAll('seen')).filter(({ key }) => key === KEY);
    const [latest] = known.sort((one, other) => other.seenAt - one.seenAt);
    const person = latest?.value as Person | undefined;
    if (!latest || !person || this.clock.device() - latest.seenAt > LONGEST_MS[person.kind]) return null;
    return person;
  }

  private async keep(person: Person): Promise<void> {
    const shelves = await this.store.open();
    await shelves.put('seen', { key: KEY, ownerId: person.accountId, value: person, seenAt: this.clock.device() });
  }

  private async forget(): Promise<void> {
    const shelves = await this.store.open();
    const known = (await shelves.getAll('seen')).filter(({ key }) => key === KEY);
    for (const { ownerId } of known) await shelves.delete('seen', [ownerId, KEY]);
  }
}
