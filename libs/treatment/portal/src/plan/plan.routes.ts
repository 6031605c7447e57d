import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { courseCopy } from '../course-copy';
import { infusionCopy } from '../infusion-copy';
import { planCopy } from '../plan-copy';
import { ConsentSheetPage } from '../consent/consent-sheet-page';
import { TreatmentPlanPage } from './treatment-plan-page';

const words = withMoreCopy(planCopy, courseCopy, infusionCopy);

/** Suitability, consent and plan of a patient for staff, with their words. */
export const planRoutes: Routes = [{ path: '', canActivate: [words], component: TreatmentPlanPage }];

/** A signed consent to print, with its words. */
export const consentSheetRoutes: Routes = [
  { path: ':patientId/:consentId', canActivate: [words], component: ConsentSheetPage },
];
