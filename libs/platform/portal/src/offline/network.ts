import { DestroyRef, Injectable, inject, signal } from '@angular/core';

/** Whether the device believes it has a network. A true may be wrong; a false never is. */
@Injectable({ providedIn: 'root' })
export class Network {
  private readonly up = signal(navigator.onLine);
  readonly isOnline = this.up.asReadonly();

  constructor() {
    const look = (): void => this.up.set(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    });
  }
}
