import { Injectable } from '@angular/core';

/**
 * The few things a device may remember in the open: looks, the clinic's neutral name and phone, and that
 * somebody left in a hurry. Never anything about a person.
 */
@Injectable({ providedIn: 'root' })
export class DeviceMemory {
  /** What stands under a name; null for nothing, or where the browser keeps nothing. */
  read<T>(name: string): T | null {
    try {
      const text = localStorage.getItem(`hf.${name}`);
      return text === null ? null : (JSON.parse(text) as T);
    } catch {
      // Private windows may refuse storage: then the device simply remembers nothing.
      return null;
    }
  }

  /** Keeps a value under a name, or forgets it when null. */
  write(name: string, value: unknown): void {
    try {
      if (value === null) localStorage.removeItem(`hf.${name}`);
      else localStorage.setItem(`hf.${name}`, JSON.stringify(value));
    } catch {
      // As above: the portal works without.
    }
  }
}
