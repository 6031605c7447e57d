import { HttpClient } from '@angular/common/http';
import { DestroyRef, Injectable, InjectionToken, effect, inject, signal } from '@angular/core';
import type { Hint, Id, LiveTicket } from '@holdfast/platform/model';
import { Subject, firstValueFrom } from 'rxjs';
import type { Socket } from 'socket.io-client';
import { LockFlag } from '../session/lock-flag';
import { Session } from '../session/session';
import { backoff } from './backoff';

const HEARTBEAT_MS = 30_000;

/** Opens a socket with a ticket; a token so that a test can put its own at the other end. */
export const OPEN_SOCKET = new InjectionToken<(ticket: string) => Promise<Socket>>('open-socket', {
  factory: () => async (ticket) => {
    const { io } = await import('socket.io-client');
    return io({ path: '/live', transports: ['websocket'], auth: { ticket }, reconnection: false, forceNew: true });
  },
});

/**
 * The live line to the server. It says what changed; what it is now is asked over HTTP. Notices may be lost, so
 * whoever shows something also catches up whenever `catchUp` fires: after each connection and on a slow heartbeat.
 */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly open = inject(OPEN_SOCKET);
  private readonly linked = signal(false);
  private socket: Socket | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private tries = 0;
  private round = 0;

  readonly hints = new Subject<Hint>();
  readonly catchUp = new Subject<void>();
  readonly isConnected = this.linked.asReadonly();

  constructor() {
    const lock = inject(LockFlag);
    effect(() => (this.session.state() === 'somebody' && !lock.isLocked() ? this.start() : this.stop()));
    const heartbeat = setInterval(() => {
      if (document.visibilityState === 'visible' && this.session.person()) this.catchUp.next();
    }, HEARTBEAT_MS);
    const awake = (): void => {
      if (document.visibilityState !== 'visible' || !this.session.person()) return;
      if (!this.linked()) this.again(true);
      this.catchUp.next();
    };
    document.addEventListener('visibilitychange', awake);
    addEventListener('online', awake);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(heartbeat);
      document.removeEventListener('visibilitychange', awake);
      removeEventListener('online', awake);
      this.stop();
    });
  }

  /** Says that the person is writing in a thread, or stopped; without a line it is simply not said. */
  typing(patientId: Id, threadId: Id, on: boolean): void {
    this.socket?.emit('typing', { patientId, threadId, on });
  }

  private start(): void {
    if (this.socket || this.timer) return;
    this.tries = 0;
    void this.connect();
  }

  private stop(): void {
    this.round += 1;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.hangUp();
  }

  private async connect(): Promise<void> {
    const round = ++this.round;
    try {
      const { ticket } = await firstValueFrom(this.http.post<LiveTicket>('/api/live/ticket', null));
      const socket = await this.open(ticket);
      if (round !== this.round) return void socket.disconnect();
      this.socket = socket;
      this.listen(socket);
    } catch {
      // No ticket or no line: the next try asks for both anew.
      if (round === this.round) this.again();
    }
  }

  private listen(socket: Socket): void {
    socket.on('connect', () => {
      this.tries = 0;
      this.linked.set(true);
      this.catchUp.next();
    });
    socket.on('hint', (hint: Hint) => this.hints.next(hint));
    socket.on('connect_error', () => this.dropped(socket));
    socket.on('disconnect', () => this.dropped(socket));
  }

  private dropped(socket: Socket): void {
    if (socket !== this.socket) return;
    this.hangUp();
    this.again();
  }

  private hangUp(): void {
    const socket = this.socket;
    this.socket = null;
    this.linked.set(false);
    socket?.removeAllListeners();
    socket?.disconnect();
  }

  private again(now = false): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.session.state() !== 'somebody') return;
    this.timer = setTimeout(
      () => {
        this.timer = null;
        void this.connect();
      },
      now ? 0 : backoff(this.tries++),
    );
  }
}
