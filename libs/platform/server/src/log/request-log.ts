import type { Params } from 'nestjs-pino';
import type { Settings } from '../settings/settings';

/** How the process logs: only what is named here is ever written, so nothing personal can slip in by being new. */
export function requestLog(settings: Settings): Params {
  return {
    // No middleware: it would make a logger for every request, whether or not a line is ever written.
    forRoutes: [],
    pinoHttp: {
      level: settings.LOG_LEVEL,
      // Each answer is logged once it is sent, with its route's pattern; see protectAnswers.
      autoLogging: false,
      quietReqLogger: true,
      serializers: {
        // Never the address: it carries identifiers of patients.
        req: ({ method }: { method: string }) => ({ method }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
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
