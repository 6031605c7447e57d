import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access, ErrorPanel, TimeWords, problemOf } from '@holdfast/platform/portal';
import type { CoursePrompts as Told } from '@holdfast/treatment/model';
import { MonitoringForm } from './monitoring-form';

/** Where a patient's prompts are read. */
export function promptsUrl(patientId: string): string {
  return `/api/patients/${patientId}/course-prompts`;
}

/** What to have in mind in a course: facts before the fifth infusion, and what was given with what is due to be watched. */
@Component({
  selector: 'hf-course-prompts',
  imports: [TranslocoDirective, ErrorPanel, MonitoringForm],
  templateUrl: './course-prompts.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 0.75rem;
    }
    h3,
    p {
      margin: 0;
    }
    h3 {
      font: var(--hf-title);
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding-block: 0.25rem;
    }
    .quote {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class CoursePrompts {
  readonly patientId = input.required<string>();
  /** Which part is shown. */
  readonly part = input<'early' | 'ledger' | 'both'>('both');
  private readonly access = inject(Access);
  private readonly time = inject(TimeWords);
  protected readonly mayNote = computed(() => this.access.may('monitoring.note'));
  protected readonly asked = httpResource<Told>(() => promptsUrl(this.patientId()));
  protected readonly told = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly early = computed(() => (this.part() === 'ledger' ? null : (this.told()?.early ?? null)));
  protected readonly ledger = computed(() => {
    const exposure = this.told()?.exposure;
    return this.part() === 'early' || !exposure || exposure.infusions === 0 ? null : exposure;
  });

  protected dayOf(day: string): string {
    return this.time.day(`${day}T12:00:00Z`, 'UTC');
  }

  protected round(mg: number): number {
    return Math.round(mg);
  }
}
