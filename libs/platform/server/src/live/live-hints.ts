import { Injectable } from '@nestjs/common';
import type { Hint, Id, ProxyScope } from '@holdfast/platform/model';
import type { Server } from 'socket.io';

/** The rooms that sockets join; a hint goes to rooms, never to everyone. */
export const room = {
  patient: (patientId: Id) => `patient:${patientId}`,
  /** @param charge what a proxy was let into, and of whom: `messages:<patient>` */
  charge: (charge: string) => `charge:${charge}`,
  careTeam: (patientId: Id) => `care-team:${patientId}`,
  allCharts: (clinicId: Id) => `all-charts:${clinicId}`,
  safety: (clinicId: Id) => `safety:${clinicId}`,
  account: (accountId: Id) => `account:${accountId}`,
  session: (sessionId: Id) => `session:${sessionId}`,
};

// Which proxies hear of what; nobody of what is not here.
const HEARD_BY: Partial<Record<Hint['kind'], ProxyScope>> = {
  ...{ message: 'messages', read: 'messages', thread: 'messages', typing: 'messages' },
  ...{ 'check-in': 'check-ins', infusion: 'visits' },
};

/** Who hears a hint: everyone who may see the chart, its clinic side only, or everyone at the clinic who gives care. */
export type HintAudience = 'all' | 'staff' | 'safety';

/** Tells open sockets that something changed, and closes those that lost their right. */
@Injectable()
export class LiveHints {
  private server: Server | null = null;

  /** Takes the socket server once it listens; until then hints go nowhere, and readers catch up over HTTP. */
  attach(server: Server): void {
    this.server = server;
  }

  /** Sends a hint to its audience. */
  tell(clinicId: Id, hint: Hint, audience: HintAudience): void {
    if (!this.server) return;
    if (audience === 'safety') return void this.server.to(room.safety(clinicId)).emit('hint', hint);
    if (!hint.patientId) return;
    const rooms = [room.careTeam(hint.patientId), room.allCharts(clinicId)];
    if (audience === 'all') {
      rooms.push(room.patient(hint.patientId));
      const scope = HEARD_BY[hint.kind];
      if (scope) rooms.push(room.charge(`${scope}:${hint.patientId}`));
    }
    this.server.to(rooms).emit('hint', hint);
  }

  /** Sends a hint to every place where one account is signed in. */
  tellAccount(accountId: Id, hint: Hint): void {
    this.server?.to(room.account(accountId)).emit('hint', hint);
  }

  /** Closes a session's sockets at once, on every process. */
  closeSession(sessionId: Id): void {
    this.server?.in(room.session(sessionId)).disconnectSockets(true);
  }

  /** Closes an account's sockets at once, so that they come back with the rights they have now. */
  closeAccount(accountId: Id): void {
    this.server?.in(room.account(accountId)).disconnectSockets(true);
  }
}
