import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { glassCopy } from '@holdfast/audit/portal';
import { checkInChartRoutes, checkInStaffRoutes, deskCopy } from '@holdfast/check-in/portal';
import { awayRoutes, chartsCopy, clinicStaffRoutes } from '@holdfast/clinic/portal';
import { settingsRoute } from '@holdfast/identity/portal';
import { inboxCopy, messagingChartRoutes, messagingStaffRoutes } from '@holdfast/messaging/portal';
import { Access, provideMoreCopy, Session, THERAPY_STANDING, withMoreCopy } from '@holdfast/platform/portal';
import { consentChartRoutes } from '@holdfast/record/portal';
import { referralStaffRoutes, releaseChartRoutes, TherapyStanding } from '@holdfast/referral/portal';
import { alertsCopy, safetyStaffRoutes } from '@holdfast/safety/portal';
import { treatmentChartRoutes, treatmentStaffRoutes } from '@holdfast/treatment/portal';
import { notFound, notYours } from '../dead-end';
import { adminRoutes } from './admin.routes';
import { PatientPage } from './patient-page';
import { staffCopy } from './staff-copy';

const isAuditor = () =>
  inject(Session)
    .person()
    ?.roles.every((role) => role === 'auditor') ?? false;
const reads: CanMatchFn = () => inject(Access).may('inbox.read');

const places: Routes = [
  {
    path: '',
    canMatch: [reads],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'inbox' },
      ...messagingStaffRoutes,
      ...clinicStaffRoutes,
      {
        path: 'patients/:patientId',
        component: PatientPage,
        // Words before variables: `:threadId` would take any of them.
        children: [
          ...checkInChartRoutes,
          ...treatmentChartRoutes,
          ...releaseChartRoutes,
          ...consentChartRoutes,
          ...messagingChartRoutes,
        ],
      },
    ],
  },
  ...safetyStaffRoutes,
  ...checkInStaffRoutes,
  ...treatmentStaffRoutes,
  ...referralStaffRoutes,
  ...adminRoutes,
  ...awayRoutes,
  // Who only checks what was done begins where that stands.
  { path: '', pathMatch: 'full', redirectTo: () => (isAuditor() ? 'admin/trail' : 'admin') },
  settingsRoute,
  ...notYours(
    'inbox',
    'patients',
    'duplicates',
    'home',
    'messages',
    'releases',
    'record',
    'check-in',
    'check-ins',
    'caseload',
    'check-in-settings',
    'progress',
    'treatment',
    'alerts',
    'safety-plan',
    'safety-plans',
    'safety-settings',
    'reviews',
    'outcomes',
    'decision-sheets',
    'consent-sheets',
    'need-settings',
    'vitals-settings',
    'referrals',
    'therapists',
    'referral-settings',
    'fax-covers',
    'admin',
  ),
  notFound,
];

/**
 * Every address for people who work for the clinic. Those whose role reads no messages land where that is said. The words
 * that only staff read come with it.
 */
export const staffRoutes: Routes = [
  {
    path: '',
    providers: [
      provideMoreCopy(chartsCopy, inboxCopy, alertsCopy, deskCopy, glassCopy),
      { provide: THERAPY_STANDING, useValue: TherapyStanding },
    ],
    canActivate: [withMoreCopy(staffCopy)],
    children: places,
  },
];
