import { readSettings } from '../settings/settings';
import { isOwnOrigin } from './origin';

const base = { DATABASE_URL: 'postgres://x', KEYS_DIR: '/keys', SMTP_URL: 'smtp://x' };
const demo = readSettings({ ...base, DEMO: 'true' });
const clinic = readSettings({ ...base, PUBLIC_URL: 'https://portal.clinic.example' });

describe('an own origin', () => {
  it('is the portal’s address at a clinic, whatever Host says', () => {
    const host = 'portal.clinic.example';
    expect(isOwnOrigin({ host, origin: 'https://portal.clinic.example' }, clinic)).toBe(true);
    expect(isOwnOrigin({ host: 'evil.example', origin: 'https://evil.example' }, clinic)).toBe(false);
    expect(isOwnOrigin({ host, origin: 'http://portal.clinic.example' }, clinic)).toBe(false);
    expect(isOwnOrigin({ host, origin: 'null' }, clinic)).toBe(false);
  });

  it('is any name of this machine in the demo, and no name that was rebound to it', () => {
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000']) {
      expect(isOwnOrigin({ host, origin: `http://${host}` }, demo)).toBe(true);
    }
    expect(isOwnOrigin({ host: 'evil.example:3000', origin: 'http://evil.example:3000' }, demo)).toBe(false);
    expect(isOwnOrigin({ host: 'localhost:3000', origin: 'http://localhost:4000' }, demo)).toBe(false);
  });

  it('is not where the browser says the request came from another site', () => {
    for (const site of ['cross-site', 'same-site']) {
      expect(
        isOwnOrigin({ host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': site }, demo),
      ).toBe(false);
    }
    expect(isOwnOrigin({ host: 'localhost:3000', 'sec-fetch-site': 'same-origin' }, demo)).toBe(true);
  });
});
