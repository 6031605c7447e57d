import 'reflect-metadata';
import { existsSync } from 'node:fs';
import cookie from '@fastify/cookie';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IdSchema, newId } from '@holdfast/platform/model';
import { Database, hardenInput, Health, letBodiesGrow, LiveAdapter, type Settings } from '@holdfast/platform/server';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { refuseNewerDatabase } from './database/migration';
import { VERSION } from './installation';
import { serveApiReference } from './web/api-reference';
import { protectAnswers } from './web/headers';
import { servePortal } from './web/portal-files';

const BODY_BYTES = 64 * 1024;

/**
 * Builds the whole process, ready to listen: the API, the live gateway, the jobs, and the portal beside them.
 *
 * @param besides further modules, such as the demo seed's
 */
export async function createApp(settings: Settings, besides: readonly Type[] = []): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES,
    requestTimeout: 30_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 64 },
    exposeHeadRoutes: false,
    trustProxy: settings.TRUST_PROXY ? settings.TRUST_PROXY.split(',') : false,
    // A caller may name its request, so that its log and ours can be read together; anything but a UUID is renamed.
    genReqId: (request: { headers: Record<string, unknown> }) =>
      IdSchema.safeParse(request.headers['x-request-id']).data ?? newId(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, besides), adapter, {
    bufferLogs: true,
    abortOnError: false,
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  await app.register(cookie as never);
  hardenInput(fastify);
  letBodiesGrow(fastify);
  await refuseNewerDatabase(app.get(Database).source);
  const live = new LiveAdapter(app, settings);
  await live.connect();
  app.useWebSocketAdapter(live);
  const withPortal = settings.PORTAL_DIR !== undefined && existsSync(settings.PORTAL_DIR);
  const policy = withPortal ? await servePortal(fastify, settings.PORTAL_DIR ?? '') : "default-src 'none'";
  protectAnswers(fastify, policy, settings, app.get(Health));
  await serveApiReference(app, VERSION);
  return app;
}
