import { NgComponentOutlet } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { Component, ElementRef, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Drafts, Field, type Problem, ProblemWords, WRITING_AID, problemOf } from '@holdfast/platform/portal';
import { FACTOR_ANSWERS, FACTOR_IDS } from '@holdfast/treatment/model';
import type { FactorAnswer, FactorId, SuitabilityScreenView, SuitabilityView } from '@holdfast/treatment/model';
import { firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { type SuitabilityDraft, answersOf, openFactors, suitabilityDraft } from './suitability-draft';

/** The health questions on one page. What is filled in stays on this device until it is saved. */
@Component({
  selector: 'hf-suitability-form',
  imports: [NgComponentOutlet, TranslocoDirective, Button, Field],
  templateUrl: './suitability-form.html',
  styleUrl: './suitability-form.css',
})
export class SuitabilityForm {
  readonly patientId = input.required<string>();
  /** What was answered last; null where nothing was. */
  readonly last = input<SuitabilityScreenView['answers']>(null);
  /** Whether the patient fills it in, or staff with them. */
  readonly isOwn = input(false);
  readonly saved = output<SuitabilityView>();
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly problems = inject(ProblemWords);
  protected readonly aid = inject(WRITING_AID);
  protected readonly factors = FACTOR_IDS;
  protected readonly choices = FACTOR_ANSWERS;
  protected readonly draft = signal<SuitabilityDraft>(suitabilityDraft(null));
  protected readonly open = signal<readonly FactorId[]>([]);
  protected readonly isTooLong = signal(false);
  protected readonly isSaving = signal(false);
  protected readonly trouble = signal<Problem | null>(null);

  constructor() {
    effect(() => {
      const patientId = this.patientId();
      untracked(() => void this.begin(patientId));
    });
  }

  protected choose(id: FactorId, answer: FactorAnswer): void {
    this.edit({ factors: { ...this.draft().factors, [id]: answer } });
    this.open.update((open) => open.filter((one) => one !== id));
  }

  protected edit(part: Partial<SuitabilityDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...part, screenId: v7() }));
    this.isTooLong.set(false);
    void this.drafts.keep(keyOf(this.patientId()), JSON.stringify(this.draft()));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSaving()) return;
    const [patientId, draft] = [this.patientId(), this.draft()];
    this.open.set(openFactors(draft));
    const [first] = this.open();
    if (first) return this.focus(`[name='factor-${first}']`);
    const answers = answersOf(draft);
    this.isTooLong.set(answers === null);
    if (!answers) return this.focus('#hf-medicines');
    this.isSaving.set(true);
    this.trouble.set(null);
    try {
      const url = `/api/patients/${patientId}/suitability-screens/${draft.screenId}`;
      const view = await firstValueFrom(this.http.put<SuitabilityView>(url, answers));
      await this.drafts.keep(keyOf(patientId), '');
      this.saved.emit(view);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isSaving.set(false);
    }
  }

  private focus(selector: string): void {
    this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus();
  }

  private async begin(patientId: string): Promise<void> {
    this.draft.set(suitabilityDraft(this.last()));
    const kept = await this.drafts.read(keyOf(patientId));
    if (kept && patientId === this.patientId()) this.draft.set(JSON.parse(kept.body) as SuitabilityDraft);
  }
}

function keyOf(patientId: string): string {
  return `suitability.${patientId}`;
}
