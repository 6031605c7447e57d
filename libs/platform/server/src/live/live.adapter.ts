import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';
import { isOwnOrigin } from '../http/origin';
import type { Settings } from '../settings/settings';

type Options = Parameters<IoAdapter['createIOServer']>[1];
type LiveServer = ReturnType<IoAdapter['createIOServer']>;

const MAX_FRAME_BYTES = 64 * 1024;

/** Socket.IO as Holdfast runs it: websocket only, own origin only, small frames, Redis between processes where given. */
export class LiveAdapter extends IoAdapter {
  private adapter: ReturnType<typeof createAdapter> | null = null;

  constructor(
    app: INestApplicationContext,
    private readonly settings: Settings,
  ) {
    super(app);
  }

  /** Connects to Redis, where hints are to reach other processes too. */
  async connect(): Promise<void> {
    if (!this.settings.REDIS_URL) return;
    const client = createClient({ url: this.settings.REDIS_URL });
    client.on('error', () => undefined); // the client reconnects by itself; hints may be lost, truth is over HTTP
    await client.connect();
    this.adapter = createAdapter(client);
  }

  override createIOServer(port: number, options?: Options): LiveServer {
    const server = super.createIOServer(port, {
      ...options,
      path: '/live',
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      maxHttpBufferSize: MAX_FRAME_BYTES,
      allowRequest: (request: IncomingMessage, decide: (error: string | null, allowed: boolean) => void) =>
        decide(null, isOwnOrigin(request.headers, this.settings)),
    } as Options);
    if (this.adapter) server.adapter(this.adapter as unknown as Parameters<LiveServer['adapter']>[0]);
    return server;
  }
}
