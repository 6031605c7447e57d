import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Plan, PlanPreview, PlanView, SetPlan } from '@holdfast/check-in/model';
import { Button, ErrorPanel, Icon, type Problem, ProblemWords, Waiting, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { Meaning } from '../meaning';
import { AnchorCard } from './anchor-card';
import { isSound } from './plan-fault';
import { PlanForm } from './plan-form';
import { PreviewCard } from './preview-card';
import { ZoneField } from './zone-field';

/** One patient's plan: the days it counts from, what is asked when, and what saving a change would do. */
@Component({
  selector: 'hf-plan-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    AnchorCard,
    Button,
    ErrorPanel,
    Icon,
    Meaning,
    PlanForm,
    PreviewCard,
    Waiting,
    ZoneField,
  ],
  templateUrl: './plan-page.html',
  styleUrl: '../course/course-page.css',
})
export class PlanPage {
  readonly patientId = input.required<string>();
  private readonly http = inject(HttpClient);
  protected readonly problems = inject(ProblemWords);
  private readonly url = computed(() => `/api/patients/${this.patientId()}/check-in-plan`);
  protected readonly asked = httpResource<PlanView>(() => this.url());
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly plan = signal<Plan | null>(null);
  protected readonly zone = signal('');
  protected readonly isPaused = signal(false);
  private readonly version = signal(0);
  protected readonly preview = signal<PlanPreview | null>(null);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly isInvalid = signal(false);
  protected readonly hasNoZone = signal(false);
  /** What was entered here, while somebody else's plan is looked at instead. */
  protected readonly aside = signal<Plan | null>(null);
  protected readonly isSaved = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    effect(() => {
      const view = this.view();
      // A day set beside the form must not take away what is being edited in it.
      if (view) untracked(() => (this.plan() === null ? this.adopt(view) : this.version.set(view.version)));
    });
  }

  protected edit(plan: Plan): void {
    this.plan.set(plan);
    this.touch();
  }

  protected touch(): void {
    this.preview.set(null);
    this.isSaved.set(false);
  }

  protected anchored(view: PlanView): void {
    this.asked.set(view);
    this.touch();
  }

  protected async show(event?: Event): Promise<void> {
    event?.preventDefault();
    await this.send(async (body) => {
      this.preview.set(await firstValueFrom(this.http.post<PlanPreview>(`${this.url()}/preview`, body)));
    }, this.plan());
  }

  protected save(): Promise<void> {
    return this.store(this.plan());
  }

  /** Gives the patient's own plan up for the clinic's. */
  protected reset(): Promise<void> {
    return this.store(null);
  }

  /** Looks at what somebody else saved; what was entered here is laid aside. */
  protected load(): void {
    this.aside.set(this.plan());
    this.plan.set(null);
    this.trouble.set(null);
    this.touch();
    this.asked.reload();
  }

  protected putBack(): void {
    this.plan.set(this.aside());
    this.aside.set(null);
    this.touch();
  }

  private store(plan: Plan | null): Promise<void> {
    return this.send(async (body) => {
      const view = await firstValueFrom(this.http.put<PlanView>(this.url(), body));
      this.adopt(view);
      this.asked.set(view);
      this.aside.set(null);
      this.isSaved.set(true);
    }, plan);
  }

  private async send(run: (body: SetPlan) => Promise<void>, plan: Plan | null): Promise<void> {
    this.isInvalid.set(this.hasNoZone() || (plan !== null && !isSound(plan)));
    if (this.isInvalid() || this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      await run({ version: this.version(), plan, zone: this.zone(), paused: this.isPaused() });
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }

  private adopt({ version, plan, zone, paused }: PlanView): void {
    this.version.set(version);
    this.plan.set(plan);
    this.zone.set(zone);
    this.isPaused.set(paused);
    this.preview.set(null);
  }
}
