import type { Route } from '@angular/router';

/** The room of a therapist to whom somebody is referred, for whoever holds its link. */
export const roomRoute: Route = {
  path: 'room',
  loadChildren: () => import('./room/room.routes').then((part) => part.roomRoutes),
};
