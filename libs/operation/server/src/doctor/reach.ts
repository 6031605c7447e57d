import { connect } from 'node:tls';
import type { Reach } from '@holdfast/operation/model';
import type { Settings } from '@holdfast/platform/server';
import nodemailer from 'nodemailer';
import { createClient } from 'redis';

const WAIT_MS = 4_000;
const DAY_MS = 86_400_000;

/** Whether the mail server greets us and lets us in; no mail is sent. */
export async function mailAnswers({ SMTP_URL }: Settings): Promise<Reach> {
  if (!SMTP_URL) return 'none';
  const waits = { connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS };
  const address = new URL(SMTP_URL);
  for (const [name, ms] of Object.entries(waits)) address.searchParams.set(name, String(ms));
  const transport = nodemailer.createTransport(address.href);
  try {
    await transport.verify();
    return 'reachable';
  } catch {
    return 'unreachable';
  } finally {
    transport.close();
  }
}

/** Whether Redis answers. */
export async function redisAnswers({ REDIS_URL }: Settings): Promise<Reach> {
  if (!REDIS_URL) return 'none';
  const client = createClient({ url: REDIS_URL, socket: { connectTimeout: WAIT_MS, reconnectStrategy: false } });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
    return 'reachable';
  } catch {
    return 'unreachable';
  } finally {
    client.destroy();
  }
}

/** Whether the address that people use answers from this machine. */
export async function urlAnswers(url: URL): Promise<boolean> {
  const asked = fetch(new URL('/health/live', url), { redirect: 'manual', signal: AbortSignal.timeout(WAIT_MS) });
  return asked.then(
    ({ status }) => status === 200,
    () => false,
  );
}

/** For how many days the certificate of an address still holds; null when there is none to be had. */
export function certificateDays(url: URL): Promise<number | null> {
  return new Promise((resolve) => {
    const port = Number(url.port || 443);
    // Whether it is trusted is the browser's question; when it ends is ours, and an untrusted one ends too.
    const socket = connect({ host: url.hostname, port, servername: url.hostname, rejectUnauthorized: false });
    const done = (days: number | null) => {
      socket.destroy();
      resolve(days);
    };
    socket.setTimeout(WAIT_MS, () => done(null));
    socket.once('error', () => done(null));
    socket.once('secureConnect', () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to);
      done(Number.isNaN(until) ? null : Math.floor((until - Date.now()) / DAY_MS));
    });
  });
}
