import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { Access, withMoreCopy } from '@holdfast/platform/portal';
import { directoryCopy } from '../directory-copy';
import { therapistCopy } from '../therapist-copy';
import { DirectoryPage } from './directory-page';

const keeps: CanMatchFn = () => inject(Access).may('therapist.keep');

/** The directory: its list at once, the form of an entry and the import when they are first opened. */
export const directoryRoutes: Routes = [
  {
    path: '',
    canActivate: [withMoreCopy(therapistCopy, directoryCopy)],
    children: [
      { path: '', pathMatch: 'full', component: DirectoryPage },
      {
        path: 'import',
        canMatch: [keeps],
        loadComponent: () => import('./import-page').then((part) => part.ImportPage),
      },
      {
        path: ':therapistId',
        canMatch: [keeps],
        loadComponent: () => import('./entry-page').then((part) => part.EntryPage),
      },
    ],
  },
];
