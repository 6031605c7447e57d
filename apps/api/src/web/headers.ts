import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Health } from '@holdfast/platform/server';
import { REFERENCE_POLICY } from './api-reference';

const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Puts on every answer what protects it in a browser, and counts it. */
export function protectAnswers(fastify: FastifyInstance, portalPolicy: string, secure: boolean, health: Health): void {
  fastify.addHook('onRequest', (request, _, done) => {
    Object.assign(request.raw, { routePattern: request.routeOptions.url });
    done();
  });
  fastify.addHook('onSend', (request: FastifyRequest, reply: FastifyReply, payload, done) => {
    const [address = ''] = request.url.split('?');
    reply.headers({
      'content-security-policy': policyFor(address, portalPolicy),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
      'x-request-id': request.id,
      ...(secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
    });
    if (address.startsWith('/api/') && !address.startsWith('/api/docs')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    health.answered(request.method, request.routeOptions.url ?? '(none)', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}

function policyFor(address: string, portalPolicy: string): string {
  if (address.startsWith('/api/docs')) return REFERENCE_POLICY;
  return address.startsWith('/api/') ? API_POLICY : portalPolicy;
}
