import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ClinicPlanView, Plan } from '@holdfast/check-in/model';
import { Button, ErrorPanel, type Problem, ProblemWords, Waiting, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { isSound } from '../plan/plan-fault';
import { PlanForm } from '../plan/plan-form';

/** The clinic's plan, with how many patients a change reaches. */
@Component({
  selector: 'hf-clinic-plan-card',
  imports: [TranslocoDirective, Button, ErrorPanel, PlanForm, Waiting],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="clinic-plan" *transloco="let t">
      <h2 id="clinic-plan">{{ t('check-in.setting.plan.title') }}</h2>
      @if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="load()" />
      } @else if (plan(); as plan) {
        <p>{{ t('check-in.setting.plan.affects', { count: patients() }) }}</p>
        <form class="hf-stack" novalidate (submit)="save($event)">
          <hf-plan-form [plan]="plan" [disabled]="!canSet()" (changed)="edit($event)" />
          @if (isInvalid()) {
            <p class="wrong" role="alert">{{ t('check-in.course.edit.invalid') }}</p>
          }
          @if (trouble(); as failed) {
            <p class="wrong" role="alert">
              {{ failed.status === 409 ? t('check-in.course.edit.changed') : problems.say(failed) }}
              @if (failed.status === 409) {
                <button hfButton="outlined" type="button" (click)="load()">{{ t('check-in.course.edit.load') }}</button>
              }
            </p>
          }
          @if (canSet()) {
            <div class="hf-row">
              <button hfButton="tonal" type="submit" [attr.aria-busy]="isSaving()">
                {{ t('check-in.setting.plan.save', { count: patients() }) }}
              </button>
              <span role="status">{{ isSaved() ? t('check-in.setting.plan.saved') : '' }}</span>
            </div>
          } @else {
            <p class="hf-meta">{{ t('check-in.setting.readOnly') }}</p>
          }
        </form>
      } @else {
        <hf-waiting />
      }
    </section>
  `,
  styleUrl: './setting-card.css',
})
export class ClinicPlanCard {
  readonly canSet = input(false);
  private readonly http = inject(HttpClient);
  protected readonly problems = inject(ProblemWords);
  private readonly asked = httpResource<ClinicPlanView>(() => '/api/clinic/check-in-plan');
  protected readonly plan = signal<Plan | null>(null);
  protected readonly patients = signal(0);
  private readonly version = signal(0);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly isInvalid = signal(false);
  protected readonly isSaved = signal(false);
  protected readonly isSaving = signal(false);
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    effect(() => {
      const view = this.asked.hasValue() ? this.asked.value() : null;
      if (view) untracked(() => this.adopt(view));
    });
  }

  protected edit(plan: Plan): void {
    this.plan.set(plan);
    this.isSaved.set(false);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const plan = this.plan();
    this.isInvalid.set(plan === null || !isSound(plan));
    if (this.isInvalid() || this.isSaving()) return;
    this.isSaving.set(true);
    this.trouble.set(null);
    try {
      const body = { version: this.version(), plan };
      this.adopt(await firstValueFrom(this.http.put<ClinicPlanView>('/api/clinic/check-in-plan', body)));
      this.isSaved.set(true);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isSaving.set(false);
    }
  }

  protected load(): void {
    this.trouble.set(null);
    this.asked.reload();
  }

  private adopt({ version, plan, patients }: ClinicPlanView): void {
    this.version.set(version);
    this.plan.set(plan);
    this.patients.set(patients);
  }
}
