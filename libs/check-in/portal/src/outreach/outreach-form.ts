import { Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { OutreachView, RecordOutreach } from '@holdfast/check-in/model';
import { Button, Drafts, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { v7 } from 'uuid';
import { CheckInInboxApi } from '../inbox/check-in-inbox-api';

interface Draft {
  readonly outcome: RecordOutreach['outcome'] | '';
  readonly note: string;
  readonly done: boolean;
  /** The identifier of the try, the same for the same words, so that a repeat cannot write it twice. */
  readonly tryId: string;
}

// The order in which they are offered; a new one without a place here is a type error.
const OUTCOMES = Object.keys({
  'reached-well': true,
  'reached-needs-visit': true,
  'reached-in-danger': true,
  'left-message': true,
  'no-answer': true,
  'contacted-emergency-contact': true,
  'requested-welfare-check': true,
} satisfies Record<RecordOutreach['outcome'], true>) as RecordOutreach['outcome'][];
const REACHED: ReadonlySet<string> = new Set(['reached-well', 'reached-needs-visit', 'reached-in-danger']);
const LONGEST = 4000;

/** Writes a try to reach a patient down. What is filled in stays on this device until it is saved. */
@Component({
  selector: 'hf-outreach-form',
  imports: [RouterLink, TranslocoDirective, Button],
  templateUrl: './outreach-form.html',
  styleUrl: './outreach-form.css',
})
export class OutreachForm {
  readonly task = input.required<OutreachView>();
  /** The try is saved; with true the task is closed. */
  readonly saved = output<boolean>();
  protected readonly problems = inject(ProblemWords);
  private readonly api = inject(CheckInInboxApi);
  private readonly drafts = inject(Drafts);
  protected readonly outcomes = OUTCOMES;
  protected readonly longest = LONGEST;
  protected readonly draft = signal<Draft>(blank());
  protected readonly isSaving = signal(false);
  protected readonly isIncomplete = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private restored = '';

  constructor() {
    effect(() => {
      const { id } = this.task();
      untracked(() => void this.restore(id));
    });
  }

  protected choose(outcome: RecordOutreach['outcome']): void {
    this.edit({ outcome, done: REACHED.has(outcome) });
    this.isIncomplete.set(false);
  }

  protected edit(part: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...part, tryId: v7() }));
    void this.drafts.keep(keyOf(this.task().id), JSON.stringify(this.draft()));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [task, { outcome, note, done, tryId }] = [this.task(), this.draft()];
    this.isIncomplete.set(outcome === '');
    if (outcome === '' || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    try {
      await this.api.record(task, tryId, { outcome, note: note.trim() || null, done });
      await this.drafts.keep(keyOf(task.id), '');
      this.draft.set(blank());
      this.saved.emit(done);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    } finally {
      this.isSaving.set(false);
    }
  }

  /** The list brings the same task anew again and again; what is being written must outlive that. */
  private async restore(id: string): Promise<void> {
    if (id === this.restored) return;
    this.restored = id;
    this.draft.set(blank());
    this.problem.set(null);
    this.isIncomplete.set(false);
    const kept = await this.drafts.read(keyOf(id));
    if (kept && id === this.task().id) this.draft.set(JSON.parse(kept.body) as Draft);
  }
}

function blank(): Draft {
  return { outcome: '', note: '', done: false, tryId: v7() };
}

function keyOf(outreachId: string): string {
  return `outreach.${outreachId}`;
}
