import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { RehearsalView, RuleList, RuleView, Urgency } from '@holdfast/check-in/model';
import { Button, type Problem, ProblemWords, TimeWords, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { UrgencyChip } from '../inbox/urgency-chip';

type Values = Readonly<Record<string, number>>;

/** One rule: what it says, where it is from, its thresholds, and what other thresholds would have raised. */
@Component({
  selector: 'hf-rule-entry',
  imports: [TranslocoDirective, Button, UrgencyChip],
  templateUrl: './rule-entry.html',
  styleUrl: './setting-card.css',
})
export class RuleEntry {
  readonly rule = input.required<RuleView>();
  readonly canSet = input(false);
  readonly canTry = input(false);
  readonly saved = output<RuleList>();
  /** The person wants to see what a colleague changed. */
  readonly outdated = output();
  private readonly http = inject(HttpClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly values = linkedSignal<RuleView, Values>({
    source: this.rule,
    // What is being tried stays until the rule itself has changed.
    computation: (rule, before) =>
      before && before.source.id === rule.id && before.source.version === rule.version
        ? before.value
        : Object.fromEntries(rule.thresholds.map(({ id, value }) => [id, value])),
  });
  protected readonly rehearsal = signal<RehearsalView | null>(null);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly isInvalid = signal(false);
  protected readonly isSaved = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly canEdit = computed(() => this.rule().thresholds.some(({ editable }) => editable));

  protected set(id: string, value: number): void {
    this.values.update((values) => ({ ...values, [id]: value }));
    this.rehearsal.set(null);
    this.isSaved.set(false);
  }

  protected isFaulty(id: string): boolean {
    const threshold = this.rule().thresholds.find((one) => one.id === id);
    const value = this.values()[id];
    if (!threshold || value === undefined) return true;
    return !(Number.isInteger(value) && value >= threshold.min && value <= threshold.max);
  }

  /** How an occasion would be judged otherwise. */
  protected say({ before, after }: RehearsalView['differences'][number]): string {
    const words = { before: this.word(before), after: this.word(after) };
    return this.transloco.translate('check-in.setting.rule.becomes', words);
  }

  protected rehearse(): Promise<void> {
    return this.send(async (url, thresholds) => {
      this.rehearsal.set(await firstValueFrom(this.http.post<RehearsalView>(`${url}/rehearsal`, { thresholds })));
    });
  }

  protected save(event: Event): Promise<void> {
    event.preventDefault();
    return this.send(async (url, thresholds) => {
      const body = { version: this.rule().version, thresholds };
      this.saved.emit(await firstValueFrom(this.http.put<RuleList>(url, body)));
      this.rehearsal.set(null);
      this.isSaved.set(true);
    });
  }

  protected reload(): void {
    this.trouble.set(null);
    this.outdated.emit();
  }

  private async send(run: (url: string, thresholds: Values) => Promise<void>): Promise<void> {
    this.isInvalid.set(this.rule().thresholds.some(({ id, editable }) => editable && this.isFaulty(id)));
    if (this.isInvalid() || this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      await run(`/api/clinic/check-in-rules/${this.rule().id}`, this.values());
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }

  private word(urgency: Urgency | null): string {
    return this.transloco.translate(urgency ? `check-in.desk.urgency.${urgency}` : 'check-in.setting.rule.nothing');
  }
}
