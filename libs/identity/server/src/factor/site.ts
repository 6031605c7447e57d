import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { foreignOrigin } from '@holdfast/identity/model';
import { isOwnOrigin, SETTINGS, type Settings } from '@holdfast/platform/server';
import type { FastifyRequest } from 'fastify';

/** The address people use for the portal, as passkeys are bound to it. */
export interface Site {
  /** The name that passkeys belong to, for example `portal.example.org`; null where the address is a bare number. */
  readonly rpId: string | null;
  readonly origin: string;
}

/** Tells at which site a request came in: the public address where one is set, else the name in the browser's bar. */
@Injectable()
export class Sites {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** The site of a request; fails with `session.origin` when it did not come from the portal's own pages. */
  of(request: FastifyRequest): Site {
    if (request.headers['x-holdfast'] !== 'portal' || !isOwnOrigin(request.headers, this.settings))
      throw foreignOrigin();
    const { PUBLIC_URL, DEMO } = this.settings;
    const url = new URL(PUBLIC_URL && !DEMO ? PUBLIC_URL : `http://${request.headers.host ?? 'localhost'}`);
    const name = url.hostname.replace(/^\[|\]$/g, '');
    return { rpId: isIP(name) ? null : name, origin: url.origin };
  }
}
