import { StandardSchemaValidationPipe } from '@nestjs/common';
import { invalid } from '@holdfast/platform/model';

const MAX_FIELDS = 20;

/** Checks every body, path and query against its contract; a misfit names its fields, never their values. */
export function contractPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const fields = issues.slice(0, MAX_FIELDS).map((issue) => (issue.path ?? []).map(segment).join('.') || '(whole)');
      return invalid({ fields: [...new Set(fields)] });
    },
  });
}

function segment(part: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof part === 'object' ? part.key : part).slice(0, 60);
}
