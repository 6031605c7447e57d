import type { Copy } from '@holdfast/platform/portal';
import { caseloadEn } from './copy/caseload-en';
import { courseEn } from './copy/course-en';
import { deskEn, deskProblemEn } from './copy/desk-en';
import { meansEn } from './copy/means-en';
import { progressEn } from './copy/progress-en';
import { ruleEn } from './copy/rule-en';
import { settingEn } from './copy/setting-en';

/** The words of the clinic's side of check-ins. They lie beside the patient's under one name and load for staff only. */
export const deskCopy: Copy = {
  scope: 'check-in',
  en: {
    desk: deskEn,
    course: courseEn,
    caseload: caseloadEn,
    setting: settingEn,
    means: meansEn,
    problem: deskProblemEn,
    ...progressEn,
    ...ruleEn,
  },
  es: async () => {
    const [desk, course, caseload, setting, means, progress, rules] = await Promise.all([
      import('./copy/desk-es'),
      import('./copy/course-es'),
      import('./copy/caseload-es'),
      import('./copy/setting-es'),
      import('./copy/means-es'),
      import('./copy/progress-es'),
      import('./copy/rule-es'),
    ]);
    return {
      desk: desk.deskEs,
      course: course.courseEs,
      caseload: caseload.caseloadEs,
      setting: setting.settingEs,
      means: means.meansEs,
      problem: desk.deskProblemEs,
      ...progress.progressEs,
      ...rules.ruleEs,
    };
  },
};
