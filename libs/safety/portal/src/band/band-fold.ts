import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { LastSeen, Session } from '@holdfast/platform/portal';
import { AlertStore } from '../alert/alert-store';
import { markOf } from './band-rows';

const KEY = 'safety.band';

/**
 * Whether the band is folded: one person's choice on this device, through reloads. It holds for the alerts that were there
 * when they chose; whatever comes, comes back or rises opens the band again.
 */
@Injectable({ providedIn: 'root' })
export class BandFold {
  private readonly store = inject(AlertStore);
  private readonly lastSeen = inject(LastSeen);
  private readonly folded = signal<readonly string[] | null>(null);
  readonly isOpen = computed(() => {
    const known = this.folded();
    return known === null || this.store.items().some((alert) => !known.includes(markOf(alert)));
  });

  constructor() {
    const session = inject(Session);
    effect(() => {
      const isIn = session.person() !== null;
      untracked(() => (isIn ? void this.restore() : this.folded.set(null)));
    });
  }

  /** Folds what is there now, or opens it. */
  toggle(): void {
    this.folded.set(this.isOpen() ? this.store.items().map(markOf) : null);
    void this.lastSeen.keep(KEY, this.folded());
  }

  private async restore(): Promise<void> {
    this.folded.set(await this.lastSeen.read<readonly string[]>(KEY));
  }
}
