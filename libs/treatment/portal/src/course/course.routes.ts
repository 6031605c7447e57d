import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { courseCopy } from '../course-copy';
import { ConsentPage } from '../consent/consent-page';
import { QuestionsPage } from './questions-page';

const words = withMoreCopy(courseCopy);

/** What a patient answers and signs before infusions, with its words. */
export const courseRoutes: Routes = [
  { path: 'questions', canActivate: [words], component: QuestionsPage },
  { path: 'consent', canActivate: [words], component: ConsentPage },
];
