import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Says that a route takes a larger body than others, so many bytes at most: a whole file, for example. */
export function TakesBody(bodyBytes: number): MethodDecorator {
  return RouteConfig({ bodyBytes });
}

/** Lets each route take what it says it takes; before the first route is added. */
export function letBodiesGrow(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const { bodyBytes } = (route.config ?? {}) as { bodyBytes?: number };
    if (bodyBytes !== undefined) route.bodyLimit = bodyBytes;
  });
}
