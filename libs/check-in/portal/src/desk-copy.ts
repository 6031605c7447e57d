import type { Copy } from '@holdfast/platform/portal';
import { deskEn } from './copy/desk-en';
import { ruleEn } from './copy/rule-en';

/** The words of the clinic's side of check-ins. They lie beside the patient's under one name and load for staff only. */
export const deskCopy: Copy = {
  scope: 'check-in',
  en: { desk: deskEn, ...ruleEn },
  es: async () => {
    const [desk, rules] = await Promise.all([import('./copy/desk-es'), import('./copy/rule-es')]);
    return { desk: desk.deskEs, ...rules.ruleEs };
  },
};
