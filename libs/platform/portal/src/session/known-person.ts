import { Injectable, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter } from 'rxjs';
import { DeviceStore } from '../offline/device-store';
import { Clock } from '../time/clock';
import type { Person } from './person';
import { Session } from './session';

const KEY = 'person';
const LONGEST_MS = 3 * 86_400_000;

/**
 * Which patient was signed in here last, so that what lies on the device can be answered after a start without a network.
 * It is forgotten at sign-out, when a sign-in ends elsewhere, and after three days.
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

  /** The patient this device knows; null for nobody, or where it was too long ago. */
  async find(): Promise<Person | null> {
    const shelves = await this.store.open();
    const known = (await shelves.getAll('seen')).filter(({ key }) => key === KEY);
    const [latest] = known.sort((one, other) => other.seenAt - one.seenAt);
    if (!latest || this.clock.device() - latest.seenAt > LONGEST_MS) return null;
    return latest.value as Person;
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
