import pino from 'pino';
import { readSettings } from '../settings/settings';
import { requestLog, withoutWords } from './request-log';

const settings = readSettings({ DATABASE_URL: 'postgres://x', KEYS_DIR: 'x', DEMO: 'true' });

describe('the log', () => {
  it('writes of an error its kind and place, never its words', () => {
    const error = Object.assign(new Error('Key (email)=(sam@willow.example) already exists.'), {
      code: '23505',
      detail: 'sam',
    });
    const written = JSON.stringify(withoutWords(error as unknown as Record<string, unknown>));
    expect(written).toContain('23505');
    expect(written).toContain('request-log.spec');
    expect(written).not.toMatch(/sam|willow|exists/);
  });

  it('writes of a request its method only', () => {
    const lines: string[] = [];
    const { serializers } = requestLog(settings).pinoHttp as { serializers: Record<string, pino.SerializerFn> };
    const log = pino({ serializers }, { write: (line: string) => void lines.push(line) });
    const url = '/api/patients/01a20240-aadd-75bb-b676-0d4fede015d2?name=rivera';
    log.info(
      { req: { method: 'GET', url, headers: { authorization: 'Bearer abc' }, remoteAddress: '10.0.0.1' } },
      'done',
    );
    expect(lines.join()).toContain('GET');
    expect(lines.join()).not.toMatch(/01a20240|patients|rivera|Bearer|10\.0\.0\.1/);
  });
});
