import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Serves the built portal beside the API: hashed files for a year, the shell never kept.
 *
 * @returns the content security policy that lets exactly this build run
 */
export async function servePortal(fastify: FastifyInstance, folder: string): Promise<string> {
  const index = path.join(folder, 'index.html');
  if (!existsSync(index)) throw new Error('The portal is not built: index.html is missing in PORTAL_DIR.');
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, file) => void reply.header('cache-control', cachingOf(path.basename(file))),
  });
  const shell = (reply: FastifyReply) => reply.header('cache-control', 'no-cache').sendFile('index.html');
  fastify.get('/', (_, reply) => shell(reply));
  // The portal's own addresses are pages, not files; a name with a dot is a file that is not there.
  fastify.get('/*', (request, reply) => {
    const [address = ''] = request.url.split('?');
    const isFile = /\.[^/]+$/.test(address);
    if (isFile || /^\/(api|live|health|metrics)(\/|$)/.test(address)) return reply.callNotFound();
    return shell(reply);
  });
  return contentPolicy(readFileSync(index, 'utf8'));
}

// Hashed names never change their content; everything else is asked for anew.
function cachingOf(name: string): string {
  return /-[\w-]{8}\.\w+(\.(br|gz))?$/.test(name) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
}

function contentPolicy(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = inline.map(([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...hashes].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#components default',
  ].join('; ');
}
