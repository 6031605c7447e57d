import { Logger } from '@nestjs/common';
import { type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import type { SocketSeat } from '../gate/can';
import { LiveHints, room } from './live-hints';
import { type LiveSeat, LiveTickets } from './live-tickets';

const FRAMES_AT_ONCE = 40;
const FRAMES_PER_SECOND = 10;

/** Opens a socket to whoever brings a valid ticket, and seats it in the rooms its account may hear. */
@WebSocketGateway()
export class LiveGateway implements OnGatewayInit<Server> {
  private readonly log = new Logger(LiveGateway.name);

  constructor(
    private readonly tickets: LiveTickets,
    private readonly hints: LiveHints,
  ) {}

  afterInit(server: Server): void {
    server.use((socket, next) => {
      this.seat(socket).then(
        (seated) => next(seated ? undefined : new Error('ticket.refused')),
        (error: unknown) => {
          this.log.warn({ err: error }, 'seat');
          next(new Error('unavailable'));
        },
      );
    });
    this.hints.attach(server);
  }

  private async seat(socket: Socket): Promise<boolean> {
    const seat = await this.tickets.take(socket.handshake.auth['ticket']);
    if (!seat) return false;
    const data: SocketSeat = { clinicId: seat.clinicId, sessionId: seat.session_id };
    Object.assign(socket.data as object, data);
    socket.use(budgetOf(socket));
    // A session that expires takes its sockets along; one that is ended closes them itself.
    const left = Math.max(0, seat.expires_at.getTime() - Date.now());
    const timer = setTimeout(() => socket.disconnect(true), left).unref();
    socket.once('disconnect', () => clearTimeout(timer));
    await socket.join(roomsOf(seat));
    return true;
  }
}

// Each frame costs a look at the database before anything is known of it. A person types a few notices a second; whoever
// says more is cut off, before the frames of one socket can take every connection from everybody else.
function budgetOf(socket: Socket): (frame: unknown, next: () => void) => void {
  let left = FRAMES_AT_ONCE;
  let at = Date.now();
  return (_, next) => {
    const now = Date.now();
    left = Math.min(FRAMES_AT_ONCE, left + ((now - at) / 1000) * FRAMES_PER_SECOND);
    at = now;
    if (left < 1) return void socket.disconnect(true);
    left -= 1;
    next();
  };
}

function roomsOf(seat: LiveSeat): string[] {
  const rooms = [room.account(seat.account_id), room.session(seat.session_id)];
  if (seat.own_patient) rooms.push(room.patient(seat.own_patient));
  rooms.push(...seat.charges.map(room.charge));
  if (seat.all_charts) rooms.push(room.allCharts(seat.clinicId));
  if (seat.gives_care) rooms.push(room.safety(seat.clinicId));
  return [...rooms, ...seat.charts.map(room.careTeam)];
}
