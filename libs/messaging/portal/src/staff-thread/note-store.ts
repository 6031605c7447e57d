import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { NoteView } from '@holdfast/messaging/model';
import { Live, type Problem, problemOf } from '@holdfast/platform/portal';
import { ThreadApi } from '../thread-api';
import type { Insertion } from '../thread/message-list';

/** A staff note with its place between the messages. */
export interface NoteInsertion extends Insertion {
  readonly note: NoteView;
}

/** The staff notes of one conversation. They travel on a road of their own, which no patient can reach. */
@Injectable()
export class NoteStore {
  private readonly api = inject(ThreadApi);
  private readonly place = signal({ patientId: '', threadId: '' });
  private readonly known = signal<readonly NoteView[]>([]);
  private readonly failure = signal<Problem | null>(null);

  readonly notes = this.known.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly insertions = computed<NoteInsertion[]>(() =>
    this.known().map((note) => ({ id: note.id, afterSeq: note.afterSeq, note })),
  );

  constructor() {
    const live = inject(Live);
    live.hints.pipe(takeUntilDestroyed()).subscribe(({ kind, threadId }) => {
      if (kind === 'note' && threadId === this.place().threadId) void this.load();
    });
    live.catchUp.pipe(takeUntilDestroyed()).subscribe(() => void this.load());
  }

  /** Shows the notes of a conversation. */
  async open(patientId: string, threadId: string): Promise<void> {
    this.place.set({ patientId, threadId });
    this.known.set([]);
    await this.load();
  }

  /** Asks for the notes; those on the screen stay there meanwhile. */
  async load(): Promise<void> {
    const { patientId, threadId } = this.place();
    if (threadId === '') return;
    try {
      const { items } = await this.api.notes(patientId, threadId);
      if (threadId !== this.place().threadId) return;
      this.known.set(items);
      this.failure.set(null);
    } catch (failure) {
      this.failure.set(problemOf(failure));
    }
  }

  /** Writes a note; fails with the server's problem where it was not kept. */
  async write(noteId: string, body: string): Promise<void> {
    const { patientId, threadId } = this.place();
    const note = await this.api.writeNote(patientId, threadId, noteId, body);
    if (threadId === this.place().threadId)
      this.known.update((all) => [...all.filter(({ id }) => id !== noteId), note]);
  }
}
