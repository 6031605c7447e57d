import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { TimeWords } from '../time/time-words';
import type { Problem } from './problem';

/** Finds the words for a problem: by its code in any room's copy, else by its status. */
@Injectable({ providedIn: 'root' })
export class ProblemWords {
  private readonly transloco = inject(TranslocoService);
  private readonly time = inject(TimeWords);

  /** What happened and what to do, in the reader's language. */
  say(problem: Problem): string {
    const language = this.transloco.activeLang();
    const words = this.transloco.getTranslation(language);
    const known = Object.keys(words).find((key) => key.endsWith(`.problem.${problem.code}`));
    return this.transloco.translate(known ?? `platform.problem.${byStatus(problem.status)}`, this.facts(problem));
  }

  private facts({ facts: known }: Problem): Record<string, string> {
    const seconds = known['retryAfterSeconds'];
    const minutes = typeof seconds === 'number' ? Math.max(1, Math.ceil(seconds / 60)) : 1;
    const said = Object.entries(known).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
    const until = known['until'];
    return {
      name: '',
      ...Object.fromEntries(said.map(([key, value]) => [key, String(value)])),
      ...(typeof until === 'string' ? { until: this.time.short(until) } : {}),
      minutes: String(minutes),
    };
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
