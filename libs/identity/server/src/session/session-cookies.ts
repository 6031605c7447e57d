import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '@holdfast/platform/server';
import type { FastifyReply, FastifyRequest } from 'fastify';

const SESSION_SECONDS = 12 * 60 * 60;
const DEVICE_SECONDS = 365 * 24 * 60 * 60;

/** The two cookies: the refresh token of a session, and the mark of a device its owner has signed in from before. */
@Injectable()
export class SessionCookies {
  // The __Host- prefix needs TLS; the demo runs on plain HTTP on loopback and says so by another name.
  private readonly prefix: string;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    this.prefix = settings.DEMO ? 'holdfast-demo-' : '__Host-holdfast-';
  }

  /** The refresh token that came with a request; null for none. */
  refreshToken(request: FastifyRequest): string | null {
    return request.cookies[`${this.prefix}refresh`] ?? null;
  }

  /** The device mark that came with a request; null for none. */
  device(request: FastifyRequest): string | null {
    return request.cookies[`${this.prefix}device`] ?? null;
  }

  /** Hands out a refresh token. */
  keepRefreshToken(reply: FastifyReply, token: string): void {
    this.set(reply, 'refresh', token, SESSION_SECONDS);
  }

  /** Hands out a device mark. */
  keepDevice(reply: FastifyReply, mark: string): void {
    this.set(reply, 'device', mark, DEVICE_SECONDS);
  }

  /** Takes the refresh token back and asks the browser to forget what it kept of this site. */
  clear(reply: FastifyReply): void {
    this.set(reply, 'refresh', '', 0);
    reply.header('clear-site-data', '"cache"');
  }

  private set(reply: FastifyReply, name: string, value: string, maxAge: number): void {
    const secure = !this.settings.DEMO;
    reply.setCookie(`${this.prefix}${name}`, value, { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge });
  }
}
