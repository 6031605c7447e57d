import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ClinicPlanPreview, ClinicPlanView, Plan, SetClinicPlan } from '@holdfast/check-in/model';
import { KeptVersions } from '@holdfast/clinic/portal';
import { Button, ErrorPanel, type Problem, ProblemWords, Waiting, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { Meaning } from '../meaning';
import { isSound } from '../plan/plan-fault';
import { PlanForm } from '../plan/plan-form';
import { ClinicPreview } from './clinic-preview';
import { CheckInVersionWords } from './version-words';

const URL = '/api/clinic/check-in-plan';

/** The clinic's plan, with what a change would do and how many patients a change reaches. */
@Component({
  selector: 'hf-clinic-plan-card',
  imports: [TranslocoDirective, Button, ClinicPreview, ErrorPanel, KeptVersions, Meaning, PlanForm, Waiting],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="clinic-plan" *transloco="let t">
      <h2 id="clinic-plan">{{ t('check-in.setting.plan.title') }}</h2>
      @if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="load()" />
      } @else if (plan(); as plan) {
        <hf-meaning of="plan" />
        <p>{{ t('check-in.setting.plan.affects' + (patients() === 1 ? 'One' : ''), { count: patients() }) }}</p>
        <form class="hf-stack" novalidate (submit)="show($event)">
          <hf-plan-form [plan]="plan" [disabled]="!canSet()" (changed)="edit($event)" />
          @if (isInvalid()) {
            <p class="wrong" role="alert">{{ t('check-in.course.edit.invalid') }}</p>
          }
          <div role="status">
            @if (preview(); as preview) {
              <hf-clinic-preview [preview]="preview" />
            }
          </div>
          @if (trouble(); as failed) {
            <p class="wrong" role="alert">
              {{ failed.status === 409 ? t('check-in.course.edit.changed') : problems.say(failed) }}
              @if (failed.status === 409) {
                <button hfButton="outlined" type="button" (click)="load()">{{ t('check-in.course.edit.load') }}</button>
              }
            </p>
          }
          @if (aside()) {
            <p role="status">
              {{ t('check-in.course.edit.theirs') }}
              <button hfButton="outlined" type="button" (click)="putBack()">
                {{ t('check-in.course.edit.mine') }}
              </button>
            </p>
          }
          @if (canSet()) {
            <div class="hf-row">
              <button [hfButton]="preview() ? 'outlined' : 'filled'" type="submit" [attr.aria-busy]="isBusy()">
                {{ t('check-in.course.edit.preview') }}
              </button>
              @if (preview()) {
                <button hfButton="filled" type="button" [attr.aria-busy]="isBusy()" (click)="save()">
                  {{ t('check-in.setting.plan.save' + (patients() === 1 ? 'One' : ''), { count: patients() }) }}
                </button>
              } @else {
                <span class="hf-meta">{{ t('check-in.course.edit.first') }}</span>
              }
              <span role="status">{{ isSaved() ? t('check-in.setting.plan.saved') : '' }}</span>
            </div>
          } @else {
            <p class="hf-meta">{{ t('check-in.setting.readOnly') }}</p>
          }
        </form>
        <hf-kept-versions
          [of]="t('check-in.setting.plan.title')"
          [url]="url"
          [stands]="version()"
          [canRestore]="canSet()"
          [showsReach]="false"
          [words]="words.plan"
          (restored)="asked.reload()"
        />
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
  protected readonly words = inject(CheckInVersionWords);
  protected readonly url = URL;
  protected readonly asked = httpResource<ClinicPlanView>(() => URL);
  protected readonly plan = signal<Plan | null>(null);
  protected readonly patients = signal(0);
  protected readonly version = signal(0);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly isInvalid = signal(false);
  protected readonly isSaved = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly preview = signal<ClinicPlanPreview | null>(null);
  /** What was entered here, while somebody else's plan is looked at instead. */
  protected readonly aside = signal<Plan | null>(null);
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
    this.touch();
  }

  protected async show(event: Event): Promise<void> {
    event.preventDefault();
    await this.send(async (body) => {
      this.preview.set(await firstValueFrom(this.http.post<ClinicPlanPreview>(`${URL}/preview`, body)));
    });
  }

  protected async save(): Promise<void> {
    await this.send(async (body) => {
      this.adopt(await firstValueFrom(this.http.put<ClinicPlanView>(URL, body)));
      this.aside.set(null);
      this.isSaved.set(true);
    });
  }

  /** Looks at what somebody else saved; what was entered here is laid aside. */
  protected load(): void {
    this.aside.set(this.plan());
    this.trouble.set(null);
    this.asked.reload();
  }

  protected putBack(): void {
    this.plan.set(this.aside());
    this.aside.set(null);
    this.touch();
  }

  private touch(): void {
    this.preview.set(null);
    this.isSaved.set(false);
  }

  private async send(run: (body: SetClinicPlan) => Promise<void>): Promise<void> {
    const plan = this.plan();
    this.isInvalid.set(plan === null || !isSound(plan));
    if (!plan || this.isInvalid() || this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      await run({ version: this.version(), plan });
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }

  private adopt({ version, plan, patients }: ClinicPlanView): void {
    this.version.set(version);
    this.plan.set(plan);
    this.patients.set(patients);
    this.preview.set(null);
  }
}
