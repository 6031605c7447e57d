import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { ConsentPage } from './consent/consent-page';
import { MyRecordPage } from './my-record-page';
import { recordCopy } from './record-copy';
import { RecordsPage } from './records-page';

/** Records taken away and destroyed, for who runs or oversees the clinic. */
export const recordsPages: Routes = [{ path: '', canActivate: [withMoreCopy(recordCopy)], component: RecordsPage }];

/** The patient's own record. */
export const myRecordPages: Routes = [{ path: '', canActivate: [withMoreCopy(recordCopy)], component: MyRecordPage }];

/** What a patient agreed to, on their chart. */
export const consentPages: Routes = [{ path: '', canActivate: [withMoreCopy(recordCopy)], component: ConsentPage }];
