import type { Routes } from '@angular/router';
import { SafetyPlanPage } from './patient/safety-plan-page';

/** A patient's own safety plan; it comes with their first page, so that it opens without a network too. */
export const safetyPatientRoutes: Routes = [{ path: 'safety-plan', component: SafetyPlanPage }];
