import type { Routes } from '@angular/router';
import { invitationRoute, proxyRoutes, setUpRoute } from '@holdfast/clinic/portal';
import { whoSawRoutes } from '@holdfast/audit/portal';
import { checkInLinkRoute, checkInPatientRoutes } from '@holdfast/check-in/portal';
import {
  isForPatients,
  isForProxies,
  isForStaff,
  settingsRoute,
  signInRoutes,
  signedIn,
} from '@holdfast/identity/portal';
import { messagingPatientRoutes } from '@holdfast/messaging/portal';
import { recordPatientRoutes } from '@holdfast/record/portal';
import { releasePatientRoutes, roomRoute } from '@holdfast/referral/portal';
import { safetyPatientRoutes } from '@holdfast/safety/portal';
import { driverRoute, treatmentPatientRoutes } from '@holdfast/treatment/portal';
import { notFound, notYours } from './dead-end';
import { HomePage } from './home-page';
import { OfflinePage } from './offline-page';
import { PatientLayout } from './patient-layout';

/** Every address of the portal, by who it is for. Addresses of another audience load nothing of it. */
export const routes: Routes = [
  ...signInRoutes,
  setUpRoute,
  invitationRoute,
  checkInLinkRoute,
  driverRoute,
  roomRoute,
  // At hand from the start: where it is needed there is nothing to load it over, and one lazy page less is a file less.
  { path: 'offline', component: OfflinePage },
  {
    path: '',
    canMatch: [signedIn],
    children: [
      {
        path: '',
        canMatch: [isForPatients],
        component: PatientLayout,
        children: [
          { path: '', pathMatch: 'full', redirectTo: 'home' },
          { path: 'home', component: HomePage },
          ...messagingPatientRoutes,
          ...checkInPatientRoutes,
          ...safetyPatientRoutes,
          ...treatmentPatientRoutes,
          ...releasePatientRoutes,
          ...whoSawRoutes,
          ...recordPatientRoutes,
          ...proxyRoutes,
          settingsRoute,
          ...notYours(
            'inbox',
            'patients',
            'admin',
            'alerts',
            'safety-settings',
            'safety-plans',
            'caseload',
            'check-in-settings',
            'reviews',
            'outcomes',
            'decision-sheets',
            'consent-sheets',
            'need-settings',
            'vitals-settings',
          ),
          notFound,
        ],
      },
      {
        path: '',
        canMatch: [isForProxies],
        loadChildren: () => import('./proxy/proxy.routes').then((part) => part.proxyAppRoutes),
      },
      {
        path: '',
        canMatch: [isForStaff],
        loadComponent: () => import('./staff/staff-layout').then((part) => part.StaffLayout),
        loadChildren: () => import('./staff/staff.routes').then((part) => part.staffRoutes),
      },
    ],
  },
  notFound,
];
