import { HttpContextToken, HttpErrorResponse, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, type Observable, switchMap, throwError } from 'rxjs';
import { STEP_UP } from '../parts';
import { LockFlag } from './lock-flag';
import { Session } from './session';

/** Marks requests that carry their own proof (signing in, refreshing), where a 401 is an answer and not an expiry. */
export const OWN_PROOF = new HttpContextToken(() => false);

/**
 * Adds the portal's mark and the token to every request, renews the sign-in once when the server asks, and where it asks
 * for a fresh proof, asks the person and goes on.
 */
export const sessionHttp: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  const stepUp = inject(STEP_UP);
  const lock = inject(LockFlag);
  const ask = () => next(signed(request, session.accessToken())).pipe(catchError(legibly));
  return ask().pipe(
    catchError((failure: unknown) => {
      if (codeOf(failure) === 'session.locked') lock.set(true);
      if (codeOf(failure) === 'session.step-up') {
        return from(stepUp()).pipe(switchMap((proved) => (proved ? ask() : throwError(() => failure))));
      }
      const expired = failure instanceof HttpErrorResponse && failure.status === 401;
      if (!expired || request.context.get(OWN_PROOF)) return throwError(() => failure);
      return from(session.refresh()).pipe(
        switchMap((state) => {
          if (state !== 'somebody' || !session.accessToken()) return throwError(() => failure);
          return ask();
        }),
      );
    }),
  );
};

function signed(request: HttpRequest<unknown>, token: string | null): HttpRequest<unknown> {
  // The service worker keeps the shell only. Without the second mark it would answer 504 for a missing network.
  const headers = request.headers.set('X-Holdfast', 'portal').set('ngsw-bypass', 'true');
  return request.clone({ headers: token ? headers.set('Authorization', `Bearer ${token}`) : headers });
}

// Whoever asks for a file gets a refusal as a file too; it is read, so that it can be acted on and said in words.
function legibly(failure: unknown): Observable<never> {
  const isFile = failure instanceof HttpErrorResponse && failure.error instanceof Blob;
  return isFile ? from(legible(failure)).pipe(switchMap((read) => throwError(() => read))) : throwError(() => failure);
}

async function legible(failure: HttpErrorResponse): Promise<unknown> {
  const { headers, status, statusText } = failure;
  const text = await (failure.error as Blob).text();
  try {
    const error: unknown = JSON.parse(text);
    return new HttpErrorResponse({ error, headers, status, statusText, url: failure.url ?? undefined });
  } catch {
    return failure;
  }
}

function codeOf(failure: unknown): string | undefined {
  const body: unknown = failure instanceof HttpErrorResponse ? failure.error : null;
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : undefined;
}
