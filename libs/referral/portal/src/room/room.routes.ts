import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { roomCopy } from './room-copy';
import { packetCopy } from '../packet-copy';
import { RoomPage } from './room-page';
import { takeRoomSecret } from './room-pass';

/** The page of a therapist to whom somebody is referred, with its words. */
export const roomRoutes: Routes = [
  { path: '', canActivate: [takeRoomSecret, withMoreCopy(roomCopy, packetCopy)], component: RoomPage },
];
