import type { Routes } from '@angular/router';
import { InboxPage } from './inbox/inbox-page';
import { BeginThread } from './patient/begin-thread';
import { StaffThread } from './staff-thread/staff-thread';

/** The clinic's inbox: the list, and beside it the conversation that is open. All of it comes with staff's first page. */
export const messagingStaffRoutes: Routes = [
  {
    path: 'inbox',
    component: InboxPage,
    children: [{ path: ':patientId/:threadId', component: StaffThread }],
  },
];

/** One patient's conversations, for the app to place below the patient's page, whose address names the patient. */
export const messagingChartRoutes: Routes = [
  { path: 'new', component: BeginThread },
  { path: ':threadId', component: StaffThread },
];

/** Hours, topics and groups for who runs the clinic, each at an address of its own below `/admin/settings`. */
export const routingAdminRoutes: Routes = [
  {
    path: 'settings',
    // Other kinds have the same first part: those that are not here are looked for there.
    canMatch: [(_, [, kind]) => ['hours', 'topics', 'pools'].includes(kind?.path ?? '')],
    loadChildren: () => import('./setting/routing.routes').then((part) => part.routingPages),
  },
];
