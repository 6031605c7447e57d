import type { IncomingHttpHeaders } from 'node:http';
import { LOOPBACK, type Settings } from '../settings/settings';

/**
 * Whether a browser's request came from the portal's own pages.
 * A request without an Origin header comes from no browser page and carries no ambient cookie.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, settings: Settings): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  if (settings.PUBLIC_URL && !settings.DEMO) return origin === new URL(settings.PUBLIC_URL).origin;
  // The demo is reached by any name of this machine, and by no other: a name that was rebound to it is a stranger's.
  if (settings.DEMO && !LOOPBACK.test(URL.parse(`http://${host}`)?.hostname ?? '')) return false;
  return origin === `http://${host}` || origin === `https://${host}`;
}
