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
