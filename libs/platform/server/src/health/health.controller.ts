import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public } from '../gate/can';
import { Answers } from '../http/answers';
import { SETTINGS, type Settings } from '../settings/settings';
import { Health } from './health';

const State = z.strictObject({ status: z.enum(['ok', 'unavailable']) }).meta({ id: 'HealthState' });

/** Tells a supervisor whether the process lives and can serve, and a monitor how it fares. */
@Controller()
export class HealthController {
  constructor(
    private readonly health: Health,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('health/live')
  @Public('a supervisor asks before anyone has signed in')
  @Answers(200, State)
  live(): z.infer<typeof State> {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @Public('a load balancer asks before anyone has signed in')
  @Answers(200, State, 503)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof State>> {
    const ready = await this.health.isReady();
    if (!ready) reply.status(503);
    return { status: ready ? 'ok' : 'unavailable' };
  }

  @Get('metrics')
  @Public('read by a monitor with a token of its own, or from loopback')
  @ApiExcludeEndpoint()
  async metrics(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = this.settings.METRICS_TOKEN;
    const allowed = token ? isSame(request.headers.authorization ?? '', `Bearer ${token}`) : isLocal(request);
    if (!allowed) return void reply.status(404).send();
    await reply.type('text/plain; version=0.0.4').send(await this.health.metrics());
  }
}

// A proxy on this machine makes every visitor look local; what it forwards says so.
function isLocal({ ip, headers }: FastifyRequest): boolean {
  const forwarded = Object.keys(headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'));
  return !forwarded && (ip === '::1' || ip.replace('::ffff:', '').startsWith('127.'));
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
