import type { Routes } from '@angular/router';
import { checkInProxyRoutes } from '@holdfast/check-in/portal';
import { ChargeHomePage, ChargeStore, proxyCopy } from '@holdfast/clinic/portal';
import { settingsRoute } from '@holdfast/identity/portal';
import { messagingPatientRoutes } from '@holdfast/messaging/portal';
import { withMoreCopy } from '@holdfast/platform/portal';
import { treatmentProxyRoutes } from '@holdfast/treatment/portal';
import { notFound, notYours } from '../dead-end';
import { ProxyLayout } from './proxy-layout';

/** Every address for people who help a patient: what the patient let them see, and nothing else. */
export const proxyAppRoutes: Routes = [
  {
    path: '',
    providers: [ChargeStore],
    canActivate: [withMoreCopy(proxyCopy)],
    component: ProxyLayout,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'home' },
      { path: 'home', component: ChargeHomePage },
      ...messagingPatientRoutes,
      ...checkInProxyRoutes,
      ...treatmentProxyRoutes,
      settingsRoute,
      ...notYours(
        'check-ins',
        'treatment',
        'safety-plan',
        'releases',
        'therapy',
        'who-saw',
        'inbox',
        'patients',
        'admin',
      ),
      notFound,
    ],
  },
];
