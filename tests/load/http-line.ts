import { connect, type Socket } from 'node:net';

/** One keep-alive connection that sends one request after the other: a load generator that costs little itself. */
export class HttpLine {
  private readonly socket: Socket;
  private readonly host: string;
  private buffer = Buffer.alloc(0);
  private answer: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null;

  constructor(address: string) {
    const url = new URL(address);
    this.host = url.host;
    this.socket = connect(Number(url.port), url.hostname);
    this.socket.setNoDelay(true);
    this.socket.on('data', (chunk) => this.take(chunk));
    this.socket.on('error', (error) => this.answer?.reject(error));
    this.socket.on('close', () => this.answer?.reject(new Error('The connection was closed.')));
  }

  /** Sends a request with a JSON body. @returns the status */
  send(method: string, path: string, token: string, body: string): Promise<number> {
    const head =
      `${method} ${path} HTTP/1.1\r\nhost: ${this.host}\r\nauthorization: Bearer ${token}\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
    return new Promise((resolve, reject) => {
      this.answer = { resolve, reject };
      this.socket.write(head + body);
    });
  }

  /** Closes the connection. */
  end(): void {
    this.answer = null;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    const end = this.buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.buffer.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.buffer.length < end + 4 + length) return;
    this.buffer = this.buffer.subarray(end + 4 + length);
    this.answer?.resolve(Number(head.slice(9, 12)));
  }
}
