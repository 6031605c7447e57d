import { Injectable, inject } from '@angular/core';
import { Clock } from '../time/clock';
import { Session } from '../session/session';
import { DeviceStore } from './device-store';

/** Keeps on this device what a page must be able to show without a network. It goes when the person signs out. */
@Injectable({ providedIn: 'root' })
export class LastSeen {
  private readonly store = inject(DeviceStore);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);

  /** What was kept under a key; null for nothing. */
  async read<T>(key: string): Promise<T | null> {
    const ownerId = this.owner();
    if (!ownerId) return null;
    return ((await (await this.store.open()).get('seen', [ownerId, key]))?.value as T | undefined) ?? null;
  }

  /** Forgets everything whose key begins so, except for these keys. */
  async keepOnly(prefix: string, keys: ReadonlySet<string>): Promise<void> {
    const ownerId = this.owner();
    if (!ownerId) return;
    const shelves = await this.store.open();
    for (const { ownerId: owner, key } of await shelves.getAll('seen')) {
      if (owner === ownerId && key.startsWith(prefix) && !keys.has(key)) await shelves.delete('seen', [owner, key]);
    }
  }

  /** Keeps a value under a key, or forgets it when null. */
  async keep(key: string, value: unknown): Promise<void> {
    const ownerId = this.owner();
    if (!ownerId) return;
    const shelves = await this.store.open();
    if (value === null) await shelves.delete('seen', [ownerId, key]);
    else await shelves.put('seen', { key, ownerId, value, seenAt: this.clock.now() });
  }

  // Whoever helps somebody keeps nothing of them on a device of their own.
  private owner(): string | null {
    const person = this.session.person();
    return person && person.kind !== 'proxy' ? person.accountId : null;
  }
}
