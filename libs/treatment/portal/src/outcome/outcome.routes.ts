import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { outcomeCopy } from '../outcome-copy';
import { treatmentCopy } from '../treatment-copy';
import { ClinicOutcomePage } from './clinic-outcome-page';
import { DecisionSheetPage } from './decision-sheet-page';
import { DurabilityPage } from './durability-page';

const words = withMoreCopy(outcomeCopy);

/** What the clinic's inductions came to, with its words. */
export const clinicOutcomeRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(treatmentCopy, outcomeCopy)], component: ClinicOutcomePage },
];

/** How long infusions of one patient held, with its words. */
export const durabilityRoutes: Routes = [{ path: '', canActivate: [words], component: DurabilityPage }];

/** The sheet to decide together, with its words. */
export const decisionSheetRoutes: Routes = [{ path: ':patientId', canActivate: [words], component: DecisionSheetPage }];
