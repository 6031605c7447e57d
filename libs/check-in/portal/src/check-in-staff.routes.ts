import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { versionsCopy } from '@holdfast/clinic/portal';
import { Access, withMoreCopy } from '@holdfast/platform/portal';
import { CaseloadPage } from './caseload/caseload-page';
import { AskPage } from './course/ask-page';
import { CoursePage } from './course/course-page';
import { EnterPage } from './course/enter-page';
import { CheckInInboxPage } from './inbox/check-in-inbox-page';
import { OutreachPane } from './outreach/outreach-pane';
import { PlanPage } from './plan/plan-page';
import { ReportPage } from './report/report-page';
import { CheckInSettingsPage } from './setting/check-in-settings-page';

const may =
  (action: string): CanMatchFn =>
  () =>
    inject(Access).may(action);

/** The clinic's side of check-ins. All of it comes with the first page of staff. */
export const checkInStaffRoutes: Routes = [
  {
    path: 'check-in-settings',
    canMatch: [may('clinic-plan.read')],
    canActivate: [withMoreCopy(versionsCopy)],
    component: CheckInSettingsPage,
  },
  { path: 'caseload', canMatch: [may('caseload.read')], component: CaseloadPage },
  {
    path: 'check-ins',
    canMatch: [may('check-in.read-inbox')],
    component: CheckInInboxPage,
    children: [
      { path: 'to-reach/:outreachId', component: OutreachPane },
      { path: ':patientId/:checkInId', component: ReportPage },
    ],
  },
];

/** What a patient's page shows of their check-ins, for the app to place below it. */
export const checkInChartRoutes: Routes = [
  { path: 'check-ins/:checkInId', component: ReportPage },
  { path: 'course', component: CoursePage },
  { path: 'plan', component: PlanPage },
  { path: 'ask', component: AskPage },
  { path: 'enter', component: EnterPage },
];
