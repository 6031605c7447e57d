import { Injectable, inject, signal } from '@angular/core';
import { DeviceMemory } from './device-memory';
import { OPEN_CHANNEL } from './tab-channel';

/** Whether the portal is locked: in every tab at once, in a new one, and across a reload. It knows nobody. */
@Injectable({ providedIn: 'root' })
export class LockFlag {
  private readonly device = inject(DeviceMemory);
  private readonly tabs = inject(OPEN_CHANNEL)('hf-lock');
  private readonly locked = signal(this.device.read('locked') === true);
  readonly isLocked = this.locked.asReadonly();

  constructor() {
    this.tabs.onmessage = ({ data }: MessageEvent<boolean>) => this.locked.set(data);
  }

  /** Locks every tab, or opens every tab again. */
  set(isLocked: boolean): void {
    if (this.locked() === isLocked) return;
    this.locked.set(isLocked);
    this.device.write('locked', isLocked || null);
    this.tabs.postMessage(isLocked);
  }
}
