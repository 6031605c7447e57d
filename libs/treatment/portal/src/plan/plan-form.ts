import { HttpClient } from '@angular/common/http';
import { Component, ElementRef, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Button,
  Drafts,
  Field,
  type Problem,
  ProblemWords,
  Session,
  TimeWords,
  problemOf,
} from '@holdfast/platform/portal';
import { DOSE_BASES, ROUTES, isUnusualPlan, perKg, plannedMg } from '@holdfast/treatment/model';
import type { TreatmentPlanView } from '@holdfast/treatment/model';
import { firstValueFrom } from 'rxjs';
import { type PlanField, type PlanFields, WHOLE_RANGES, doseOf, fieldsOf, gapsOf, planOf } from './plan-fields';

interface Draft {
  /** The version that was seen when writing began. */
  readonly version: number;
  readonly fields: PlanFields;
}

/** Writes and signs a plan. What is filled in stays on this device until it is signed, also when a colleague was faster. */
@Component({
  selector: 'hf-plan-form',
  imports: [TranslocoDirective, Button, Field],
  templateUrl: './plan-form.html',
  styleUrl: './plan-form.css',
})
export class PlanForm {
  readonly patientId = input.required<string>();
  readonly view = input.required<TreatmentPlanView>();
  /** The day that a new plan counts from, ISO. */
  readonly today = input.required<string>();
  readonly signed = output<TreatmentPlanView>();
  readonly closed = output();
  /** A colleague signed another version, so what stands is to be asked for again. */
  readonly changed = output();
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly session = inject(Session);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly routes = ROUTES;
  protected readonly bases = DOSE_BASES;
  protected readonly ranges = WHOLE_RANGES;
  protected readonly fields = signal<PlanFields>(fieldsOf(null, ''));
  private readonly version = signal(0);
  protected readonly isTried = signal(false);
  protected readonly gaps = computed(() => (this.isTried() ? gapsOf(this.fields()) : new Map<PlanField, string>()));
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly isFixed = computed(() => this.fields().basis === 'fixed');
  /** What the typed dose comes to; null while it is none. */
  protected readonly makes = computed(() => {
    const dose = doseOf(this.fields());
    const mg = plannedMg(dose);
    if (Number.isNaN(mg) || Number.isNaN(dose.weightKg)) return null;
    const each = dose.weightKg === null ? null : perKg(mg, dose.weightKg);
    return { mg, each, isUnusual: isUnusualPlan(dose, this.fields().route) === true };
  });
  /** Whether another version stands than the one that was seen when writing began. */
  protected readonly isOther = computed(() => this.view().version !== this.version());
  private restored = '';

  constructor() {
    effect(() => {
      const patientId = this.patientId();
      untracked(() => void this.restore(patientId));
    });
  }

  protected edit(field: PlanField, value: string): void {
    this.fields.update((fields) => ({ ...fields, [field]: value }));
    this.trouble.set(null);
    this.keep();
  }

  /** Goes on with what is typed: it will stand in place of the colleague's version, which stays among the earlier ones. */
  protected keepMine(): void {
    this.version.set(this.view().version);
    this.trouble.set(null);
    this.keep();
  }

  protected takeTheirs(): void {
    this.fields.set(fieldsOf(this.view().plan, this.today()));
    this.keepMine();
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const [gap] = this.gaps().keys();
    const plan = planOf(this.fields());
    if (gap) this.host.nativeElement.querySelector<HTMLElement>(`#hf-plan-${gap}`)?.focus();
    if (gap || !plan || this.isBusy() || this.isOther()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      const signedName = this.session.person()?.name ?? '';
      const body = { version: this.version(), plan, signedName };
      const url = `/api/patients/${this.patientId()}/treatment-plan`;
      const view = await firstValueFrom(this.http.put<TreatmentPlanView>(url, body));
      await this.drafts.keep(keyOf(this.patientId()), '');
      this.signed.emit(view);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
      if (this.trouble()?.code === 'treatment-plan.changed') this.changed.emit();
    } finally {
      this.isBusy.set(false);
    }
  }

  private keep(): void {
    const draft: Draft = { version: this.version(), fields: this.fields() };
    void this.drafts.keep(keyOf(this.patientId()), JSON.stringify(draft));
  }

  private async restore(patientId: string): Promise<void> {
    if (patientId === this.restored) return;
    this.restored = patientId;
    const { version, plan } = this.view();
    this.version.set(version);
    this.fields.set(fieldsOf(plan, this.today()));
    const kept = await this.drafts.read(keyOf(patientId));
    if (!kept || patientId !== this.patientId()) return;
    const draft = JSON.parse(kept.body) as Draft;
    this.version.set(draft.version);
    this.fields.set(draft.fields);
  }
}

function keyOf(patientId: string): string {
  return `treatment-plan.${patientId}`;
}
