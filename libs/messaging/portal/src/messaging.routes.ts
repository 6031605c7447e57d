import type { Routes } from '@angular/router';

/** A patient's conversations. */
export const messagingPatientRoutes: Routes = [
  {
    path: 'messages',
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./thread-list/thread-list-page').then((part) => part.ThreadListPage),
      },
      { path: 'new', loadComponent: () => import('./thread/new-thread-page').then((part) => part.NewThreadPage) },
      { path: ':threadId', loadComponent: () => import('./thread/thread-page').then((part) => part.ThreadPage) },
    ],
  },
];

/** The clinic's inbox: the list, and beside it the conversation that is open. */
export const messagingStaffRoutes: Routes = [
  {
    path: 'inbox',
    loadComponent: () => import('./inbox/inbox-page').then((part) => part.InboxPage),
    children: [
      {
        path: ':patientId/:threadId',
        loadComponent: () => import('./staff-thread/staff-thread').then((part) => part.StaffThread),
      },
    ],
  },
];

/** One patient's conversations, for the app to place below the patient's page, whose address names the patient. */
export const messagingChartRoutes: Routes = [
  { path: 'new', loadComponent: () => import('./patient/begin-thread').then((part) => part.BeginThread) },
  {
    path: ':threadId',
    loadComponent: () => import('./staff-thread/staff-thread').then((part) => part.StaffThread),
  },
];
