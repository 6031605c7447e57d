import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { Failure } from '@holdfast/platform/model';
import type { Socket } from 'socket.io';

/** Tells a socket by code why its message was refused. What it said is neither echoed nor logged. */
@Catch()
export class SocketFilter implements ExceptionFilter {
  private readonly log = new Logger(SocketFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const known = error instanceof Failure;
    if (!known) this.log.error({ err: error }, 'socket');
    host
      .switchToWs()
      .getClient<Socket>()
      .emit('refused', { code: known ? error.code : 'unexpected' });
  }
}
