import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    facts: z.record(z.string(), z.unknown()),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document' });

/** Says what a route answers, for the router and for OpenAPI; every refusal is a problem document. */
export function Answers(status: number, schema: z.ZodType | null, ...also: number[]): MethodDecorator & ClassDecorator {
  const body = schema ? { standardSchema: schema } : {};
  return applyDecorators(
    HttpCode(status),
    ApiBearerAuth(),
    ...[status, ...also].map((one) => ApiResponse({ status: one, description: DESCRIPTIONS[one] ?? 'Done.', ...body })),
    ApiResponse({ status: '4XX', description: 'Refused; nothing was changed.', standardSchema: Problem }),
  );
}

/** Says that a route answers with a file of this media type. */
export function AnswersFile(type: string): MethodDecorator & ClassDecorator {
  const content = { [type]: { schema: { type: 'string', format: 'binary' } } };
  return applyDecorators(
    HttpCode(200),
    ApiBearerAuth(),
    ApiResponse({ status: 200, description: 'The file.', content }),
    ApiResponse({ status: '4XX', description: 'Refused; nothing was changed.', standardSchema: Problem }),
  );
}

const DESCRIPTIONS: Record<number, string> = {
  200: 'Done, or already done before.',
  201: 'Made.',
  204: 'Done; there is nothing to say.',
};

/** The result of a write that a client may repeat: what stands now, and whether this call made it. */
export interface Made<T> {
  readonly made: boolean;
  readonly view: T;
}

/** Answers 201 to the call that made a thing and 200 to its repeats, with the same body. */
export async function answerMade<T>(reply: FastifyReply, work: Promise<Made<T>>): Promise<T> {
  const { made, view } = await work;
  reply.status(made ? 201 : 200);
  return view;
}
