import { DestroyRef, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { patchState, signalStore, withState } from '@ngrx/signals';
import { setAllEntities, updateEntity, withEntities } from '@ngrx/signals/entities';
import type { ThreadView } from '@holdfast/messaging/model';
import { Live, type Problem, Session, problemOf } from '@holdfast/platform/portal';
import { filter } from 'rxjs';
import { MessageOutbox } from '../message-outbox';
import { ThreadApi } from '../thread-api';

const SETTLE_MS = 150;
const TOLD_BY = new Set(['message', 'read', 'thread']);

const ThreadListState = signalStore(
  { protectedState: false },
  withState({ isLoaded: false, problem: null as Problem | null }),
  withEntities<ThreadView>(),
);

/** Every conversation of the patient who is signed in, kept fresh by hints; truth is what the server answers. */
@Injectable({ providedIn: 'root' })
export class ThreadListStore extends ThreadListState {
  private readonly api = inject(ThreadApi);
  private readonly patientId = computedPatientId();
  private timer: ReturnType<typeof setTimeout> | null = null;

  /** Latest first. */
  readonly threads = computed(() => this.entities().toSorted((one, other) => latest(other).localeCompare(latest(one))));
  readonly unread = computed(() => this.entities().reduce((sum, { unread }) => sum + unread, 0));

  constructor() {
    super();
    const live = inject(Live);
    effect(() => {
      const patientId = this.patientId();
      untracked(() => (patientId ? void this.load() : this.empty()));
    });
    live.hints
      .pipe(
        filter(({ kind, patientId }) => TOLD_BY.has(kind) && patientId === this.patientId()),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.soon());
    live.catchUp.pipe(takeUntilDestroyed()).subscribe(() => this.soon());
    inject(MessageOutbox)
      .arrived.pipe(takeUntilDestroyed())
      .subscribe(() => this.soon());
    inject(DestroyRef).onDestroy(() => this.timer && clearTimeout(this.timer));
  }

  /** Asks for all of them; what is on the screen stays there meanwhile. */
  async load(): Promise<void> {
    const patientId = this.patientId();
    if (!patientId) return;
    try {
      const { items } = await this.api.threads(patientId);
      if (patientId === this.patientId()) patchState(this, setAllEntities(items), { isLoaded: true, problem: null });
    } catch (failure) {
      patchState(this, { problem: problemOf(failure) });
    }
  }

  /** Shows at once that a thread was read to some point; the server's answer follows. */
  read(threadId: string, seq: number, unread: number): void {
    patchState(this, updateEntity({ id: threadId, changes: { readSeq: seq, unread } }));
  }

  /** Shows at once what unsent words a thread has. */
  draft(threadId: string, body: string): void {
    patchState(this, updateEntity({ id: threadId, changes: { draft: body.trim() === '' ? null : body } }));
  }

  private soon(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), SETTLE_MS);
  }

  private empty(): void {
    patchState(this, setAllEntities<ThreadView>([]), { isLoaded: false, problem: null });
  }
}

function computedPatientId() {
  const session = inject(Session);
  return computed(() => session.person()?.patientId ?? null);
}

function latest({ lastAt, createdAt }: ThreadView): string {
  return lastAt ?? createdAt;
}
