import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { COPY } from '../copy/copy';
import type { Problem } from './problem';

/** Finds the words for a problem: by its code in any room's copy, else by its status. */
@Injectable({ providedIn: 'root' })
export class ProblemWords {
  private readonly transloco = inject(TranslocoService);
  private readonly rooms = inject(COPY);

  /** What happened and what to do, in the reader's language. */
  say(problem: Problem): string {
    const language = this.transloco.activeLang();
    const known = this.rooms
      .map(({ scope }) => `${scope}.problem.${problem.code}`)
      .find((key) => typeof this.transloco.getTranslation(language)[key] === 'string');
    return this.transloco.translate(known ?? `platform.problem.${byStatus(problem.status)}`, facts(problem));
  }
}

function byStatus(status: number): string {
  if (status === 0) return 'offline';
  if (status === 401) return 'session-required';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  if (status === 409) return 'conflict';
  if (status === 422 || status === 400) return 'input-invalid';
  if (status === 429) return 'limited';
  return 'unexpected';
}

function facts({ facts: known }: Problem): Record<string, string> {
  const seconds = known['retryAfterSeconds'];
  const minutes = typeof seconds === 'number' ? Math.max(1, Math.ceil(seconds / 60)) : 1;
  return { minutes: String(minutes) };
}
