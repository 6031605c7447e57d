import { Component, ElementRef, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Drafts, Icon, Preference, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { v7 } from 'uuid';
import { sends } from '../composer/send-keys';
import { NoteStore } from './note-store';

/** The longest note the contract takes, in characters. */
const NOTE_MAX = 5000;

/** Where staff write for staff. It knows only the road of the notes, so its words cannot become a message. */
@Component({
  selector: 'hf-note-composer',
  imports: [TranslocoDirective, Button, Icon],
  template: `
    <form *transloco="let t" (submit)="save($event)">
      <p class="only"><hf-icon name="note" /> {{ t('inbox.note.only') }}</p>
      <div class="line">
        <label class="hf-unseen" for="hf-note">{{ t('inbox.note.label') }}</label>
        <textarea
          #field
          id="hf-note"
          class="hf-input"
          rows="2"
          aria-describedby="hf-note-problem"
          [attr.maxlength]="longest"
          [attr.placeholder]="t('inbox.note.placeholder')"
          [value]="text()"
          (input)="typed(field.value)"
          (keydown)="press($event)"
        ></textarea>
        <button hfButton="support" type="submit" [attr.aria-disabled]="text().trim() === '' || isSaving()">
          {{ t(isSaving() ? 'inbox.note.saving' : 'inbox.note.save') }}
        </button>
      </div>
      <p id="hf-note-problem" role="alert">
        @if (problem(); as one) {
          {{ t('inbox.note.failed') }} {{ problems.say(one) }}
        }
      </p>
    </form>
  `,
  styleUrl: './note-composer.css',
})
export class NoteComposer {
  readonly threadId = input.required<string>();
  private readonly store = inject(NoteStore);
  private readonly drafts = inject(Drafts);
  private readonly wishes = inject(Preference).value;
  private readonly isTouch = globalThis.matchMedia?.('(pointer: coarse)').matches ?? false;
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');
  protected readonly problems = inject(ProblemWords);
  protected readonly longest = NOTE_MAX;
  protected readonly text = signal('');
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  /** Stays the same for the same words, so that trying again cannot write the note twice. */
  private noteId = v7();

  constructor() {
    effect(() => {
      const key = keyOf(this.threadId());
      untracked(() => void this.restore(key));
    });
  }

  /** Puts the cursor where the note is written. */
  focus(): void {
    this.field()?.nativeElement.focus();
  }

  protected typed(text: string): void {
    this.text.set(text);
    this.noteId = v7();
    void this.drafts.keep(keyOf(this.threadId()), text);
  }

  protected press(event: KeyboardEvent): void {
    if (!sends(event, { enterSends: this.wishes().enterSends, isTouch: this.isTouch })) return;
    event.preventDefault();
    void this.save();
  }

  protected async save(event?: Event): Promise<void> {
    event?.preventDefault();
    const [body, key] = [this.text().trim(), keyOf(this.threadId())];
    if (body === '' || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    try {
      await this.store.write(this.noteId, body);
      await this.drafts.keep(key, '');
      if (this.text().trim() === body) this.text.set('');
      this.noteId = v7();
    } catch (failure) {
      this.problem.set(problemOf(failure));
    } finally {
      this.isSaving.set(false);
      this.focus();
    }
  }

  private async restore(key: string): Promise<void> {
    this.text.set('');
    this.problem.set(null);
    const kept = (await this.drafts.read(key))?.body ?? '';
    if (key === keyOf(this.threadId()) && this.text() === '') this.text.set(kept);
  }
}

function keyOf(threadId: string): string {
  return `note.${threadId}`;
}
