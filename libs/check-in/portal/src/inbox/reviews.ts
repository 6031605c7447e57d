import { Injectable, inject, signal } from '@angular/core';
import type { CheckInReport } from '@holdfast/check-in/model';
import { Drafts, type Problem, problemOf } from '@holdfast/platform/portal';
import { Subject } from 'rxjs';
import { CheckInInboxApi, type CheckInPlace } from './check-in-inbox-api';

/** Check-ins that are being marked as read: shown as read at once, and put back with the reason where that fails. */
@Injectable({ providedIn: 'root' })
export class Reviews {
  private readonly api = inject(CheckInInboxApi);
  private readonly drafts = inject(Drafts);
  private readonly held = signal<ReadonlySet<string>>(new Set());
  private readonly failed = signal<Readonly<Record<string, Problem>>>({});
  /** Fires with what the server made of a check-in that was marked. */
  readonly done = new Subject<CheckInReport>();

  /** Whether this window has just marked a check-in as read. */
  isMarked(checkInId: string): boolean {
    return this.held().has(checkInId);
  }

  /** Why marking a check-in failed; null where it did not. */
  problemOf(checkInId: string): Problem | null {
    return this.failed()[checkInId] ?? null;
  }

  /** Marks a check-in as read, with the note that lies in the drafts for it. */
  async mark(place: CheckInPlace): Promise<void> {
    const { checkInId } = place;
    this.held.update((ids) => new Set([...ids, checkInId]));
    this.failed.update(({ [checkInId]: _old, ...others }) => others);
    try {
      const note = (await this.drafts.read(noteKey(checkInId)))?.body.trim() ?? '';
      const report = await this.api.review(place, note === '' ? null : note);
      await this.drafts.keep(noteKey(checkInId), '');
      this.done.next(report);
    } catch (failure) {
      this.held.update((ids) => new Set([...ids].filter((id) => id !== checkInId)));
      this.failed.update((problems) => ({ ...problems, [checkInId]: problemOf(failure) }));
    }
  }
}

/** Where the unsaved note about a check-in lies on this device. */
export function noteKey(checkInId: string): string {
  return `check-in-note.${checkInId}`;
}
