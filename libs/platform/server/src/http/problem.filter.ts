import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { Failure, FAILURE_STATUS, type FailureFacts, type ProblemDocument } from '@holdfast/platform/model';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly facts: FailureFacts;
}

const UNAVAILABLE: Refusal = {
  status: 503,
  code: 'unavailable',
  title: 'We cannot reach the records right now. Nothing was lost; please try again.',
  facts: {},
};
const BUG: Refusal = { status: 500, code: 'unexpected', title: 'Something went wrong on our side.', facts: {} };

// What PostgreSQL says, as far as a caller can do something about it. Class 08 and 57P are lost connections.
const BY_SQLSTATE: Record<string, Refusal> = {
  '23505': { status: 409, code: 'conflict', title: 'This already exists.', facts: {} },
  '23503': { status: 422, code: 'input.reference', title: 'Something that this refers to does not exist.', facts: {} },
  '22021': { status: 422, code: 'input.invalid', title: 'Some of what was sent does not fit.', facts: {} },
  '22007': { status: 422, code: 'input.invalid', title: 'Some of what was sent does not fit.', facts: {} },
  '22008': { status: 422, code: 'input.invalid', title: 'Some of what was sent does not fit.', facts: {} },
  '22P02': { status: 422, code: 'input.invalid', title: 'Some of what was sent does not fit.', facts: {} },
  '22003': { status: 422, code: 'input.invalid', title: 'Some of what was sent does not fit.', facts: {} },
  '40001': UNAVAILABLE,
  '40P01': UNAVAILABLE,
  '57014': UNAVAILABLE,
};
const BY_HTTP: Record<number, [code: string, title: string]> = {
  400: ['input.malformed', 'The request could not be read.'],
  404: ['missing', 'There is nothing here for you.'],
  405: ['method.unknown', 'This cannot be done here.'],
  413: ['input.too-large', 'What was sent is too large.'],
  414: ['input.too-large', 'The address is too long.'],
  415: ['input.media-type', 'Please send JSON.'],
  429: ['limited', 'Too many requests. Please wait a little.'],
};

/** Turns every failure into a problem document; what is not a known refusal is a bug, logged and told without detail. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const refusal = refusalOf(error);
    if (refusal.status >= 500) this.log.error({ err: error, requestId: request.id }, refusal.code);
    sendProblem(http.getResponse<FastifyReply>(), request.id, refusal);
  }
}

/** Writes a refusal as a problem document. */
export function sendProblem(reply: FastifyReply, requestId: string, refusal: Refusal): void {
  const { status, code, title, facts } = refusal;
  const problem: ProblemDocument = { type: `/api/problems/${code}`, title, status, code, facts, requestId };
  if (status === 503) reply.header('retry-after', '1');
  const wait = facts['retryAfterSeconds'];
  if (status === 429 && typeof wait === 'number') reply.header('retry-after', String(wait));
  reply
    .status(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

/** What a caller is told about an error. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Failure) {
    return { status: FAILURE_STATUS[error.kind], code: error.code, title: error.title, facts: error.facts };
  }
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const status = error instanceof HttpException ? error.getStatus() : typeof statusCode === 'number' ? statusCode : 500;
  if (status >= 400 && status < 500) {
    const [known, title] = BY_HTTP[status] ?? ['input.refused', 'The request was refused.'];
    return { status, code: known, title, facts: {} };
  }
  if (typeof code === 'string') return BY_SQLSTATE[code] ?? (isLostConnection(code) ? UNAVAILABLE : BUG);
  return /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout)/.test(
    String((error as Error | null)?.message),
  )
    ? UNAVAILABLE
    : BUG;
}

function isLostConnection(code: string): boolean {
  return /^(08|57P|53)/.test(code) || /^E(CONN|PIPE|TIMEDOUT|HOSTUNREACH)/.test(code);
}
