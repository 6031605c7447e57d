import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { packetCopy } from '../packet-copy';
import { releaseCopy } from '../release-copy';
import { ReleaseDraftPage } from '../release/release-draft-page';
import { PacketPage } from './packet-page';

const words = withMoreCopy(releaseCopy, packetCopy);

/** A packet for staff, with its words. */
export const packetRoutes: Routes = [{ path: '', canActivate: [words], component: PacketPage }];

/** The releases of one search for staff, with their words. */
export const releaseDraftRoutes: Routes = [{ path: '', canActivate: [words], component: ReleaseDraftPage }];
