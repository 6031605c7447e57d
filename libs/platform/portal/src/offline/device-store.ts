import { Injectable } from '@angular/core';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Id } from '@holdfast/platform/model';

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
}

/** Words that were written and not sent. */
export interface Draft {
  readonly key: string;
  readonly ownerId: Id;
  readonly body: string;
  readonly savedAt: number;
}

interface Shelves extends DBSchema {
  parcel: { key: string; value: Parcel };
  draft: { key: [string, string]; value: Draft };
}

/** What the portal keeps on this device for the person signed in: unsent words and nothing else. */
@Injectable({ providedIn: 'root' })
export class DeviceStore {
  private opening: Promise<IDBPDatabase<Shelves>> | null = null;

  /** The database, opened when first needed. */
  open(): Promise<IDBPDatabase<Shelves>> {
    this.opening ??= openDB<Shelves>('holdfast', 1, {
      upgrade(shelves) {
        shelves.createObjectStore('parcel', { keyPath: 'id' });
        shelves.createObjectStore('draft', { keyPath: ['ownerId', 'key'] });
      },
    });
    return this.opening;
  }

  /** Forgets everything that is not this person's; with nobody named, everything. */
  async keepOnly(ownerId: Id | null): Promise<void> {
    const shelves = await this.open();
    for (const shelf of ['parcel', 'draft'] as const) {
      const change = shelves.transaction(shelf, 'readwrite');
      for await (const cursor of change.store) if (cursor.value.ownerId !== ownerId) await cursor.delete();
      await change.done;
    }
  }
}
