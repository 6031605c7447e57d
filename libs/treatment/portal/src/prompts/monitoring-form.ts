import { HttpClient } from '@angular/common/http';
import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import type { CoursePrompts, Monitoring, NoteMonitoring } from '@holdfast/treatment/model';
import { firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';

// In the order in which they are offered; a new one without a place here is a type error.
const KINDS = Object.keys({
  bladder: 1,
  'blood-pressure': 1,
  cognition: 1,
  misuse: 1,
} satisfies Record<Monitoring, 1>) as Monitoring[];

/** A provider writes down that something was watched; what was typed stays until it is taken. */
@Component({
  selector: 'hf-monitoring-form',
  imports: [TranslocoDirective, Button],
  template: `
    <ng-container *transloco="let t">
      @if (isOpen()) {
        <form class="hf-stack" (submit)="save($event)">
          <label class="hf-stack">
            <span>{{ t('prompt.ledger.kind') }}</span>
            <select #which class="hf-input" (change)="kind.set(kinds[which.selectedIndex] ?? 'bladder')">
              @for (one of kinds; track one) {
                <option [value]="one" [selected]="one === kind()">{{ t('prompt.ledger.watch.' + one) }}</option>
              }
            </select>
          </label>
          <label class="hf-stack">
            <span>{{ t('prompt.ledger.day') }}</span>
            <input
              #on
              class="hf-input"
              type="date"
              required
              [max]="today()"
              [value]="day()"
              (input)="day.set(on.value)"
            />
          </label>
          <label class="hf-stack">
            <span>{{ t('prompt.ledger.words') }}</span>
            <textarea
              #text
              class="hf-input"
              rows="3"
              maxlength="2000"
              [value]="words()"
              (input)="words.set(text.value)"
            >
            </textarea>
          </label>
          @if (problem(); as one) {
            <p class="wrong" role="alert">{{ problems.say(one) }}</p>
          }
          <div class="hf-row">
            <button hfButton="tonal" type="submit" [attr.aria-busy]="isBusy()">{{ t('prompt.ledger.save') }}</button>
            <button hfButton type="button" (click)="isOpen.set(false)">{{ t('prompt.ledger.cancel') }}</button>
          </div>
        </form>
      } @else {
        <button hfButton="outlined" type="button" (click)="open()">{{ t('prompt.ledger.note') }}</button>
      }
      <p role="status">
        @if (isSaved()) {
          {{ t('prompt.ledger.saved') }}
        }
      </p>
    </ng-container>
  `,
  styles: `
    .hf-input {
      max-width: 28rem;
    }
    p {
      margin: 0;
    }
    .wrong {
      color: var(--hf-error);
    }
  `,
})
export class MonitoringForm {
  readonly patientId = input.required<string>();
  /** ISO day in the patient's zone. */
  readonly today = input.required<string>();
  /** What stands once the check was taken. */
  readonly noted = output<CoursePrompts>();
  private readonly http = inject(HttpClient);
  protected readonly problems = inject(ProblemWords);
  protected readonly kinds = KINDS;
  protected readonly isOpen = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly isSaved = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly kind = signal<Monitoring>('bladder');
  protected readonly words = signal('');
  protected readonly day = linkedSignal(() => this.today());
  // One identifier for each check, so that a press that was not answered is not a second check.
  private checkId = v7();

  protected open(): void {
    this.isOpen.set(true);
    this.isSaved.set(false);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy() || !this.day()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      const note = this.words().trim() || null;
      const body: NoteMonitoring = { kind: this.kind(), day: this.day(), note };
      const url = `/api/patients/${this.patientId()}/monitoring-checks/${this.checkId}`;
      this.noted.emit(await firstValueFrom(this.http.put<CoursePrompts>(url, body)));
      this.checkId = v7();
      this.words.set('');
      this.isOpen.set(false);
      this.isSaved.set(true);
    } catch (failure) {
      const problem = problemOf(failure);
      // What arrived and was changed here since is another check.
      if (problem.code === 'monitoring.changed') this.checkId = v7();
      this.problem.set(problem);
    } finally {
      this.isBusy.set(false);
    }
  }
}
