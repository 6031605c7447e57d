import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { ProxiesPage } from './proxies-page';
import { proxyCopy } from './proxy-copy';

/** Who helps a patient, with its words. */
export const proxyPages: Routes = [{ path: '', canActivate: [withMoreCopy(proxyCopy)], component: ProxiesPage }];
