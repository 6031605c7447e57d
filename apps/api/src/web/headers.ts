import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Health, Settings } from '@holdfast/platform/server';
import { REFERENCE_POLICY } from './api-reference';

const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Puts on every answer what protects it in a browser, and counts it. */
export function protectAnswers(
  fastify: FastifyInstance,
  portalPolicy: string,
  settings: Settings,
  health: Health,
): void {
  const log = new Logger('request');
  const isLogged = settings.LOG_LEVEL === 'info' || settings.LOG_LEVEL === 'debug';
  fastify.addHook('onSend', (request: FastifyRequest, reply: FastifyReply, payload, done) => {
    // By the route that answers, not only by the address as written: `/%61pi/me` is the API too.
    const route = request.routeOptions.url ?? '';
    const isReference = route.startsWith('/api/docs');
    const isApi = !isReference && (route.startsWith('/api/') || request.url.startsWith('/api/'));
    reply.headers({
      'content-security-policy': isReference ? REFERENCE_POLICY : isApi ? API_POLICY : portalPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
      'x-request-id': request.id,
      ...(settings.DEMO ? {} : { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
    });
    if (isApi) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, id: requestId } = request;
    const route = request.routeOptions.url ?? '(none)';
    const { statusCode: status, elapsedTime: ms } = reply;
    health.answered(method, route, status, ms / 1000);
    // The route's pattern, never the address: addresses carry identifiers of patients.
    if (isLogged) log.log({ method, route, status, ms: Math.round(ms), requestId }, 'answered');
    done();
  });
}
