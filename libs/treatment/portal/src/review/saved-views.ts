import { Injectable, inject, signal } from '@angular/core';
import { Session } from '@holdfast/platform/portal';
import type { NeedCategory, QueueView } from '@holdfast/treatment/model';

/** One kept way of looking at the queue. */
export interface SavedView {
  readonly view: QueueView;
  readonly category: NeedCategory | null;
}

/** The ways of looking at the queue that a person keeps, on this device. They say nothing of any patient. */
@Injectable({ providedIn: 'root' })
export class SavedViews {
  private readonly key = `hf.review-views.${inject(Session).person()?.accountId ?? ''}`;
  private readonly kept = signal<readonly SavedView[]>(read(this.key));
  readonly all = this.kept.asReadonly();

  /** Whether this way is kept. */
  has(view: QueueView, category: NeedCategory | null): boolean {
    return this.kept().some((one) => one.view === view && one.category === category);
  }

  /** Keeps it, or no longer. */
  toggle(view: QueueView, category: NeedCategory | null): void {
    const others = this.kept().filter((one) => one.view !== view || one.category !== category);
    this.kept.set(this.has(view, category) ? others : [...others, { view, category }]);
    try {
      localStorage.setItem(this.key, JSON.stringify(this.kept()));
    } catch {
      // A device that keeps nothing keeps no view either; it is there until the page goes.
    }
  }
}

function read(key: string): readonly SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? (kept as SavedView[]) : [];
  } catch {
    return [];
  }
}
