import { Component, inject, input, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Button, Can, Field, type Problem, ProblemWords, TimeWords, Toast } from '@holdfast/platform/portal';
import type { RecordSubject } from './record-finding';
import { TwoPersonStore } from './two-person-store';

/** Records that are destroyed: asked for, approved by another person, held for a week, done; then the receipt. */
@Component({
  selector: 'hf-deletion-card',
  imports: [TranslocoDirective, Button, Can, Field],
  templateUrl: './deletion-card.html',
  styleUrl: './two-person-card.css',
})
export class DeletionCard {
  /** Whose record it would be; null where nobody is chosen. */
  readonly subject = input<RecordSubject | null>(null);
  readonly asked = output();
  protected readonly store = inject(TwoPersonStore);
  protected readonly time = inject(TimeWords);
  private readonly problems = inject(ProblemWords);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);

  protected async ask(event: Event, patientId: string, reason: string): Promise<void> {
    event.preventDefault();
    if (!(await this.store.askDeletion(patientId, reason))) return;
    this.asked.emit();
    this.toast.say(this.transloco.translate('record.deletion.askedFor'));
  }

  /** What was refused and why: until when a record is kept, or what is still under way. */
  protected say(problem: Problem): string {
    const { until, what } = problem.facts;
    if (typeof until === 'string')
      return this.transloco.translate('record.deletion.retained', { until: this.time.day(until, 'UTC') });
    if (typeof what === 'string') return this.transloco.translate('record.deletion.blocked', { what: this.kept(what) });
    return this.problems.say(problem);
  }

  protected kept(codes: string): string {
    return codes
      .split(',')
      .map((code) => this.transloco.translate<string>(`record.deletion.what.${code}`))
      .join(', ');
  }
}
