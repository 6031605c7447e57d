import { HttpErrorResponse } from '@angular/common/http';
import type { FailureFacts, ProblemDocument } from '@holdfast/platform/model';

/** What went wrong with a request, as far as a screen needs it. */
export interface Problem {
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly code: string;
  readonly facts: FailureFacts;
  /** What support asks for; empty where no answer came. */
  readonly requestId: string;
}

/** Reads whatever a request failed with as a problem. */
export function problemOf(failure: unknown): Problem {
  if (!(failure instanceof HttpErrorResponse)) return { status: -1, code: 'unexpected', facts: {}, requestId: '' };
  const body = failure.error as Partial<ProblemDocument> | null;
  const said = typeof body === 'object' && body !== null && typeof body.code === 'string';
  return {
    status: failure.status,
    code: said ? (body.code ?? '') : failure.status === 0 ? 'offline' : `status-${failure.status}`,
    facts: said ? (body.facts ?? {}) : {},
    requestId: said ? (body.requestId ?? '') : '',
  };
}

/** The HTTP status a request failed with; 0 where no answer came, -1 where it was not a request at all. */
export function statusOf(failure: unknown): number {
  return failure instanceof HttpErrorResponse ? failure.status : -1;
}

/** Whether trying the same again later may well succeed: no answer, an overload, or a fault of the server. */
export function isPassing(status: number): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}
