import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { Access } from '@holdfast/platform/portal';
import { CheckInInboxPage } from './inbox/check-in-inbox-page';
import { OutreachPane } from './outreach/outreach-pane';
import { ReportPage } from './report/report-page';

const may =
  (action: string): CanMatchFn =>
  () =>
    inject(Access).may(action);

/** The clinic's side of check-ins. All of it comes with the first page of staff. */
export const checkInStaffRoutes: Routes = [
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
export const checkInChartRoutes: Routes = [{ path: 'check-ins/:checkInId', component: ReportPage }];
