import { Injectable, inject } from '@angular/core';
import { Clock } from '../time/clock';
import { Session } from '../session/session';
import { DeviceStore, type Draft } from './device-store';

/** Keeps unsent words on this device, so that a reload, a crash or an ended session does not take them. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly store = inject(DeviceStore);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);

  /** The words under a key; null for none. */
  async read(key: string): Promise<Draft | null> {
    const ownerId = this.session.person()?.accountId;
    if (!ownerId) return null;
    return (await (await this.store.open()).get('draft', [ownerId, this.place(key)])) ?? null;
  }

  /** Every draft of the person signed in. */
  async all(): Promise<Draft[]> {
    const ownerId = this.session.person()?.accountId;
    if (!ownerId) return [];
    return (await (await this.store.open()).getAll('draft')).filter((draft) => draft.ownerId === ownerId);
  }

  /** Keeps the words under a key; blank words are forgotten. */
  async keep(key: string, body: string): Promise<void> {
    const ownerId = this.session.person()?.accountId;
    if (!ownerId) return;
    const shelves = await this.store.open();
    if (body.trim() === '') await shelves.delete('draft', [ownerId, this.place(key)]);
    else await shelves.put('draft', { key: this.place(key), ownerId, body, savedAt: this.clock.now() });
  }

  // Words for one of those whom somebody helps never turn up beside another.
  private place(key: string): string {
    const person = this.session.person();
    return person?.kind === 'proxy' ? `${person.patientId ?? ''}.${key}` : key;
  }
}
