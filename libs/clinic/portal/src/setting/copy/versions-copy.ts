import type { Copy } from '@holdfast/platform/portal';
import { versionsEn } from './versions-en';

/** The words of a history of versions, for pages of other features that show one. */
export const versionsCopy: Copy = {
  scope: 'settings',
  en: versionsEn,
  es: () => import('./versions-es').then((words) => words.versionsEs),
};
