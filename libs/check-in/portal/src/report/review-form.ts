import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CheckInReport } from '@holdfast/check-in/model';
import { Button, Drafts, ProblemWords, Session, TimeWords } from '@holdfast/platform/portal';
import { Reviews, noteKey } from '../inbox/reviews';

const LONGEST = 4000;

/** Marks a check-in as read, with a note that only colleagues see; the patient is told who read it and when. */
@Component({
  selector: 'hf-review-form',
  imports: [TranslocoDirective, Button],
  templateUrl: './review-form.html',
  styleUrl: './review-form.css',
})
export class ReviewForm {
  readonly report = input.required<CheckInReport>();
  protected readonly problems = inject(ProblemWords);
  private readonly reviews = inject(Reviews);
  private readonly drafts = inject(Drafts);
  private readonly session = inject(Session);
  private readonly time = inject(TimeWords);
  protected readonly longest = LONGEST;
  private readonly id = computed(() => this.report().checkIn.id);
  /** Who read it: what the server knows, or this person from the moment they pressed. */
  protected readonly seen = computed(() => {
    const { seen } = this.report().checkIn;
    if (seen) return { name: seen.name, when: this.time.short(seen.at) };
    return this.reviews.isMarked(this.id()) ? { name: this.session.person()?.name ?? '', when: '' } : null;
  });
  protected readonly note = signal('');
  private readonly savedNote = signal<string | null>(null);
  protected readonly isSaved = computed(
    () => this.savedNote() !== null && this.savedNote() === (this.report().note ?? ''),
  );
  protected readonly failure = computed(() => this.reviews.problemOf(this.id()));

  constructor() {
    effect(() => {
      const [id, { note }] = [this.id(), this.report()];
      untracked(() => void this.restore(id, note ?? ''));
    });
  }

  protected type(text: string): void {
    this.note.set(text);
    this.savedNote.set(null);
    void this.drafts.keep(noteKey(this.id()), text);
  }

  protected async mark(event: Event): Promise<void> {
    event.preventDefault();
    const { id, patientId } = this.report().checkIn;
    const note = this.note().trim();
    await this.reviews.mark({ patientId, checkInId: id });
    if (id === this.id()) this.savedNote.set(note);
  }

  private async restore(id: string, saved: string): Promise<void> {
    const kept = (await this.drafts.read(noteKey(id)))?.body ?? saved;
    if (id === this.id()) this.note.set(kept);
  }
}
