import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Settings } from '../settings/settings';

/** How the process logs: only what is named here is ever written, so nothing personal can slip in by being new. */
export function requestLog(settings: Settings): Params {
  return {
    pinoHttp: {
      level: settings.LOG_LEVEL,
      // A line per request costs more than answering some of them: it is written only where it can be read.
      autoLogging: settings.LOG_LEVEL === 'info' || settings.LOG_LEVEL === 'debug',
      quietReqLogger: true,
      customLogLevel: (_, response) => (response.statusCode >= 500 ? 'error' : 'info'),
      serializers: {
        req: (request: { method: string; raw?: Routed }) => ({ method: request.method, route: routeOf(request.raw) }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
        err: withoutWords,
      },
    },
  };
}

/** An error as it may be logged: its kind and where it happened. Its message stays out, since it can quote what was sent. */
export function withoutWords(error: Record<string, unknown>): object {
  const { name, code, stack } = error;
  const frames =
    typeof stack === 'string'
      ? stack
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .join('\n')
      : undefined;
  return { name, code, stack: frames };
}

type Routed = IncomingMessage & { routePattern?: string; res?: ServerResponse };

// The route's pattern, never the address: addresses carry identifiers of patients.
function routeOf(request: Routed | undefined): string {
  return request?.routePattern ?? '(unmatched)';
}
