import { Injectable } from '@angular/core';
import type { Id } from '@holdfast/platform/model';
import { DeviceStore } from '../offline/device-store';

type Row = { readonly ownerId: Id } & Record<string, unknown>;

/** The device's shelves in memory. Tabs that share one instance share the device. */
@Injectable()
export class MemoryDeviceStore extends DeviceStore {
  private readonly shelves = {
    parcel: new Map<string, Row>(),
    draft: new Map<string, Row>(),
    seen: new Map<string, Row>(),
  };

  override open(): ReturnType<DeviceStore['open']> {
    const { shelves } = this;
    const database = {
      get: (shelf: keyof typeof shelves, key: unknown) => Promise.resolve(shelves[shelf].get(String(key))),
      getAll: (shelf: keyof typeof shelves) => Promise.resolve([...shelves[shelf].values()]),
      put: (shelf: keyof typeof shelves, row: Row) => {
        const key = shelf === 'parcel' ? String(row['id']) : String([row.ownerId, row['key']]);
        shelves[shelf].set(key, row);
        return Promise.resolve(key);
      },
      delete: (shelf: keyof typeof shelves, key: unknown) => Promise.resolve(void shelves[shelf].delete(String(key))),
    };
    return Promise.resolve(database as unknown as Awaited<ReturnType<DeviceStore['open']>>);
  }

  override keepOnly(ownerId: Id | null): Promise<void> {
    for (const shelf of Object.values(this.shelves)) {
      for (const [key, row] of shelf) if (row.ownerId !== ownerId) shelf.delete(key);
    }
    return Promise.resolve();
  }
}
