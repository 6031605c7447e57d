import { Directive, computed, inject } from '@angular/core';
import type { Unsaved } from './leave-sheet';
import { type OpenedKind, SettingStore } from './setting-store';

/** What every page about one kind of setting has: its value as it was typed, and that leaving asks while it is not saved. */
@Directive({ host: { '(window:beforeunload)': 'hold($event)' } })
export abstract class SettingPage<Value extends object> implements Unsaved {
  protected readonly store = inject(SettingStore);
  /** The value as it was typed; null until it is known. */
  protected readonly value = computed(() => this.store.draft() as Value | null);

  /** Takes the kind in hand; each page does it once, when it is made. */
  protected open(kind: OpenedKind<Value>): void {
    this.store.open(kind);
  }

  /** Whether something was typed and not saved. */
  isUnsaved(): boolean {
    return this.store.canChange && this.store.isDirty();
  }

  protected put(part: Partial<Value>): void {
    this.store.patch(part);
  }

  protected hold(event: Event): void {
    if (this.isUnsaved()) event.preventDefault();
  }
}
