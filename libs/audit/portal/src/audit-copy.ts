import type { Copy } from '@holdfast/platform/portal';
import { glassEn } from './copy/glass-en';
import { mineEn } from './copy/mine-en';
import { trailEn } from './copy/trail-en';

/** The words of the trail's pages; they come with the pages. */
export const trailCopy: Copy = {
  scope: 'trail',
  en: trailEn,
  es: () => import('./copy/trail-es').then((words) => words.trailEs),
};

/** The words of the patient's own page; they come with it. */
export const mineCopy: Copy = {
  scope: 'who-saw',
  en: mineEn,
  es: () => import('./copy/mine-es').then((words) => words.mineEs),
};

/** The words of opening a chart in an emergency. */
export const glassCopy: Copy = {
  scope: 'glass',
  en: glassEn,
  es: () => import('./copy/glass-es').then((words) => words.glassEs),
};
