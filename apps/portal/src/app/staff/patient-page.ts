import { Component, computed, inject, input, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { GlassBanner, GlassPanel } from '@holdfast/audit/portal';
import { CourseLink } from '@holdfast/check-in/portal';
import { PatientHead } from '@holdfast/clinic/portal';
import { PatientThreads } from '@holdfast/messaging/portal';
import { Empty, Session } from '@holdfast/platform/portal';
import { ConsentLink } from '@holdfast/record/portal';
import { TherapyLink } from '@holdfast/referral/portal';
import { DurabilityLink, InfusionLink, TreatmentPlanLink } from '@holdfast/treatment/portal';
import { filter, map, startWith } from 'rxjs';

/** One patient for staff: who it is and their conversations on the left, the open one beside them. */
@Component({
  selector: 'hf-patient-page',
  imports: [
    RouterOutlet,
    TranslocoDirective,
    ConsentLink,
    CourseLink,
    DurabilityLink,
    Empty,
    GlassBanner,
    GlassPanel,
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
    @if (mayBeEmergency()) {
      <hf-glass-banner class="glass" [patientId]="patientId()" (closed)="anew()" />
    }
    @if (head()?.isMissing()) {
      <hf-glass-panel class="glass" [patientId]="patientId()" (opened)="anew()" />
    }
    <div class="facts" [class.behind]="isOpen()" [class.shut]="head()?.isMissing()">
      <hf-patient-head [patientId]="patientId()" />
      <hf-course-link [patientId]="patientId()" />
      <hf-treatment-plan-link [patientId]="patientId()" />
      <hf-consent-link [patientId]="patientId()" />
      <hf-infusion-link [patientId]="patientId()" />
      <hf-durability-link [patientId]="patientId()" />
      <hf-therapy-link [patientId]="patientId()" />
      <hf-patient-threads [patientId]="patientId()" />
    </div>
    <div class="pane" [class.ahead]="isOpen()" [class.shut]="head()?.isMissing()">
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
  private readonly session = inject(Session);
  /** Whether the chart is open to somebody who is not on its care team: then an emergency may be why. */
  protected readonly mayBeEmergency = computed(() => {
    const me = this.session.person()?.accountId;
    const team = this.head()?.team();
    return me !== undefined && team !== undefined && team !== null && !team.includes(me);
  });
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => this.router.url),
    ),
    { initialValue: '' },
  );
  /** Opens the same address anew: everything on it may be there now, or may not any more. */
  protected async anew(): Promise<void> {
    const here = this.router.url;
    await this.router.navigateByUrl('/patients', { skipLocationChange: true });
    await this.router.navigateByUrl(here);
  }

  protected readonly isOpen = computed(() => /^\/patients\/[^/]+\/[^/]+/.test(this.url()));
  /** Whether a page is open that takes or shows clinical facts and does not say itself whose they are. */
  protected readonly isCourse = computed(() =>
    /^\/patients\/[^/]+\/(course|plan|ask|enter|infusions|treatment-plan|consents|durability|search|referral)\b/.test(
      this.url(),
    ),
  );
}
