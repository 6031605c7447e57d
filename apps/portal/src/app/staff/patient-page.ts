import { Component, computed, inject, input, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CourseLink } from '@holdfast/check-in/portal';
import { PatientHead } from '@holdfast/clinic/portal';
import { PatientThreads } from '@holdfast/messaging/portal';
import { Empty } from '@holdfast/platform/portal';
import { TherapyLink } from '@holdfast/referral/portal';
import { DurabilityLink, InfusionLink, TreatmentPlanLink } from '@holdfast/treatment/portal';
import { filter, map, startWith } from 'rxjs';

/** One patient for staff: who it is and their conversations on the left, the open one beside them. */
@Component({
  selector: 'hf-patient-page',
  imports: [
    RouterOutlet,
    TranslocoDirective,
    CourseLink,
    DurabilityLink,
    Empty,
    InfusionLink,
    PatientHead,
    PatientThreads,
    TherapyLink,
    TreatmentPlanLink,
  ],
  template: `
    @if (isCourse() && head()?.name(); as name) {
      <h1 class="who">{{ name }}</h1>
    }
    <div class="facts" [class.behind]="isOpen()">
      <hf-patient-head [patientId]="patientId()" />
      <hf-course-link [patientId]="patientId()" />
      <hf-treatment-plan-link [patientId]="patientId()" />
      <hf-infusion-link [patientId]="patientId()" />
      <hf-durability-link [patientId]="patientId()" />
      <hf-therapy-link [patientId]="patientId()" />
      <hf-patient-threads [patientId]="patientId()" />
    </div>
    <div class="pane" [class.ahead]="isOpen()">
      @if (!isOpen()) {
        <ng-container *transloco="let t">
          <hf-empty icon="messages" [words]="t('inbox.patient.choose')" />
        </ng-container>
      }
      <router-outlet />
    </div>
  `,
  styleUrl: './patient-page.css',
})
export class PatientPage {
  readonly patientId = input.required<string>();
  private readonly router = inject(Router);
  protected readonly head = viewChild(PatientHead);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => this.router.url),
    ),
    { initialValue: '' },
  );
  protected readonly isOpen = computed(() => /^\/patients\/[^/]+\/[^/]+/.test(this.url()));
  /** Whether a page is open that takes or shows clinical facts and does not say itself whose they are. */
  protected readonly isCourse = computed(() =>
    /^\/patients\/[^/]+\/(course|plan|ask|enter|infusions|treatment-plan|durability|search|referral)\b/.test(
      this.url(),
    ),
  );
}
