import { HttpClient } from '@angular/common/http';
import { Component, ElementRef, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Drafts, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { type CoursePrompts, type Monitoring, type NoteMonitoring, monitoringDays } from '@holdfast/treatment/model';
import { firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';

interface Draft {
  /** One for each check, so that a press that was not answered is not a second check. */
  readonly checkId: string;
  readonly kind: Monitoring | null;
  /** ISO; null for today. */
  readonly day: string | null;
  readonly words: string;
}

// In the order in which they are offered; a new one without a place here is a type error.
const KINDS = Object.keys({
  bladder: 1,
  'blood-pressure': 1,
  cognition: 1,
  misuse: 1,
} satisfies Record<Monitoring, 1>) as Monitoring[];

/** Somebody who treats writes down that something was watched; what is filled in stays on this device until it is taken. */
@Component({
  selector: 'hf-monitoring-form',
  imports: [TranslocoDirective, Button],
  templateUrl: './monitoring-form.html',
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
  private readonly drafts = inject(Drafts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly problems = inject(ProblemWords);
  protected readonly kinds = KINDS;
  protected readonly isOpen = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly isSaved = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly gaps = signal<readonly ('kind' | 'day')[]>([]);
  protected readonly draft = signal<Draft>(blank());
  protected readonly day = computed(() => this.draft().day ?? this.today());
  protected readonly days = computed(() => monitoringDays(this.today()));

  constructor() {
    effect(() => {
      const patientId = this.patientId();
      untracked(() => void this.restore(patientId));
    });
  }

  protected open(): void {
    this.isOpen.set(true);
    this.isSaved.set(false);
  }

  protected edit(part: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...part }));
    this.gaps.set([]);
    void this.keep(JSON.stringify(this.draft()));
  }

  protected cancel(): void {
    this.clear();
    void this.keep('');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const { checkId, kind, words } = this.draft();
    const [day, { from, until }] = [this.day(), this.days()];
    const isOff = day < from || day > until;
    this.gaps.set([...(kind ? [] : (['kind'] as const)), ...(isOff ? (['day'] as const) : [])]);
    const [gap] = this.gaps();
    if (gap) this.host.nativeElement.querySelector<HTMLElement>(`[data-field='${gap}']`)?.focus();
    if (!kind || isOff || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      const body: NoteMonitoring = { kind, day, note: words.trim() || null };
      const url = `/api/patients/${this.patientId()}/monitoring-checks/${checkId}`;
      this.noted.emit(await firstValueFrom(this.http.put<CoursePrompts>(url, body)));
      await this.keep('');
      this.clear();
      this.isSaved.set(true);
    } catch (failure) {
      const problem = problemOf(failure);
      // What arrived and was changed here since is another check.
      if (problem.code === 'monitoring.changed') this.edit({ checkId: v7() });
      this.problem.set(problem);
    } finally {
      this.isBusy.set(false);
    }
  }

  private clear(): void {
    this.draft.set(blank());
    this.isOpen.set(false);
    this.problem.set(null);
    this.gaps.set([]);
  }

  private keep(body: string): Promise<void> {
    return this.drafts.keep(keyOf(this.patientId()), body);
  }

  private async restore(patientId: string): Promise<void> {
    this.clear();
    this.isSaved.set(false);
    const kept = await this.drafts.read(keyOf(patientId));
    if (!kept || patientId !== this.patientId()) return;
    this.draft.set(JSON.parse(kept.body) as Draft);
    this.isOpen.set(true);
  }
}

function blank(): Draft {
  return { checkId: v7(), kind: null, day: null, words: '' };
}

function keyOf(patientId: string): string {
  return `monitoring.${patientId}`;
}
