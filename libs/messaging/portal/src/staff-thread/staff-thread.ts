import { httpResource } from '@angular/common/http';
import {
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PatientView } from '@holdfast/clinic/model';
import { BirthWords } from '@holdfast/clinic/portal';
import { Button, Icon, Shortcuts } from '@holdfast/platform/portal';
import { WhyChip } from '../inbox/why-chip';
import type { Insertion } from '../thread/message-list';
import { ThreadPane } from '../thread/thread-pane';
import { MoveTroubleNote } from './move-trouble-note';
import { NoteCard } from './note-card';
import { NoteComposer } from './note-composer';
import { NoteStore } from './note-store';
import { ThreadActions } from './thread-actions';
import { WriteWish } from './write-wish';

/** A conversation as staff work on it: whose it is, who has it, what to do with it, its words and its notes. */
@Component({
  selector: 'hf-staff-thread',
  imports: [RouterLink, TranslocoDirective, Button, Icon, MoveTroubleNote, NoteCard, NoteComposer, ThreadPane, WhyChip],
  providers: [NoteStore],
  templateUrl: './staff-thread.html',
  styleUrl: './staff-thread.css',
  host: { '(keydown.escape)': 'leave($event)' },
})
export class StaffThread {
  readonly patientId = input.required<string>();
  readonly threadId = input.required<string>();
  private readonly router = inject(Router);
  private readonly wish = inject(WriteWish);
  private readonly birth = inject(BirthWords);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly pane = viewChild(ThreadPane);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly asked = httpResource<PatientView>(() => `/api/patients/${this.patientId()}`);
  protected readonly actions = inject(ThreadActions);
  protected readonly notes = inject(NoteStore);
  protected readonly tab = signal<'reply' | 'note'>('reply');
  /** Whether the conversation stands in the inbox, which has the keys for its rows, or on a patient's page. */
  protected readonly isInInbox = computed(() => this.router.url.startsWith('/inbox'));
  protected readonly patient = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly born = computed(() => this.birth.say(this.patient()?.dateOfBirth ?? '2000-01-01'));
  private readonly detail = computed(() => this.pane()?.store.detail() ?? null);
  protected readonly thread = computed(() => {
    const detail = this.detail();
    return detail?.id === this.threadId() ? this.actions.shown(detail) : null;
  });
  protected readonly isMine = computed(() => this.thread()?.assigneeId === this.actions.me());
  protected readonly colleagues = computed(() =>
    (this.thread()?.members ?? [])
      .filter(({ accountId, side, drafting }) => drafting && side === 'staff' && accountId !== this.actions.me())
      .map(({ name }) => name)
      .join(', '),
  );
  /** Notes stand behind the message they followed; those from before the first one stand behind that. */
  protected readonly insertions = computed<Insertion[]>(() => {
    const [first, hasOlder] = [this.pane()?.store.messages()[0]?.seq ?? 0, this.pane()?.store.hasOlder() ?? false];
    return this.notes
      .insertions()
      .filter(({ afterSeq }) => afterSeq >= first || !hasOlder)
      .map((one) => ({ ...one, afterSeq: Math.max(one.afterSeq, first) }));
  });
  protected readonly hasNoMessage = computed(() => (this.pane()?.store.messages().length ?? 0) === 0);

  constructor() {
    effect(() => {
      const [patientId, threadId] = [this.patientId(), this.threadId()];
      untracked(() => this.opened(patientId, threadId));
    });
    effect(() => {
      const wish = this.wish.wish();
      if (wish?.threadId === this.threadId()) untracked(() => this.write(wish.what));
    });
    this.actions.moved.pipe(takeUntilDestroyed()).subscribe((detail) => this.pane()?.store.moved(detail));
    this.offerKeys();
  }

  protected noteOf({ id }: Insertion) {
    return this.notes.notes().find((note) => note.id === id);
  }

  protected write(what: 'reply' | 'note'): void {
    this.wish.done();
    this.tab.set(what);
    setTimeout(() => this.field()?.focus());
  }

  protected walk(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    this.tab.set(this.tab() === 'reply' ? 'note' : 'reply');
    document.getElementById(`write-${this.tab()}`)?.focus();
  }

  protected showFacts(): void {
    this.actions.facts(this.thread);
  }

  /** Out of a field Escape leads to the conversation's head; from there the page's own key leads on. */
  protected leave(event: Event): void {
    const target = event.target;
    if (!(target instanceof HTMLTextAreaElement) || event.defaultPrevented) return;
    event.preventDefault();
    this.heading()?.nativeElement.focus();
  }

  private opened(patientId: string, threadId: string): void {
    this.tab.set('reply');
    void this.notes.open(patientId, threadId);
    if (this.wish.wish()?.threadId !== threadId) setTimeout(() => this.heading()?.nativeElement.focus());
  }

  private field(): HTMLTextAreaElement | null {
    const place = this.tab() === 'note' ? 'hf-note-composer' : 'hf-composer';
    return this.host.nativeElement.querySelector<HTMLTextAreaElement>(`${place} textarea`);
  }

  private offerKeys(): void {
    const key = (keys: string, words: string, run: () => void) => ({ keys, words: `inbox.keys.${words}`, run });
    const own = [
      key('e', 'close', () => this.withThread((thread) => this.actions.close(thread, this.patient()?.name ?? ''))),
      key('a', 'assign', () => this.withThread((thread) => this.actions.assign(thread, this.patient()?.name ?? ''))),
      key('Shift+A', 'claim', () => this.withThread((thread) => this.actions.claim(thread))),
      key('r', 'reply', () => this.write('reply')),
      key('n', 'note', () => this.write('note')),
      key('z', 'undo', () => this.actions.undo()),
    ];
    inject(Shortcuts).offer(this.isInInbox() ? [] : own, inject(DestroyRef));
  }

  private withThread(run: (thread: NonNullable<ReturnType<typeof this.thread>>) => void): void {
    const thread = this.thread();
    if (thread) run(thread);
  }
}
