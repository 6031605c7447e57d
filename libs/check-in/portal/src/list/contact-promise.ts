import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { AnswerSaved, CheckInReceipt } from '@holdfast/check-in/model';
import { Clock, LastSeen, Session } from '@holdfast/platform/portal';
import { CheckInOutbox } from '../answering/check-in-outbox';

const KEY = 'contact-by';

/** Until when somebody from the clinic will contact the patient, as an answer of theirs was told. Kept on this device. */
@Injectable({ providedIn: 'root' })
export class ContactPromise {
  private readonly seen = inject(LastSeen);
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);
  private readonly held = signal<string | null>(null);
  /** The time that was told; null where none was, and once it is over. */
  readonly by = computed(() => {
    const by = this.held();
    return by && Date.parse(by) > this.clock.halfMinute() ? by : null;
  });

  constructor() {
    effect(() => {
      const person = this.session.person();
      untracked(() => {
        this.held.set(null);
        if (person) void this.recall();
      });
    });
    inject(CheckInOutbox)
      .arrived.pipe(takeUntilDestroyed())
      .subscribe(({ change, answer }) => {
        if (change.kind !== 'skip') this.take((answer as AnswerSaved | CheckInReceipt).support?.contactBy ?? null);
      });
  }

  // What comes later and promises nothing takes nothing back.
  private take(by: string | null): void {
    if (by === null) return;
    this.held.set(by);
    void this.seen.keep(KEY, by);
  }

  private async recall(): Promise<void> {
    const kept = await this.seen.read<string>(KEY);
    if (kept && Date.parse(kept) <= this.clock.now()) return this.seen.keep(KEY, null);
    this.held.update((told) => told ?? kept);
  }
}
