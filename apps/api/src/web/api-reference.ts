import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import scalar from '@scalar/fastify-api-reference';

/** The API's description, made from the contracts of every route. */
export function describeApi(app: NestFastifyApplication, version: string): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Holdfast')
    .setDescription('Follow-up and secure messaging for clinics. Every refusal is an RFC 9457 problem document.')
    .setVersion(version)
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(app, about);
}

/** Serves the description at /api/openapi.json and shows it at /api/docs, from this origin alone. */
export async function serveApiReference(app: NestFastifyApplication, version: string): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const document = JSON.stringify(describeApi(app, version));
  fastify.get('/api/openapi.json', (_, reply) => reply.type('application/json').send(document));
  await fastify.register(
    scalar as never,
    {
      routePrefix: '/api/docs',
      configuration: {
        url: '/api/openapi.json',
        favicon: '/icon.svg',
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        showDeveloperTools: 'never',
        agent: { disabled: true },
        mcp: { disabled: true },
      },
    } as never,
  );
}

/** What the reference's own page may do: its script and styles, and nothing from elsewhere. */
export const REFERENCE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
