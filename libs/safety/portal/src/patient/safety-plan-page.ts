import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Button,
  Drafts,
  ErrorPanel,
  Field,
  Icon,
  type Problem,
  ProblemWords,
  Session,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import {
  EMPTY_PLAN,
  PLAN_PARTS,
  type PlanPart,
  type SafetyPlanView,
  type SafetyPlanWords,
} from '@holdfast/safety/model';
import { firstValueFrom } from 'rxjs';

/** A person's own plan for hard moments, in own words. The patient and the care team write it together. */
@Component({
  selector: 'hf-safety-plan-page',
  imports: [TranslocoDirective, Button, ErrorPanel, Field, Icon, Waiting],
  templateUrl: './safety-plan-page.html',
  styles: `
    textarea {
      min-height: 5rem;
      resize: vertical;
    }
    .theirs {
      padding: 0.5rem 0.75rem;
      border-inline-start: 4px solid var(--hf-outline);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    form {
      display: flex;
      flex-direction: column;
      gap: 1.25rem;
    }
  `,
})
export class SafetyPlanPage {
  /** Whose plan, where staff open it; left out, one's own. */
  readonly patientId = input<string>();
  private readonly session = inject(Session);
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly parts = PLAN_PARTS;
  private readonly owner = computed(() => this.patientId() ?? this.session.person()?.patientId ?? '');
  private readonly url = computed(() => (this.owner() ? `/api/patients/${this.owner()}/safety-plan` : undefined));
  protected readonly asked = httpResource<SafetyPlanView>(() => this.url());
  private readonly base = signal<SafetyPlanView | null>(null);
  protected readonly plan = signal<SafetyPlanWords>(EMPTY_PLAN);
  /** What someone else wrote meanwhile; both are shown until one is chosen. */
  protected readonly theirs = signal<SafetyPlanView | null>(null);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly isSaving = signal(false);
  protected readonly isSaved = signal(false);
  protected readonly current = this.base.asReadonly();
  protected readonly isOwn = computed(() => this.patientId() === undefined);
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  private readonly key = computed(() => `safety-plan.${this.owner()}`);

  constructor() {
    effect(() => {
      const view = this.asked.hasValue() ? this.asked.value() : null;
      if (view) untracked(() => void this.begin(view));
    });
  }

  protected fill(part: PlanPart, text: string): void {
    this.plan.update((plan) => ({ ...plan, [part]: text }));
    this.isSaved.set(false);
    const kept = { version: this.base()?.version ?? 0, plan: this.plan() };
    void this.drafts.keep(this.key(), JSON.stringify(kept));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const url = this.url();
    if (this.isSaving() || !url) return;
    this.isSaving.set(true);
    this.trouble.set(null);
    try {
      const body = { version: this.base()?.version ?? 0, plan: this.plan() };
      const view = await firstValueFrom(this.http.put<SafetyPlanView>(url, body));
      await this.drafts.keep(this.key(), '');
      this.adopt(view);
      this.isSaved.set(true);
    } catch (failure) {
      await this.refused(problemOf(failure), url);
    } finally {
      this.isSaving.set(false);
    }
  }

  /** Goes on with one's own words: they will stand in place of the others', which stay in the history. */
  protected keepMine(): void {
    this.base.set(this.theirs());
    this.theirs.set(null);
    this.trouble.set(null);
  }

  protected takeTheirs(): void {
    const theirs = this.theirs();
    if (theirs) this.adopt(theirs);
    void this.drafts.keep(this.key(), '');
  }

  private async refused(problem: Problem, url: string): Promise<void> {
    this.trouble.set(problem);
    if (problem.code === 'safety-plan.changed')
      this.theirs.set(await firstValueFrom(this.http.get<SafetyPlanView>(url)).catch(() => null));
  }

  private adopt(view: SafetyPlanView): void {
    this.base.set(view);
    this.plan.set(view.plan);
    this.theirs.set(null);
    this.trouble.set(null);
  }

  private async begin(view: SafetyPlanView): Promise<void> {
    const kept = await this.drafts.read(this.key());
    this.adopt(view);
    if (!kept) return;
    const { version, plan } = JSON.parse(kept.body) as { version: number; plan: SafetyPlanWords };
    this.plan.set(plan);
    if (version !== view.version) this.theirs.set(view);
  }
}
