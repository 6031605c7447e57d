import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problem.filter';

const MAX_DEPTH = 20;

/** Refuses, before any route sees it, input that no schema should have to think about. */
export function hardenInput(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request: FastifyRequest, reply: FastifyReply, done) => {
    const fault = faultIn(request.body, 0) ?? faultIn(request.query, 0) ?? faultIn(request.params, 0);
    if (!fault) return done();
    const facts = { fault };
    const title = 'Some of what was sent does not fit.';
    sendProblem(reply, request.id, { status: 422, code: 'input.invalid', title, facts });
  });
}

/** What is wrong with a value in itself: nested too deep, or text that is not well-formed; null when nothing is. */
export function faultIn(value: unknown, depth: number): 'depth' | 'text' | null {
  if (depth > MAX_DEPTH) return 'depth';
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? 'text' : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const fault = faultIn(key, depth) ?? faultIn(inner, depth + 1);
    if (fault) return fault;
  }
  return null;
}
