import { Injectable } from '@angular/core';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { FailureFacts, Id } from '@holdfast/platform/model';

/** One change that is on its way to the server: requests that may each be repeated without harm. */
export interface Parcel {
  readonly id: Id;
  /** Parcels of one lane go out in the order in which they were put in. */
  readonly lane: string;
  readonly ownerId: Id;
  readonly requests: readonly { readonly url: string; readonly body: unknown }[];
  readonly queuedAt: number;
  readonly state: 'waiting' | 'failed';
  /** Why the last try failed, for its words; null while none has. */
  readonly code: string | null;
  /** What the server said of it besides. */
  readonly facts?: FailureFacts;
}

/** Words that were written and not sent. */
export interface Draft {
  readonly key: string;
  readonly ownerId: Id;
  readonly body: string;
  readonly savedAt: number;
}

/** Something the server once said, at hand while it cannot be asked. */
export interface Seen {
  readonly key: string;
  readonly ownerId: Id;
  readonly value: unknown;
  readonly seenAt: number;
}

interface Shelves extends DBSchema {
  parcel: { key: string; value: Parcel };
  draft: { key: [string, string]; value: Draft };
  seen: { key: [string, string]; value: Seen };
}

const VERSION = 2;

/** What the portal keeps on this device for the person signed in: what is unsent, and what must work without a network. */
@Injectable({ providedIn: 'root' })
export class DeviceStore {
  private opening: Promise<IDBPDatabase<Shelves>> | null = null;

  /** The database, opened when first needed. */
  open(): Promise<IDBPDatabase<Shelves>> {
    this.opening ??= openDB<Shelves>('holdfast', VERSION, {
      upgrade(shelves, before) {
        if (before < 1) {
          shelves.createObjectStore('parcel', { keyPath: 'id' });
          shelves.createObjectStore('draft', { keyPath: ['ownerId', 'key'] });
        }
        shelves.createObjectStore('seen', { keyPath: ['ownerId', 'key'] });
      },
      // A tab with an older portal lets a newer one go ahead.
      blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
    });
    return this.opening;
  }

  /** Forgets everything that is not this person's; with nobody named, everything. */
  async keepOnly(ownerId: Id | null): Promise<void> {
    const shelves = await this.open();
    for (const shelf of ['parcel', 'draft', 'seen'] as const) {
      const change = shelves.transaction(shelf, 'readwrite');
      for await (const cursor of change.store) if (cursor.value.ownerId !== ownerId) await cursor.delete();
      await change.done;
    }
  }
}
