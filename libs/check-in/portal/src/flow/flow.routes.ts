import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { flowCopy } from '../flow-copy';
import { CheckInFlow } from './check-in-flow';
import { DonePage } from './done-page';
import { EndPage } from './end-page';
import { QuestionPage } from './question-page';
import { SkipPage } from './skip-page';
import { StartPage } from './start-page';

/** The pages of one check-in. They come in one piece, so that whoever has begun can finish without a network. */
export const flowSteps: Routes = [
  { path: '', pathMatch: 'full', component: StartPage },
  { path: 'q/:n', component: QuestionPage },
  { path: 'end', component: EndPage },
  { path: 'done', component: DonePage },
  { path: 'skip', component: SkipPage },
];

/** One check-in of a person who is signed in. */
export const flowRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(flowCopy)], component: CheckInFlow, children: flowSteps },
];
